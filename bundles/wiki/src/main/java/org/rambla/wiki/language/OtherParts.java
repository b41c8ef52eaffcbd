// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.language;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.content.Bodies;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Drafts;
import org.rambla.wiki.edit.Kept;
import org.rambla.wiki.edit.Known;
import org.rambla.wiki.edit.Same;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.review.Proposal;
import org.rambla.wiki.review.SendForReview;
import org.rambla.wiki.template.Facts;

/**
 * Of a text that is written part by part, what its writer has in the other parts and did not save: in the draft, or in the
 * text that is in review. What one form sends takes the place of its own part alone.
 */
final class OtherParts {
    private final Drafts drafts;
    private final SendForReview sending;
    private final Bodies bodies;

    OtherParts(Drafts drafts, SendForReview sending, Bodies bodies) {
        this.drafts = drafts;
        this.sending = sending;
        this.bodies = bodies;
    }

    /**
     * What there is.
     *
     * @param draft that the form knows, null for none
     * @param unread whether that draft began with another text: it is left as it is then
     * @param kept passages of the draft
     * @param sent passages of the text in review
     */
    record Found(Kept draft, boolean unread, Map<String, String> kept, Map<String, String> sent) {
        static final Found NOTHING = new Found(null, false, Map.of(), Map.of());

        /** What was typed, on what stands in the text in review. */
        Map<String, String> sending(Map<String, String> typed) {
            return on(sent, typed);
        }

        /** What was typed, on all that is not saved. */
        Map<String, String> keeping(Map<String, String> typed) {
            return on(draft == null ? sent : kept, typed);
        }

        private static Map<String, String> on(Map<String, String> others, Map<String, String> typed) {
            Map<String, String> all = new LinkedHashMap<>(others);
            all.putAll(typed);
            return all;
        }

        /** Passages of other parts that need no change, as the draft says, where it was begun with this original. */
        Set<String> same(int origin) {
            return draft != null && draft.same().origin() == origin
                    ? draft.same().passages()
                    : Set.of();
        }
    }

    /** Reads it; no statement where the form shows the whole text. */
    Found of(Form form, PageRow page, String language, BothTexts begun, Visit visit) {
        if (Sent.number(form, "part") == 0) {
            return Found.NOTHING;
        }
        int sent = Sent.number(form, "sent");
        Set<String> typed = LanguagePages.typed(form).keySet();
        Optional<Kept> draft = drafts.known(page.space(), page.id(), language, visit.memberId(), Known.of(form));
        Optional<Map<String, String>> kept = draft.flatMap(found -> begun.shown(found, bodies));
        Optional<Proposal> open =
                sending.open(page, language, sent > 0, visit).filter(found -> found.version() == sent);
        return new Found(
                draft.orElse(null),
                draft.isPresent() && kept.isEmpty(),
                without(typed, begun, kept),
                without(typed, begun, open.flatMap(found -> begun.shown(Kept.of(found), bodies))));
    }

    private Map<String, String> without(Set<String> typed, BothTexts begun, Optional<Map<String, String>> said) {
        Map<String, String> others = new LinkedHashMap<>(said.orElse(Map.of()));
        others.keySet().removeAll(typed);
        return begun.changed(others, bodies);
    }

    /**
     * Once a part is saved, the draft holds what is left of it: the other parts.
     *
     * @param now with the text that was saved; with the one before where it was sent for review
     * @param since the revision with which what is left was begun: others may have changed it after that
     * @param saved what stands in it, beyond its text
     * @param version of the text in review, 0 for none
     */
    void left(
            PageRow page,
            String language,
            BothTexts now,
            int since,
            Found found,
            Map<String, String> saved,
            int version,
            Form form,
            Visit visit) {
        Map<String, String> left = new LinkedHashMap<>(now.changed(found.kept(), bodies));
        left.entrySet().removeIf(passage -> passage.getValue().equals(saved.get(passage.getKey())));
        Kept kept = null;
        if (!left.isEmpty()) {
            Map<String, String> all = new LinkedHashMap<>(saved);
            all.putAll(left);
            kept = kept(language, now, since, found, all, version, form);
        }
        if (!found.unread()) {
            drafts.saved(page.space(), page.id(), language, visit.memberId(), Known.of(form), kept);
        }
    }

    /**
     * Where two changed the same passage nothing is saved until that is decided, and what is saved then takes its own
     * draft along: the draft holds what was typed with the other parts, as one that the form does not know.
     */
    void undecided(
            PageRow page,
            String language,
            BothTexts begun,
            Found found,
            Map<String, String> own,
            Form form,
            Visit visit) {
        if (found.kept().isEmpty()) {
            return;
        }
        Map<String, String> all = new LinkedHashMap<>(found.kept());
        all.putAll(own);
        Kept kept = kept(
                language, begun, begun.revision(), found, all, found.draft().sent(), form);
        drafts.replace(page.space(), page.id(), language, visit.memberId(), Known.of(form), kept);
    }

    private Kept kept(
            String language, BothTexts now, int since, Found found, Map<String, String> all, int version, Form form) {
        Set<String> same = new HashSet<>(found.draft().same().passages());
        same.removeAll(LanguagePages.typed(form).keySet());
        return new Kept(
                OneLine.of(form.value("title")),
                now.with(all, bodies),
                language,
                "",
                "",
                since,
                Instant.now(),
                Facts.NONE,
                new Same(found.draft().same().origin(), same),
                version,
                List.of());
    }
}
