// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.people.Mailbox;
import org.rambla.api.space.Grant;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Written;
import org.rambla.api.visit.Visit;

/** What events are called, for readers in whose language nobody named them: asked for once for all of a page or a file. */
public final class ReadNames {
    private final Readings readings;

    public ReadNames(Readings readings) {
        this.readings = readings;
    }

    /**
     * What an event is called.
     *
     * @param language of the title
     * @param note that this is a translation, and what the event is called in the original; "" for that itself
     */
    public record Name(String title, String language, String note) {}

    /** By event. */
    public Map<Long, Name> of(Collection<EventRow> events, Visit visit) {
        Map<Long, Reading> read = readings.of(
                events.stream().map(event -> written(event, visit.language())).toList(), visit);
        return names(read, visit.messages());
    }

    /**
     * By event, outside of a page.
     *
     * @param grants of the reader, of this moment
     */
    public Map<Long, Name> of(Collection<EventRow> events, Messages messages, long member, Grants grants) {
        Map<Long, Reading> read = readings.of(
                events.stream()
                        .map(event -> written(event, messages.language()))
                        .toList(),
                messages.language(),
                member,
                grants);
        return names(read, messages);
    }

    /** What one event is called for each to whom a mail about it goes; asked for once for each language. */
    public Map<Mailbox, Name> toEach(EventRow event, Collection<Mailbox> readers, Languages languages, Spaces spaces) {
        return toEach(event, readers, languages, there(List.of(event), spaces));
    }

    /** @param there as {@link #there} says, when it is asked for several events of a space */
    public Map<Mailbox, Name> toEach(EventRow event, Collection<Mailbox> readers, Languages languages, Grants there) {
        Map<Mailbox, Name> names = new HashMap<>();
        readings.toEach(language -> written(event, language), readers, there)
                .forEach((reader, reading) -> names.put(reader, name(reading, languages.in(reader.language()))));
        return names;
    }

    /** Where texts of these spaces are translated, for a reader of whom it is known that they may read of the events. */
    public static Grants there(Collection<EventRow> events, Spaces spaces) {
        Map<Long, Grant> there = new HashMap<>();
        events.forEach(event ->
                there.computeIfAbsent(event.space(), space -> new Grant(space, Role.VISITOR, spaces.features(space))));
        return new Grants(there, Set.of());
    }

    private Map<Long, Name> names(Map<Long, Reading> read, Messages messages) {
        Map<Long, Name> names = new HashMap<>();
        read.forEach((event, reading) -> names.put(event, name(reading, messages)));
        return names;
    }

    private Name name(Reading reading, Messages messages) {
        String words = readings.words(reading, messages);
        return new Name(
                reading.title(),
                reading.language(),
                words.isEmpty()
                        ? ""
                        : messages.text(
                                "webinar.name.translated",
                                words,
                                reading.original().title()));
    }

    /** As it stands in lists. */
    static Written written(EventRow event, String language) {
        return Written.titled(
                event.id(),
                event.space(),
                event.title().languageFor(language),
                event.title().in(language));
    }
}
