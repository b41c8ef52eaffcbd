// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.List;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Refusal;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.PageJson.NewText;

/** Looks at what a program sent; everything that is wrong with it is told at once, field by field. */
final class SentPage {
    private static final int MAX_KEY = 64;

    private final Refusal refusal = new Refusal(422, "wiki.refusal.data");

    private SentPage() {}

    /**
     * What is to be saved.
     *
     * @param before the text that the program read; its blocks keep their ids
     * @throws Refusal 422 that names the fields
     */
    static Draft draft(NewText sent, Body before, Bodies bodies, Visit visit) {
        return new SentPage().read(sent, before, bodies, visit);
    }

    /** The language that a program means. */
    static String language(NewText sent, Visit visit) {
        return sent.language() == null ? visit.language() : sent.language();
    }

    private Draft read(NewText sent, Body before, Bodies bodies, Visit visit) {
        String title = title(sent.title());
        String source = text("body", sent.body(), Bodies.MAX_LENGTH);
        String format = sent.format() == null ? "text" : sent.format();
        if (!format.equals("text") && !format.equals("html")) {
            refusal.at("format", "web.problem.choice");
        }
        String language = language(sent, visit);
        if (!PageForm.languages(visit).containsKey(language)) {
            refusal.at("language", "web.problem.choice");
        }
        String summary = sent.summary() == null ? "" : OneLine.of(sent.summary());
        if (summary.length() > PageForm.MAX_SUMMARY) {
            refusal.at("summary", "web.problem.tooLong", PageForm.MAX_SUMMARY, summary.length());
        }
        String key = sent.key() == null ? "" : sent.key();
        if (key.length() > MAX_KEY) {
            refusal.at("key", "web.problem.tooLong", MAX_KEY, key.length());
        }
        if (!refusal.fields().isEmpty()) {
            throw refusal;
        }
        Body body = Described.of(bodies.within(bodies.clean(source, format, before), PageForm.MAX_TEXT), before);
        return new Draft(title, body, language, summary, List.of(), key);
    }

    /** Some signs are two once they are clean. */
    private String title(String sent) {
        String title = OneLine.of(text("title", sent, Titles.MAX));
        if (title.length() > Titles.MAX) {
            refusal.at("title", "web.problem.tooLong", Titles.MAX, title.length());
        } else if (title.isEmpty()
                && refusal.fields().stream().noneMatch(wrong -> wrong.field().equals("title"))) {
            refusal.at("title", "web.problem.required");
        }
        return title;
    }

    private String text(String field, String text, int max) {
        if (text == null || text.isBlank()) {
            refusal.at(field, "web.problem.required");
            return "";
        }
        if (text.length() > max) {
            refusal.at(field, "web.problem.tooLong", max, text.length());
            return "";
        }
        return text;
    }
}
