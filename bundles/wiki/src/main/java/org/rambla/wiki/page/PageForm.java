// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Upload;
import org.rambla.api.text.LanguageName;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Kept;
import org.rambla.wiki.edit.Known;
import org.rambla.wiki.edit.Sent;

/**
 * The form in which pages are written: for the first time, or coming back with messages and all that was typed. Files that
 * came with a form that was refused are kept, and named in it, so that nobody has to choose them again.
 *
 * @param fields filled
 * @param form as it was sent; null for the first time
 * @param kept files that came with it before
 * @param format of the text that is shown for the first time
 */
public record PageForm(Fields fields, Form form, List<Stored> kept, String format, Visit visit) {
    /** Longest text, in characters as a reader sees them: a page may be a guide, which a contribution to a talk is not. */
    public static final int MAX_TEXT = 400_000;

    /** Longest summary of a change, in characters. */
    public static final int MAX_SUMMARY = 200;

    private static final int MAX_FILES = 20;

    /** Ids of files that its writer took off, of the page and of a text of theirs that waits. */
    public Set<Long> detach(List<Long> ofPage) {
        Set<Long> all = new LinkedHashSet<>(ofPage);
        if (form != null) {
            all.addAll(Sent.detached(form));
        }
        return all;
    }

    private static Fields begun(Visit visit) {
        return Fields.of(visit).with("writing", Known.fresh());
    }

    /** One for a new page. */
    public static PageForm fresh(String title, String parent, Visit visit) {
        Set<String> languages = languages(visit).keySet();
        String language = languages.contains(visit.language())
                ? visit.language()
                : languages.iterator().next();
        Fields fields = begun(visit).with("title", title).with("parent", parent).with("language", language);
        return new PageForm(fields, null, List.of(), "text", visit);
    }

    /** One to change what a page says. */
    public static PageForm of(String title, Body body, Visit visit) {
        Fields fields = begun(visit).with("title", title).with("body", body.html());
        return new PageForm(fields, null, List.of(), body.isEmpty() ? "text" : "html", visit);
    }

    /** One with a draft that was kept, and the files that were chosen for it. */
    public static PageForm of(Kept draft, Files files, Visit visit) {
        Fields fields = begun(visit)
                .with("title", draft.title())
                .with("parent", draft.parent())
                .with("language", draft.language())
                .with("summary", draft.summary())
                .with("draft", draft.savedAt().toEpochMilli())
                .with("body", draft.body().html());
        List<Stored> kept = files.kept(draft.files(), visit.memberId());
        return new PageForm(fields, null, kept, draft.body().isEmpty() ? "text" : "html", visit);
    }

    /** Keeps the message of a refusal with the field that it is about. */
    public static void reject(Form form, Refusal refusal) {
        String field = switch (refusal.key()) {
            case "wiki.refusal.sameTitle" -> "title";
            case "wiki.refusal.empty", "wiki.refusal.showsItself", "wiki.refusal.picture" -> "body";
            case "wiki.refusal.parent", "wiki.refusal.deep" -> "parent";
            default -> "";
        };
        form.reject(field, refusal.key(), refusal.arguments());
    }

    /** One that comes back. */
    public static PageForm back(Form form, List<Stored> kept, Visit visit) {
        return new PageForm(Fields.of(visit, form), form, kept, "text", visit);
    }

    /** One that comes back with another text than was sent. */
    public static PageForm whole(Form form, Body body, List<Stored> kept, Visit visit) {
        Fields fields = Fields.of(visit)
                .with("title", form.value("title"))
                .with("summary", form.value("summary"))
                .with("draft", form.value("draft"))
                .with("writing", form.value("writing"))
                .with("sent", form.value("sent"))
                .with("origin", form.value("origin"))
                .with("synced", form.value("synced"))
                .with("body", body.html());
        return new PageForm(fields, form, kept, "html", visit);
    }

    /** Working languages of the space with the reader's, by name. */
    public static Map<String, String> languages(Visit visit) {
        Set<String> tags = new LinkedHashSet<>(visit.space().languages());
        tags.add(visit.language());
        Map<String, String> languages = new LinkedHashMap<>();
        tags.forEach(tag -> languages.put(tag, language(tag, visit)));
        return languages;
    }

    /** The name of a language in the reader's, with a capital. */
    public static String language(String tag, Visit visit) {
        String name = word(tag, visit);
        return name.substring(0, 1).toUpperCase(Locale.forLanguageTag(visit.language())) + name.substring(1);
    }

    /** The name of a language inside a sentence. */
    public static String word(String tag, Visit visit) {
        String name = LanguageName.of(tag, visit.language());
        return name.isEmpty() ? tag : name;
    }

    /**
     * The draft of a form; messages are kept in the form when something is wrong, and what it holds is not to be saved
     * then.
     *
     * @param language of the text
     * @param before the text whose passages the form showed
     */
    public static Draft read(Form form, String language, Bodies bodies, Body before, Files files, Visit visit) {
        if (!Fields.byPassage(form, "body")) {
            int length = form.required("body", Integer.MAX_VALUE).length();
            if (length > Bodies.MAX_LENGTH) {
                form.reject("body", "content.body.longerThan", MAX_TEXT, length);
            }
        }
        return read(form, language, () -> Described.of(text(form, bodies, before), before), files, visit);
    }

    /**
     * The same, of a form that has its own way to send a text.
     *
     * @param text cleans what was typed; may refuse
     */
    public static Draft read(Form form, String language, Supplier<Body> text, Files files, Visit visit) {
        String title = OneLine.optional(form, "title", Titles.MAX);
        if (title.isEmpty() && form.problem("title").isEmpty()) {
            form.reject("title", "web.problem.required");
        }
        String summary = OneLine.optional(form, "summary", MAX_SUMMARY);
        List<Stored> stored = files(form, files, visit);
        Body body = Body.EMPTY;
        try {
            body = text.get();
        } catch (Refusal refusal) {
            form.reject("body", refusal.key(), refusal.arguments());
        }
        return new Draft(title, body, language, summary, stored, form.submission());
    }

    /**
     * The text that was sent, whole or passage by passage.
     *
     * @throws Refusal when it is too long, or its passages are others by now
     */
    public static Body text(Form form, Bodies bodies, Body before) {
        return bodies.within(bodies.sent(form, "body", before), MAX_TEXT);
    }

    /** The files that come with a form, and those that came with it before; a message is kept in the form. */
    public static List<Stored> files(Form form, Files files, Visit visit) {
        long member = visit.memberId();
        List<String> refused = new ArrayList<>();
        List<Stored> stored = new ArrayList<>(files.kept(keptBefore(form), member));
        for (Upload upload : form.files("files")) {
            if (stored.size() == MAX_FILES) {
                form.reject("files", "wiki.problem.files", MAX_FILES);
                break;
            }
            try {
                stored.add(files.store(upload, member));
            } catch (Refusal refusal) {
                refused.add(
                        visit.text("wiki.problem.file", name(upload), visit.text(refusal.key(), refusal.arguments())));
            }
        }
        if (!refused.isEmpty()) {
            form.reject("files", "wiki.problem.refusedFiles", String.join(" ", refused));
        }
        return stored;
    }

    /** Ids of the files that came with a form before. */
    public static List<Long> keptBefore(Form form) {
        return form.values("kept").stream()
                .filter(id -> id.matches("[0-9]{1,18}"))
                .limit(MAX_FILES)
                .map(Long::parseLong)
                .toList();
    }

    /** A file's name as far as it can be said: of one line, in its own direction. */
    private static String name(Upload upload) {
        String name = upload.name().replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        return name.length() > 100 ? name.substring(0, 100) + "\u2026" : name;
    }
}
