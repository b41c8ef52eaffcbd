// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.space.Grants;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;

/** The events for which a member is registered and that the member may still read. */
public final class MyEvents {
    private final Registrations registrations;
    private final Events events;
    private final ContentRegister register;
    private final Spaces spaces;

    public MyEvents(Registrations registrations, Events events, ContentRegister register, Spaces spaces) {
        this.registrations = registrations;
        this.events = events;
        this.register = register;
        this.spaces = spaces;
    }

    /** An event with the member's registration and its space. */
    public record Mine(EventRow event, RegistrationRow row, SpaceCard space) {}

    /** Those with a date that end after a moment, in order. */
    public List<Mine> since(long member, Instant from) {
        Map<Long, RegistrationRow> rows = registrations.of(member).stream()
                .collect(Collectors.toMap(RegistrationRow::event, row -> row, (one, other) -> one));
        Grants grants = spaces.grants(member);
        Map<Long, ContentHead> heads = register.heads(rows.keySet());
        List<EventRow> found = new ArrayList<>(events.dated(rows.keySet(), from));
        found.removeIf(event ->
                !heads.containsKey(event.id()) || !heads.get(event.id()).visible(grants, member));
        found.sort(
                Comparator.comparing((EventRow event) -> event.when().start()).thenComparing(EventRow::id));
        Map<Long, SpaceCard> places =
                spaces.cards(found.stream().map(EventRow::space).collect(Collectors.toSet()));
        return found.stream()
                .map(event -> new Mine(event, rows.get(event.id()), places.get(event.space())))
                .toList();
    }
}
