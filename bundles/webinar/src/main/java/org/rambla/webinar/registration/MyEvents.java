// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.network.Network;
import org.rambla.api.space.Grants;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Agendas;
import org.rambla.webinar.event.Agendas.Part;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.Filter;
import org.rambla.webinar.event.Scope;
import org.rambla.webinar.event.Stretch;
import org.rambla.webinar.event.Turn;
import org.rambla.webinar.series.SessionList;

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

    public Page page(long member, Stretch stretch, Filter filter, Turn turn, int limit, Instant now) {
        Grants grants = spaces.grants(member);
        Scope scope = Scope.ofMember(member, filter.space());
        Part part = agendas.part(
                scope, stretch, filter, turn, limit, now, rows -> readable(rows, EventRow::id, grants, member));
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

    private <T> List<T> readable(List<T> rows, ToLongFunction<T> id, Grants grants, long member) {
        Map<Long, ContentHead> heads = rows.isEmpty()
                ? Map.of()
                : register.heads(rows.stream().map(id::applyAsLong).toList());
        return rows.stream()
                .filter(one -> heads.containsKey(id.applyAsLong(one))
                        && heads.get(id.applyAsLong(one)).visible(grants, member))
                .toList();
    }

    /** What can be chosen by among them; three statements. */
    public Filter.Choices choices(Stretch stretch, Network network, Instant now, Visit visit) {
        long member = visit.memberId();
        List<Agendas.Offered> offered = readable(
                agendas.offered(Scope.ofMember(member, 0), stretch, now), Agendas.Offered::id, visit.grants(), member);
        Map<Long, SpaceCard> places = offered.isEmpty()
                ? Map.of()
                : spaces.cards(offered.stream().map(Agendas.Offered::space).collect(Collectors.toSet()));
        return Filter.choices(offered, places, network, visit).closed();
    }

    /** Their sessions by series, with the spaces in which they stand. */
    public record BySeries(SessionList.Part part, Map<Long, SpaceCard> spaces) {}

    /** @param after as {@link SessionList} has it */
    public BySeries bySeries(SessionList series, String after, Visit visit) {
        long member = visit.memberId();
        SessionList.Part part = series.page(
                Scope.ofMember(member, 0), after, rows -> readable(rows, EventRow::id, visit.grants(), member));
        Map<Long, SpaceCard> places = part.sessions().isEmpty()
                ? Map.of()
                : spaces.cards(part.sessions().values().stream()
                        .flatMap(List::stream)
                        .map(EventRow::space)
                        .collect(Collectors.toSet()));
        return new BySeries(part, places);
    }

    /** Those that end after a moment, in order, at most 500: as many as a calendar takes. */
    public List<Mine> since(long member, Instant from) {
        return page(member, Stretch.coming(from), Filter.NONE, Turn.FIRST, CALENDAR, from)
                .rows();
    }
}
