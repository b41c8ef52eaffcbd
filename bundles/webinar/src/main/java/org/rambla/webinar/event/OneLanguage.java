// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Details.Part;
import org.rambla.webinar.event.Details.Question;
import org.rambla.webinar.event.Details.Speaker;

/** Finds what an event with a title in several languages says in one of them only: some readers would not understand it. */
public final class OneLanguage {
    private OneLanguage() {}

    /** In the reader's words, empty when nothing is missing. */
    public static List<String> of(Events.Whole event, Visit visit) {
        EventRow row = event.row();
        Localised venue = row.venues().isEmpty() ? Localised.of(event.language(), row.venue()) : row.venues();
        return of(row.title(), row.way(), venue, row.reason(), event.details(), visit);
    }

    static List<String> of(EventDraft draft, Visit visit) {
        return of(draft.title(), draft.way(), draft.venue(), draft.reason(), draft.details(), visit);
    }

    private static List<String> of(
            Localised title, Way way, Localised venue, Localised reason, Details details, Visit visit) {
        Set<String> languages = title.texts().keySet();
        List<String> found = new ArrayList<>();
        if (languages.size() < 2) {
            return found;
        }
        if (way.placed() && !venue.texts().keySet().containsAll(languages)) {
            found.add(visit.text("webinar.form.venue"));
        }
        if (!reason.isEmpty() && lacks(reason, languages)) {
            found.add(visit.text("webinar.form.reason"));
        }
        for (int i = 0; i < details.questions().size(); i++) {
            Question question = details.questions().get(i);
            if (lacks(question.label(), languages)
                    || question.offered().stream().anyMatch(option -> lacks(option.label(), languages))) {
                found.add(visit.text("webinar.oneLanguage.question", i + 1));
            }
        }
        for (int i = 0; i < details.speakers().size(); i++) {
            Speaker speaker = details.speakers().get(i);
            if (!speaker.function().isEmpty() && !speaker.functions().keySet().containsAll(languages)) {
                found.add(visit.text("webinar.oneLanguage.speaker", i + 1));
            }
        }
        for (int i = 0; i < details.programme().size(); i++) {
            Part part = details.programme().get(i);
            if (!part.texts().keySet().containsAll(languages)) {
                found.add(visit.text("webinar.oneLanguage.part", i + 1));
            }
        }
        return found;
    }

    private static boolean lacks(Localised text, Collection<String> languages) {
        return !text.texts().keySet().containsAll(languages);
    }
}
