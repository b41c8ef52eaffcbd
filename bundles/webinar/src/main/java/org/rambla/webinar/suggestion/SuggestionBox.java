// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.suggestion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Form;
import org.rambla.api.people.OrganisationCard;
import org.rambla.webinar.suggestion.Suggestions.Also;

/**
 * What a page of the box of suggestions shows.
 *
 * @param cities whose members proposed something
 * @param also what was put into each of them
 * @param one whether it is a single one that is shown
 * @param open the most wanted open ones; empty but for organisers
 * @param next where the next page begins, "" on the last one
 * @param events that are coming, by id with titles and dates; empty but for organisers
 * @param form that comes back; null for the first time
 */
public record SuggestionBox(
        List<Suggestion> all,
        Map<Long, List<Also>> also,
        boolean one,
        List<Suggestion> open,
        String next,
        Map<Long, OrganisationCard> cities,
        Map<String, String> events,
        Form form) {
    /** So many one can choose from. */
    static final int EVENTS = 100;

    /** Whether there may be more events than one can choose from. */
    public boolean moreEvents() {
        return events.size() >= EVENTS;
    }

    private boolean typed(Suggestion one, String what) {
        return form != null
                && form.value("do").equals(what)
                && form.value("suggestion").equals(Long.toString(one.id()));
    }

    /** Whether the address of the event of one comes back. */
    public boolean sought(Suggestion one) {
        return typed(one, "plan");
    }

    /** Whether what one is to say instead comes back, because something is wrong with it. */
    public boolean changing(Suggestion one) {
        return typed(one, "change");
    }

    /** What stands in the field for the subject, and below it: what was typed wins. */
    public String title(Suggestion one) {
        return changing(one) ? form.raw("title") : one.title();
    }

    public String text(Suggestion one) {
        return changing(one) ? form.raw("text") : one.text();
    }

    /** Whether the answer to one comes back, because something is wrong with it. */
    public boolean refused(Suggestion one) {
        return form != null
                && form.problem("answer").isPresent()
                && form.value("suggestion").equals(Long.toString(one.id()));
    }

    /** What stands in the field for the answer: what was typed wins. */
    public String answer(Suggestion one) {
        return refused(one) ? form.raw("answer") : one.answer();
    }

    /** Those into which one can be put. */
    public Map<String, String> others(Suggestion one) {
        Map<String, String> others = new LinkedHashMap<>();
        open.stream()
                .filter(other -> other.id() != one.id())
                .forEach(other -> others.put(Long.toString(other.id()), other.title()));
        return others;
    }
}
