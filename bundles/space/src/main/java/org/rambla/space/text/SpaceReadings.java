// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.text;

import gg.jte.html.HtmlTemplateOutput;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Reading.View;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Written;
import org.rambla.api.visit.Visit;
import org.rambla.space.jte.JteproseGenerated;

/**
 * What spaces say of themselves, as its reader gets it: in the words of its people where they wrote it in the reader's
 * language, else as it was translated, with the same label as a post. Two statements for all spaces of a page, and none
 * where nothing is missing.
 */
public final class SpaceReadings {
    private final Database database;
    private final Bodies bodies;
    private final Readings readings;

    public SpaceReadings(Database database, Bodies bodies, Readings readings) {
        this.database = database;
        this.bodies = bodies;
        this.readings = readings;
    }

    /**
     * Name and purpose for a reader.
     *
     * @param name plain text
     * @param named its language
     * @param purpose plain text
     * @param meant its language
     * @param reading of those that are not there in the reader's language; null where both are, and where nobody translates
     * @param mark a few words behind a name in a list; NONE for what people wrote
     */
    public record About(String name, String named, String purpose, String meant, Reading reading, Html mark) {
        private static About own(SpaceCard card, Reading reading, String language) {
            return new About(
                    card.name().in(language),
                    card.name().languageFor(language),
                    card.purpose().in(language),
                    card.purpose().languageFor(language),
                    reading,
                    Html.NONE);
        }
    }

    /** By id of the space. */
    public Map<Long, About> about(Collection<SpaceCard> cards, Visit visit) {
        String language = visit.language();
        List<SpaceCard> missing = readings.translating()
                ? cards.stream()
                        .filter(card -> lacks(card.name(), language) || lacks(card.purpose(), language))
                        .toList()
                : List.of();
        Map<Long, Reading> read = missing.isEmpty() ? Map.of() : read(missing, visit);
        Map<Long, About> about = new HashMap<>();
        for (SpaceCard card : cards) {
            Reading reading = read.get(card.id());
            about.put(
                    card.id(),
                    reading == null || !reading.translated()
                            ? About.own(card, reading, language)
                            : translated(card, reading, visit));
        }
        return about;
    }

    public About about(SpaceCard card, Visit visit) {
        return about(List.of(card), visit).get(card.id());
    }

    private static boolean lacks(Localised text, String language) {
        return !text.isEmpty() && text.only(language).isEmpty();
    }

    private Map<Long, Reading> read(List<SpaceCard> cards, Visit visit) {
        Map<Long, Long> contents =
                SpaceTexts.contents(database, cards.stream().map(SpaceCard::id).toList(), Part.ABOUT);
        Map<Long, Written> written = new HashMap<>();
        for (SpaceCard card : cards) {
            SpaceText text = SpaceText.about(card.kind(), card.name(), card.purpose());
            if (contents.containsKey(card.id()) && !text.isEmpty()) {
                long content = contents.get(card.id());
                written.put(content, new Written(content, card.id(), text.language(), text.title(), text.body()));
            }
        }
        Map<Long, Reading> bySpace = new HashMap<>();
        if (!written.isEmpty()) {
            readings.of(written.values(), visit)
                    .forEach((content, reading) ->
                            bySpace.put(written.get(content).space(), reading));
        }
        return bySpace;
    }

    /** What people wrote in the reader's language stays; a project is called what it is called. */
    private About translated(SpaceCard card, Reading reading, Visit visit) {
        String language = visit.language();
        boolean name = lacks(card.name(), language) && !reading.title().isEmpty();
        boolean purpose = lacks(card.purpose(), language) && !reading.body().isEmpty();
        return new About(
                name ? reading.title() : card.name().in(language),
                name ? reading.language() : card.name().languageFor(language),
                purpose ? bodies.text(reading.body()).strip() : card.purpose().in(language),
                purpose ? reading.language() : card.purpose().languageFor(language),
                reading,
                name || purpose ? readings.mark(reading, visit) : Html.NONE);
    }

    /** What is said of name and purpose on the space's own page, with the way to the original; NONE for what people wrote. */
    public Html label(About about, SpaceCard card, Visit visit) {
        if (about.reading() == null) {
            return Html.NONE;
        }
        Html label = readings.label(about.reading(), card.path(), visit);
        return about.reading().view() == View.BESIDE
                ? Html.of(out -> {
                    label.writeTo(out);
                    original(card, about.reading(), visit).writeTo(out);
                })
                : label;
    }

    /** Name and purpose as they were written, to stand beside. */
    private static Html original(SpaceCard card, Reading reading, Visit visit) {
        String language = reading.original().language();
        return prose(card.name().in(language), language, reading.original().body(), visit);
    }

    private static Html prose(String name, String language, Body body, Visit visit) {
        return Html.of(out ->
                JteproseGenerated.render((HtmlTemplateOutput) out, null, name, language, body, visit.language()));
    }

    /** The guidelines of the space of the visit, below the line that says what they are; NONE for none. */
    public Html guidelines(Visit visit) {
        SpaceCard space = visit.space();
        return body(Part.GUIDELINES, space.guidelines(), space.path() + "/guidelines", visit);
    }

    /**
     * The words with which the space of the visit welcomes newcomers, the same way.
     *
     * @param welcome HTML that was cleaned
     */
    public Html welcome(Localised welcome, Visit visit) {
        return body(Part.WELCOME, welcome, visit.space().path(), visit);
    }

    private Html body(Part part, Localised html, String address, Visit visit) {
        if (html.isEmpty()) {
            return Html.NONE;
        }
        long space = visit.space().id();
        boolean own = !lacks(html, visit.language()) || !readings.translating();
        Long content =
                own ? null : SpaceTexts.contents(database, List.of(space), part).get(space);
        if (content == null) {
            String language = html.languageFor(visit.language());
            return prose("", language, new Body(html.only(language), 0), visit);
        }
        SpaceText text = SpaceText.of(html);
        Written written = new Written(content, space, text.language(), "", text.body());
        Reading reading = readings.of(List.of(written), visit).getOrDefault(content, Reading.original(written));
        return readings.body(reading, address, visit);
    }
}
