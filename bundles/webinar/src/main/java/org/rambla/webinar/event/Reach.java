// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.network.Network;
import org.rambla.api.space.Grant;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;

/** What is coming in all the spaces that a visitor may read, each event checked by the register. */
public final class Reach {
    private final Events events;
    private final EventViews views;
    private final ContentRegister register;
    private final Spaces spaces;
    private final Network network;
    private final Clock clock;

    public Reach(
            Events events, EventViews views, ContentRegister register, Spaces spaces, Network network, Clock clock) {
        this.events = events;
        this.views = views;
        this.register = register;
        this.spaces = spaces;
        this.network = network;
        this.clock = clock;
    }

    /** The next ones as rows, at most so many; {@link Html#NONE} when there are none. */
    public Html coming(int most, Visit visit) {
        List<EventRow> rows = readable(most, visit);
        return views.rows(rows, places(rows), visit);
    }

    /** The same, as far as a filter lets them through, below what one chooses by. */
    Html chosen(int most, Filter filter, String action, Visit visit) {
        List<EventRow> all = readable(most, visit);
        Map<Long, SpaceCard> places = places(all);
        Filter.Choices choices = Filter.choices(all, places, clock.instant(), network, visit);
        Html rows = views.rows(filter.of(all, clock.instant()), places, visit);
        String none = visit.text(filter.none() ? "webinar.empty.coming" : "webinar.filter.nothing");
        return views.chosen(views.filter(action, filter, choices, visit), rows, none, visit);
    }

    private Map<Long, SpaceCard> places(List<EventRow> rows) {
        return spaces.cards(rows.stream().map(EventRow::space).collect(Collectors.toSet()));
    }

    private List<EventRow> readable(int most, Visit visit) {
        Set<Long> on = visit.grants().bySpace().values().stream()
                .filter(grant -> grant.features().contains("webinar"))
                .map(Grant::space)
                .collect(Collectors.toSet());
        List<EventRow> found = events.coming(on, clock.instant(), 4 * most);
        Map<Long, ContentHead> heads =
                register.heads(found.stream().map(EventRow::id).toList());
        return found.stream()
                .filter(row ->
                        heads.containsKey(row.id()) && heads.get(row.id()).visible(visit.grants(), visit.memberId()))
                .limit(most)
                .toList();
    }
}
