// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.edit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Refusal;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.history.Revisions;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.VersionRow;

/** With what somebody began to change a page, as the form says. */
public final class Begun {
    private static final String TAG = "[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}";

    private final Revisions revisions;
    private final Drafts drafts;
    private final Bodies bodies;

    public Begun(Revisions revisions, Drafts drafts, Bodies bodies) {
        this.revisions = revisions;
        this.drafts = drafts;
        this.bodies = bodies;
    }

    /** Whether a page can be written in a language. */
    static boolean offered(PageRow page, String language, Visit visit) {
        return page.written(language) || PageForm.languages(visit).containsKey(language);
    }

    /** Whether a form shows a text in a language in which the page says nothing any more: it was noted wrongly. */
    static boolean renamed(PageRow page, Form form) {
        String language = form.value("language");
        return Sent.number(form, "base") > 0 && !page.written(language) && language.matches(TAG);
    }

    /** Refuses (409) to save such a text there: it would be one more, in a language in which it is not. */
    static void check(PageRow page, Form form, Visit visit) {
        if (renamed(page, form)) {
            throw new Refusal(
                    409,
                    "wiki.refusal.tongueGone",
                    PageForm.word(form.value("language"), visit),
                    page.titles().texts().keySet().stream()
                            .map(language -> PageForm.word(language, visit))
                            .collect(Collectors.joining(", ")));
        }
    }

    /** The text of that number in a language that the page is noted in now; by passage, the one that has those. */
    private VersionRow since(PageRow page, Form form) {
        Set<String> sent =
                Fields.byPassage(form, "body") ? Fields.passages(form, "body").keySet() : Set.of();
        return page.titles().texts().keySet().stream()
                .flatMap(language -> revisions.find(page.id(), language, Sent.number(form, "base")).stream())
                .filter(text -> bodies.passages(text.body()).keySet().containsAll(sent))
                .findFirst()
                .orElse(null);
    }

    /**
     * The text that the page had then; null when there was none in that language. Of one that was noted in another language
     * since, it says that one.
     *
     * @throws Refusal 422 when there is no such language or text
     */
    VersionRow base(PageRow page, Form form, Visit visit) {
        int number = Sent.number(form, "base");
        String language = form.value("language");
        if (renamed(page, form)) {
            return since(page, form);
        }
        if (!offered(page, language, visit)) {
            throw new Refusal(422, "wiki.refusal.data");
        }
        return number == 0
                ? null
                : revisions.find(page.id(), language, number).orElseThrow(() -> new Refusal(422, "wiki.refusal.data"));
    }

    /** Whether links, pictures or styles find no place in passages that were sent; of emptied ones none is missed. */
    boolean loses(PageRow page, Form form, VersionRow base, Visit visit) {
        if (!Fields.byPassage(form, "body")) {
            return false;
        }
        Map<String, String> typed = new HashMap<>(Fields.passages(form, "body"));
        typed.values().removeIf(String::isBlank);
        return !bodies.lost(shown(page, form, base, visit), typed).isEmpty();
    }

    /** The text whose passages the form showed: a draft that is still there, or that with which the writer began. */
    Body shown(PageRow page, Form form, VersionRow base, Visit visit) {
        Body began = base == null ? Body.EMPTY : base.body();
        if (!Fields.byPassage(form, "body") || base == null) {
            return began;
        }
        return drafts.of(page.space(), page.id(), base.language(), visit.memberId())
                .filter(draft -> bodies.passages(draft.body())
                        .keySet()
                        .equals(Fields.passages(form, "body").keySet()))
                .map(Kept::body)
                .orElse(began);
    }
}
