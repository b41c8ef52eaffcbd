// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.List;
import java.util.Set;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.text.Html;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Written;
import org.rambla.api.visit.Visit;

/**
 * What is written of an event, as one reader reads it.
 *
 * @param language of the title
 * @param said the description, below what it is; that alone where only speakers and programme were translated
 * @param spoken what speakers do and what the programme says
 */
record ReadEvent(String title, String language, Html said, WholeText.Words spoken) {
    /** @param address of the page that shows it */
    static ReadEvent of(Events.Whole event, String address, Readings readings, Bodies bodies, Visit visit) {
        Reading reading = reading(event, readings, visit);
        boolean named = !reading.translated() || event.row().title().texts().containsKey(visit.language());
        return new ReadEvent(
                named ? event.row().title().in(visit.language()) : reading.title(),
                named ? event.row().title().languageFor(visit.language()) : reading.language(),
                said(event, reading, address, readings, visit),
                WholeText.Words.of(event, reading, bodies));
    }

    /** In the reader's language where somebody wrote it, else in that of its text. */
    private static Reading reading(Events.Whole event, Readings readings, Visit visit) {
        EventRow row = event.row();
        String language = event.languageFor(visit.language());
        Body whole = language.equals(event.language()) ? WholeText.of(event) : event.bodyIn(visit.language());
        Written written =
                new Written(row.id(), row.space(), language, row.title().in(language), whole);
        if (!row.title().languageFor(event.language()).equals(event.language())) {
            // Named in another language than it is described in: nobody translates from two at once.
            return inNoOther(written);
        }
        Reading reading = readings.of(List.of(written), visit).get(row.id());
        return reading.outdated() && upToDate(event, reading, readings, visit)
                ? with(reading, reading.original(), reading.body(), false)
                : reading;
    }

    /**
     * Whether a translation only knows of no lines yet, for it was made when the description was all there was of a text:
     * these are shown as they were written, and what it says is as it was.
     */
    private static boolean upToDate(Events.Whole event, Reading reading, Readings readings, Visit visit) {
        Set<String> lines = WholeText.lines(event);
        boolean none = lines.stream().noneMatch(id -> reading.body().html().contains("data-b=\"" + id + "\""));
        if (lines.isEmpty() || !none || event.body().isEmpty()) {
            return false;
        }
        Written all = reading.original();
        Written description = new Written(all.id(), all.space(), all.language(), all.title(), event.body());
        return !readings.of(List.of(description), visit).get(all.id()).outdated();
    }

    private static Html said(Events.Whole event, Reading reading, String address, Readings readings, Visit visit) {
        if (event.bodyIn(visit.language()).isEmpty()) {
            return readings.label(reading, address, visit);
        }
        Written all = reading.original();
        Written written =
                new Written(all.id(), all.space(), all.language(), all.title(), WholeText.description(all.body()));
        Reading description = with(reading, written, WholeText.description(reading.body()), reading.outdated());
        return readings.body(description, address, visit);
    }

    private static Reading with(Reading reading, Written original, Body body, boolean outdated) {
        return new Reading(
                original,
                reading.language(),
                reading.title(),
                body,
                reading.origin(),
                outdated,
                reading.awaited(),
                reading.view());
    }

    /** As it was written, with no word of translations: these begin with a text's language, which this one is without. */
    private static Reading inNoOther(Written text) {
        return new Reading(
                new Written(text.id(), text.space(), "", text.title(), text.body()),
                text.language(),
                text.title(),
                text.body(),
                Reading.Origin.ORIGINAL,
                false,
                false,
                Reading.View.OWN);
    }
}
