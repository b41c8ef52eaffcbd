// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.network.Network;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Grant;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Agendas.Offered;
import org.rambla.webinar.event.Agendas.Part;
import org.rambla.webinar.series.SessionList;

/** What is coming, was, and takes place in a month in all the spaces that a visitor may read, each event checked by the register. */
public final class Reach {
    private final Agendas agendas;
    private final OfferedEverywhere offered;
    private final SessionList series;
    private final EventViews views;
    private final ContentRegister register;
    private final Spaces spaces;
    private final Network network;
    private final Jointly jointly;
    private final Clock clock;

    public Reach(
            Events events,
            SessionList series,
            EventViews views,
            ContentRegister register,
            Spaces spaces,
            Network network,
            Jointly jointly,
            Clock clock) {
        this.series = series;
        this.agendas = events.agendas();
        this.offered = new OfferedEverywhere(agendas, register, spaces, network);
        this.jointly = jointly;
        this.views = views;
        this.register = register;
        this.spaces = spaces;
        this.network = network;
        this.clock = clock;
    }

    /** The next ones as rows, at most so many; {@link Html#NONE} when there are none. */
    public Html coming(int most, Visit visit) {
        List<EventRow> rows = part(
                        everywhere(visit),
                        Stretch.coming(clock.instant()).planned(),
                        Filter.NONE,
                        Turn.FIRST,
                        most,
                        visit)
                .map(Part::rows)
                .orElse(List.of());
        return views.rows(rows, places(rows), visit);
    }

    /**
     * What is looked at.
     *
     * @param root address of the agenda
     * @param view "" for what is coming, "month", "series", "undated", "past"
     * @param month null unless it is a month
     * @param stretch null by series
     */
    public record Shown(String root, String view, YearMonth month, Filter filter, Stretch stretch) {
        /** What follows the address of the printed one, so that it shows the same month and choice. */
        public String printed() {
            String query = (month == null ? "" : "&month=" + month) + filter.query();
            return query.isEmpty() ? "" : "?" + query.substring(1);
        }

        public String address(Turn turn) {
            String query = (view.isEmpty() ? "" : "&view=" + view)
                    + (month == null ? "" : "&month=" + month)
                    + "&after=" + turn
                    + filter.query();
            return turn.first() ? "" : root + "?" + query.substring(1);
        }
    }

    /**
     * One way to look at it.
     *
     * @param month "2026-05"; anything else is the present month
     * @throws Refusal 404 for a view that there is not
     */
    Shown shown(String root, String view, String month, Filter filter, Visit visit) {
        Instant now = clock.instant();
        return switch (view) {
            case "" -> new Shown(root, view, null, filter, Stretch.coming(now).planned());
            case "past" ->
                new Shown(root, view, null, filter.closed(), Stretch.past(now).planned());
            case "undated" ->
                new Shown(root, view, null, filter.closed(), Stretch.undated().standing());
            case "series" -> new Shown(root, view, null, Filter.NONE, null);
            case "month" -> {
                YearMonth chosen =
                        AgendaPages.chosen(month).orElseGet(() -> YearMonth.now(clock.withZone(visit.zone())));
                yield new Shown(
                        root,
                        view,
                        chosen,
                        filter,
                        Stretch.of(chosen, visit.zone()).planned());
            }
            default -> throw Refusal.notFound();
        };
    }

    /** A page of them for programs. */
    public Part page(Stretch stretch, Filter filter, Turn turn, int most, Visit visit) {
        return part(wanted(filter, visit), stretch, filter, turn, most, visit).orElse(Part.NONE);
    }

    /** A page of them, as far as a filter lets them through, below what one chooses by. */
    Html chosen(int most, Shown shown, Turn turn, Visit visit) {
        Instant now = clock.instant();
        Filter filter = shown.filter();
        Part part = part(wanted(filter, visit), shown.stretch(), filter, turn, most, visit)
                .orElse(Part.NONE);
        Map<Long, SpaceCard> places = places(part.rows());
        Filter.Choices choices = part.whole() && filter.none()
                ? Filter.choices(
                        part.rows().stream()
                                .map(event -> Offered.of(event, now))
                                .toList(),
                        places,
                        network,
                        visit)
                : offered.choices(key(shown, visit), shown.stretch(), spaces(visit), now, visit);
        Html rows = views.rows(part.rows(), places, visit);
        return views.chosen(
                shown,
                shown.view().equals("past") || shown.view().equals("undated") ? choices.closed() : choices,
                rows,
                shown.address(part.previous()),
                shown.address(part.next()),
                visit);
    }

    /**
     * Sessions by series, each from its own space.
     *
     * @param after as {@link SessionList} has it
     */
    Html bySeries(Shown shown, String after, Visit visit) {
        Set<Long> on = spaces(visit);
        SessionList.Part part = on.isEmpty()
                ? new SessionList.Part(Map.of(), "", "")
                : series.page(Scope.of(on), after, rows -> readable(rows, EventRow::id, visit));
        List<EventRow> rows =
                part.sessions().values().stream().flatMap(List::stream).toList();
        Html sessions = views.sessions(part, places(rows), shown.root(), visit);
        return views.chosen(shown, null, sessions, "", "", visit);
    }

    /** A page of them on paper. */
    Html printed(Shown shown, Turn turn, Visit visit) {
        Part part = part(
                        wanted(shown.filter(), visit), shown.stretch(), shown.filter(), turn, PrintedAgenda.MOST, visit)
                .orElse(Part.NONE);
        String query = (shown.month() == null ? "" : "&month=" + shown.month())
                + shown.filter().query();
        return PrintedAgenda.of(
                part,
                views.names().of(part.rows(), visit),
                places(part.rows()),
                shown.root(),
                query,
                clock.instant(),
                visit);
    }

    /** Whose events are wanted; null for nobody's. What a space organises in other ones is its own too. */
    private Scope wanted(Filter filter, Visit visit) {
        Set<Long> on = spaces(visit);
        return filter.space() == 0
                ? everywhere(visit)
                : on.contains(filter.space()) ? jointly.scope(filter.space()) : null;
    }

    private static Scope everywhere(Visit visit) {
        Set<Long> on = spaces(visit);
        return on.isEmpty() ? null : Scope.of(on);
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

    private static Set<Long> memberOf(Visit visit) {
        return visit.grants().bySpace().values().stream()
                .filter(grant -> grant.role().atLeast(Role.MEMBER))
                .map(Grant::space)
                .collect(Collectors.toSet());
    }

    private Optional<Part> part(Scope from, Stretch stretch, Filter filter, Turn turn, int most, Visit visit) {
        Instant now = clock.instant();
        Filter theirs = visit.signedIn() ? filter.inside(memberOf(visit)) : filter;
        return from == null
                ? Optional.empty()
                : Optional.of(agendas.part(
                        from, stretch, theirs, turn, most, now, rows -> readable(rows, EventRow::id, visit)));
    }

    /** Of a stretch; months begin where the reader is. */
    private static String key(Shown shown, Visit visit) {
        return shown.view() + (shown.month() == null ? "" : ":" + shown.month() + visit.zone());
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
