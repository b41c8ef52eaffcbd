// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.text;

import gg.jte.html.HtmlTemplateOutput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.SpaceCard.SpaceKind;
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
     * @param readings of those that are not there in the reader's language: one for both where they were written together;
     *     none where people wrote both, and where nobody translates
     * @param mark a few words behind a name in a list; NONE for what people wrote
     */
    public record About(String name, String named, String purpose, String meant, List<Reading> readings, Html mark) {}

    /** By id of the space. */
    public Map<Long, About> about(Collection<SpaceCard> cards, Visit visit) {
        String language = visit.language();
        List<SpaceCard> missing = readings.translating()
                ? cards.stream()
                        .filter(card -> lacks(card.name(), language) || lacks(card.purpose(), language))
                        .toList()
                : List.of();
        Map<Part, Map<Long, Reading>> read = missing.isEmpty() ? Map.of() : read(missing, visit);
        Map<Long, About> about = new HashMap<>();
        for (SpaceCard card : cards) {
            Reading named = read.getOrDefault(Part.ABOUT, Map.of()).get(card.id());
            Reading meant = read.getOrDefault(Part.PURPOSE, Map.of()).getOrDefault(card.id(), named);
            about.put(card.id(), about(card, named, meant, visit));
        }
        return about;
    }

    /** What people wrote in the reader's language stays; a project is called what it is called. */
    private About about(SpaceCard card, Reading named, Reading meant, Visit visit) {
        String language = visit.language();
        boolean name = named != null
                && named.translated()
                && lacks(card.name(), language)
                && !named.title().isEmpty();
        boolean purpose = meant != null
                && meant.translated()
                && lacks(card.purpose(), language)
                && !meant.body().isEmpty();
        return new About(
                name ? named.title() : card.name().in(language),
                name ? named.language() : card.name().languageFor(language),
                purpose ? bodies.text(meant.body()).strip() : card.purpose().in(language),
                purpose ? meant.language() : card.purpose().languageFor(language),
                Stream.of(named, meant).filter(Objects::nonNull).distinct().toList(),
                name || purpose ? readings.mark(name ? named : meant, visit) : Html.NONE);
    }

    public About about(SpaceCard card, Visit visit) {
        return about(List.of(card), visit).get(card.id());
    }

    private static boolean lacks(Localised text, String language) {
        return !text.isEmpty() && text.only(language).isEmpty();
    }

    private Map<Part, Map<Long, Reading>> read(List<SpaceCard> cards, Visit visit) {
        Map<Part, Map<Long, Long>> contents =
                SpaceTexts.contents(database, cards.stream().map(SpaceCard::id).toList(), Part.ABOUT, Part.PURPOSE);
        List<Written> written = new ArrayList<>();
        for (SpaceCard card : cards) {
            SpaceText about = SpaceText.about(card.kind(), card.name(), card.purpose());
            SpaceText purpose = SpaceText.purpose(card.kind(), card.name(), card.purpose());
            if (purpose.isEmpty() || lacks(card.name(), visit.language())) {
                add(written, contents.get(Part.ABOUT), card, about);
            }
            if (lacks(card.purpose(), visit.language())) {
                add(written, contents.get(Part.PURPOSE), card, purpose);
            }
        }
        Map<Long, Reading> read = written.isEmpty() ? Map.of() : readings.of(written, visit);
        Map<Part, Map<Long, Reading>> byPart = new EnumMap<>(Part.class);
        contents.forEach((part, ids) -> {
            Map<Long, Reading> bySpace = new HashMap<>();
            ids.forEach((space, content) -> {
                if (read.containsKey(content)) {
                    bySpace.put(space, read.get(content));
                }
            });
            byPart.put(part, bySpace);
        });
        return byPart;
    }

    private static void add(List<Written> written, Map<Long, Long> contents, SpaceCard card, SpaceText text) {
        Long content = contents.get(card.id());
        if (content != null && !text.isEmpty()) {
            written.add(new Written(content, card.id(), text.language(), text.title(), text.body()));
        }
    }

    /**
     * What is said of name and purpose on the space's own page, with the way to the original: a line for each of them that
     * was written by itself; NONE for what people wrote.
     */
    public Html label(About about, SpaceCard card, Visit visit) {
        return about.readings().isEmpty()
                ? Html.NONE
                : Html.of(out -> {
                    for (Reading reading : about.readings()) {
                        readings.label(reading, card.path(), visit).writeTo(out);
                        if (reading.view() == View.BESIDE) {
                            original(card, reading.original(), visit).writeTo(out);
                        }
                    }
                });
    }

    /** Name and purpose as they were written, to stand beside; the name of a project, which nobody translates, with them. */
    private static Html original(SpaceCard card, Written original, Visit visit) {
        String name = card.kind() == SpaceKind.PROJECT ? card.name().in(original.language()) : original.title();
        return prose(name, original.language(), original.body(), visit);
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
        Long content = own
                ? null
                : SpaceTexts.contents(database, List.of(space), part).get(part).get(space);
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
