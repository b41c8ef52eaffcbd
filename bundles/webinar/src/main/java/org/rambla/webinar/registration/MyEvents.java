// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.space.Grants;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.webinar.event.Agendas;
import org.rambla.webinar.event.Agendas.Part;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.Filter;
import org.rambla.webinar.event.Scope;
import org.rambla.webinar.event.Stretch;
import org.rambla.webinar.event.Turn;

/** The events for which a member is registered and that the member may still read. */
public final class MyEvents {
    private static final int CALENDAR = 500;

    private final Registrations registrations;
    private final Agendas agendas;
    private final ContentRegister register;
    private final Spaces spaces;

    public MyEvents(Registrations registrations, Events events, ContentRegister register, Spaces spaces) {
        this.registrations = registrations;
        this.agendas = events.agendas();
        this.register = register;
        this.spaces = spaces;
    }

    /** An event with the member's registration and its space. */
    public record Mine(EventRow event, RegistrationRow row, SpaceCard space) {}

    /**
     * A page of them.
     *
     * @param rows in the order of the agenda
     * @param previous the page before it, {@link Turn#FIRST} when there is none
     * @param next the page after it, {@link Turn#FIRST} when there is none
     */
    public record Page(List<Mine> rows, Turn previous, Turn next) {}

    public Page page(long member, Stretch stretch, Turn turn, int limit, Instant now) {
        Grants grants = spaces.grants(member);
        Part part = agendas.part(Scope.ofMember(member), stretch, Filter.NONE, turn, limit, now, rows -> {
            Map<Long, ContentHead> heads = rows.isEmpty()
                    ? Map.of()
                    : register.heads(rows.stream().map(EventRow::id).toList());
            return rows.stream()
                    .filter(event -> heads.containsKey(event.id())
                            && heads.get(event.id()).visible(grants, member))
                    .toList();
        });
        if (part.rows().isEmpty()) {
            return new Page(List.of(), part.previous(), part.next());
        }
        Map<Long, RegistrationRow> held =
                registrations.of(member, part.rows().stream().map(EventRow::id).toList()).stream()
                        .collect(Collectors.toMap(RegistrationRow::event, row -> row, (one, other) -> one));
        Map<Long, SpaceCard> places =
                spaces.cards(part.rows().stream().map(EventRow::space).collect(Collectors.toSet()));
        return new Page(
                part.rows().stream()
                        .filter(event -> held.containsKey(event.id()) && places.containsKey(event.space()))
                        .map(event -> new Mine(event, held.get(event.id()), places.get(event.space())))
                        .toList(),
                part.previous(),
                part.next());
    }

    /** Those that end after a moment, in order, at most 500: as many as a calendar takes. */
    public List<Mine> since(long member, Instant from) {
        return page(member, Stretch.coming(from), Turn.FIRST, CALENDAR, from).rows();
    }
}
