// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.network.Network;
import org.rambla.api.space.Grant;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Agendas.Offered;
import org.rambla.webinar.event.Agendas.Part;

/** What is coming in all the spaces that a visitor may read, each event checked by the register. */
public final class Reach {
    private final Agendas agendas;
    private final EventViews views;
    private final ContentRegister register;
    private final Spaces spaces;
    private final Network network;
    private final Clock clock;

    public Reach(
            Events events, EventViews views, ContentRegister register, Spaces spaces, Network network, Clock clock) {
        this.agendas = events.agendas();
        this.views = views;
        this.register = register;
        this.spaces = spaces;
        this.network = network;
        this.clock = clock;
    }

    /** The next ones as rows, at most so many; {@link Html#NONE} when there are none. */
    public Html coming(int most, Visit visit) {
        List<EventRow> rows = part(spaces(visit), Filter.NONE, Turn.FIRST, most, visit)
                .map(Part::rows)
                .orElse(List.of());
        return views.rows(rows, places(rows), visit);
    }

    /** A page of them, as far as a filter lets them through, below what one chooses by. */
    Html chosen(int most, Filter filter, Turn turn, String action, Visit visit) {
        Instant now = clock.instant();
        Set<Long> on = spaces(visit);
        Set<Long> wanted = filter.space() == 0 ? on : on.contains(filter.space()) ? Set.of(filter.space()) : Set.of();
        Part part = part(wanted, filter, turn, most, visit).orElse(Part.NONE);
        List<Offered> offered = part.whole() && filter.none()
                ? part.rows().stream().map(event -> Offered.of(event, now)).toList()
                : offered(on, now, visit);
        Map<Long, SpaceCard> places =
                spaces.cards(offered.stream().map(Offered::space).collect(Collectors.toSet()));
        Filter.Choices choices = Filter.choices(offered, places, network, visit);
        Html rows = views.rows(part.rows(), part.whole() ? places : places(part.rows()), visit);
        String none = visit.text(filter.none() ? "webinar.empty.coming" : "webinar.filter.nothing");
        return views.chosen(
                views.filter(action, filter, choices, visit),
                rows,
                none,
                address(action, filter, part.previous()),
                address(action, filter, part.next()),
                visit);
    }

    private static String address(String action, Filter filter, Turn turn) {
        return turn.first() ? "" : action + "?after=" + turn + filter.query();
    }

    private Map<Long, SpaceCard> places(List<EventRow> rows) {
        return rows.isEmpty()
                ? Map.of()
                : spaces.cards(rows.stream().map(EventRow::space).collect(Collectors.toSet()));
    }

    private static Set<Long> spaces(Visit visit) {
        return visit.grants().bySpace().values().stream()
                .filter(grant -> grant.features().contains("webinar"))
                .map(Grant::space)
                .collect(Collectors.toSet());
    }

    private Optional<Part> part(Set<Long> from, Filter filter, Turn turn, int most, Visit visit) {
        Instant now = clock.instant();
        Stretch planned = Stretch.coming(now).planned();
        return from.isEmpty()
                ? Optional.empty()
                : Optional.of(agendas.part(
                        Scope.of(from), planned, filter, turn, most, now, rows -> readable(rows, EventRow::id, visit)));
    }

    private List<Offered> offered(Set<Long> from, Instant now, Visit visit) {
        return from.isEmpty()
                ? List.of()
                : readable(agendas.offered(Scope.of(from), Stretch.coming(now).planned(), now), Offered::id, visit);
    }

    private <T> List<T> readable(List<T> found, ToLongFunction<T> id, Visit visit) {
        Map<Long, ContentHead> heads = found.isEmpty()
                ? Map.of()
                : register.heads(found.stream().map(id::applyAsLong).toList());
        return found.stream()
                .filter(one -> heads.containsKey(id.applyAsLong(one))
                        && heads.get(id.applyAsLong(one)).visible(visit.grants(), visit.memberId()))
                .toList();
    }
}
