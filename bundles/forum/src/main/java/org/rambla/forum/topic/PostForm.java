// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.LanguageAsked;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Upload;
import org.rambla.api.text.LanguageName;
import org.rambla.api.visit.Visit;

/**
 * The form in which people write: for the first time, or coming back with messages and all that was typed. Files that
 * came with a form that was refused are kept, and named in it, so that nobody has to choose them again.
 *
 * @param fields filled
 * @param form as it was sent; null for the first time
 * @param kept files that came with it before
 * @param format of the text that is shown for the first time
 */
public record PostForm(Fields fields, Form form, List<Stored> kept, String format, Visit visit) {
    static final int MAX_TITLE = 200;
    private static final int MAX_FILES = 10;

    /** An empty one in the reader's language. */
    public static PostForm fresh(Visit visit, String text) {
        Map<String, String> languages = languages(visit);
        String language = languages.containsKey(visit.language())
                ? visit.language()
                : languages.keySet().iterator().next();
        return new PostForm(
                Fields.of(visit).with("language", language).with("body", text), null, List.of(), "text", visit);
    }

    /** One that comes back. */
    public static PostForm back(Form form, List<Stored> kept, Visit visit) {
        return new PostForm(Fields.of(visit, form), form, kept, "text", visit);
    }

    /** One to change a post. */
    public static PostForm of(PostRow post, String title, Visit visit) {
        Fields fields = Fields.of(visit)
                .with("title", title)
                .with("language", post.language())
                .with("body", post.body().html());
        return new PostForm(fields, null, List.of(), "html", visit);
    }

    /** Working languages of the space with the reader's, by name. */
    public static Map<String, String> languages(Visit visit) {
        Set<String> tags = new LinkedHashSet<>(visit.space().languages());
        tags.add(visit.language());
        Locale reader = Locale.forLanguageTag(visit.language());
        Map<String, String> languages = new LinkedHashMap<>();
        for (String tag : tags) {
            String name = LanguageName.of(tag, visit.language());
            languages.put(tag, name.substring(0, 1).toUpperCase(reader) + name.substring(1));
        }
        return languages;
    }

    /** The draft of a form; messages are kept in the form when something is wrong. */
    public static Draft read(Form form, boolean withTitle, Files files, Visit visit) {
        String title = withTitle ? OneLine.required(form, "title", MAX_TITLE) : "";
        if (!Fields.byPassage(form, "body")) {
            int length = form.required("body", Integer.MAX_VALUE).length();
            if (length > Bodies.MAX_LENGTH) {
                form.reject("body", "content.body.longerThan", Bodies.MAX_CONTRIBUTION, length);
            }
        }
        Map<String, String> languages = languages(visit);
        String language = form.oneOf("language", languages.keySet());
        if (!Fields.byPassage(form, "body")) {
            LanguageAsked.ask(form, title, form.raw("body"), language, languages.keySet(), visit);
        }
        List<Stored> stored = files(form, files, visit);
        return new Draft(title, form.raw("body"), form.value("bodyFormat"), language, stored, form.submission());
    }

    /** Whether the form asks about the language, so that it is not asked about a second time. */
    public boolean asks() {
        return LanguageAsked.asked(form);
    }

    private static List<Stored> files(Form form, Files files, Visit visit) {
        long member = visit.memberId();
        List<String> refused = new ArrayList<>();
        List<Long> before = form.values("kept").stream()
                .filter(id -> id.matches("[0-9]{1,18}"))
                .limit(MAX_FILES)
                .map(Long::parseLong)
                .toList();
        List<Stored> stored = new ArrayList<>(files.kept(before, member));
        for (Upload upload : form.files("files")) {
            if (stored.size() == MAX_FILES) {
                form.reject("files", "forum.problem.files", MAX_FILES);
                break;
            }
            try {
                stored.add(files.store(upload, member));
            } catch (Refusal refusal) {
                refused.add(
                        visit.text("forum.problem.file", name(upload), visit.text(refusal.key(), refusal.arguments())));
            }
        }
        if (!refused.isEmpty()) {
            form.reject("files", "forum.problem.refusedFiles", String.join(" ", refused));
        }
        return stored;
    }

    /** A file's name as far as it can be said: of one line, in its own direction. */
    private static String name(Upload upload) {
        String name = upload.name().replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        return name.length() > 100 ? name.substring(0, 100) + "\u2026" : name;
    }
}
