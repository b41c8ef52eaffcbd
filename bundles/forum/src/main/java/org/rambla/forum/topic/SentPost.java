// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import java.util.List;
import org.rambla.api.content.Bodies;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Refusal;
import org.rambla.api.visit.Visit;
import org.rambla.forum.topic.TopicApi.NewPost;

/** Looks at what a program sent; everything that is wrong with it is told at once, field by field. */
final class SentPost {
    private static final int MAX_KEY = 64;

    private final Refusal refusal = new Refusal(422, "forum.refusal.data");

    private SentPost() {}

    /** @throws Refusal 422 that names the fields */
    static Draft draft(NewPost sent, boolean titled, Visit visit) {
        return new SentPost().read(sent == null ? new NewPost(null, null, null, null, null) : sent, titled, visit);
    }

    private Draft read(NewPost sent, boolean titled, Visit visit) {
        String title =
                titled ? text("title", OneLine.of(sent.title() == null ? "" : sent.title()), PostForm.MAX_TITLE) : "";
        String body = text("body", sent.body(), Bodies.MAX_LENGTH);
        String format = sent.format() == null ? "text" : sent.format();
        if (!format.equals("text") && !format.equals("html")) {
            refusal.at("format", "web.problem.choice");
        }
        String language = sent.language() == null ? visit.language() : sent.language();
        if (!PostForm.languages(visit).containsKey(language)) {
            refusal.at("language", "web.problem.choice");
        }
        String key = sent.key() == null ? "" : sent.key();
        if (key.length() > MAX_KEY) {
            refusal.at("key", "web.problem.tooLong", MAX_KEY, key.length());
        }
        if (!refusal.fields().isEmpty()) {
            throw refusal;
        }
        return new Draft(title, body, format, language, List.of(), key);
    }

    private String text(String field, String text, int max) {
        if (text == null || text.isBlank()) {
            refusal.at(field, "web.problem.required");
            return "";
        }
        if (text.length() > max) {
            refusal.at(field, "web.problem.tooLong", max, text.length());
        }
        return text;
    }
}
