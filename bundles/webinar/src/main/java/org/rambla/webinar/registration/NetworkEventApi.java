// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Agendas.Part;
import org.rambla.webinar.event.Filter;
import org.rambla.webinar.event.Reach;
import org.rambla.webinar.event.Stretch;
import org.rambla.webinar.event.Turn;
import org.rambla.webinar.registration.EventApi.EventEntry;

/** The agenda of the network, and the caller's own, for programs. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class NetworkEventApi {
    private static final int LIST = 50;
    private static final String ROOT = "/api/n/webinar/";

    private final Reach reach;
    private final MyEvents mine;
    private final EventEntries entries;
    private final Clock clock;

    public NetworkEventApi(Reach reach, MyEvents mine, EventEntries entries, Clock clock) {
        this.reach = reach;
        this.mine = mine;
        this.entries = entries;
        this.clock = clock;
    }

    /**
     * At most fifty events; a page may be short and yet be followed by others.
     *
     * @param next address of the next page; left out on the last one
     */
    public record Page(List<EventEntry> events, String next) {}

    /**
     * What the caller may read in all spaces.
     *
     * @param view "" for what is coming, "past" or "undated"
     * @param topic of the network's taxonomy, language tag, and "1" for what is open, as the pages have them
     * @param space id, for what stands there or is organised by it
     */
    @GET
    @Path("events")
    @Requires(Requires.ANYONE)
    public Page events(
            @QueryParam("view") @DefaultValue("") String view,
            @QueryParam("topic") @DefaultValue("") String topic,
            @QueryParam("language") @DefaultValue("") String language,
            @QueryParam("in") @DefaultValue("") String space,
            @QueryParam("open") @DefaultValue("") String open,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        Filter filter = Filter.of(topic, language, space, open);
        Part part = reach.page(stretch(view), filter, Turn.parse(after), LIST, visit);
        return page("events", view, filter.query(), entries.of(part.rows(), visit), part.next());
    }

    /** For which the caller has a place or waits for one. */
    @GET
    @Path("mine")
    @Requires(Requires.SIGNED_IN)
    public Page mine(
            @QueryParam("view") @DefaultValue("") String view,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        MyEvents.Page part =
                mine.page(visit.memberId(), stretch(view), Filter.NONE, Turn.parse(after), LIST, clock.instant());
        return page(
                "mine",
                view,
                "",
                entries.of(part.rows().stream().map(MyEvents.Mine::event).toList(), visit),
                part.next());
    }

    private Stretch stretch(String view) {
        Instant now = clock.instant();
        return switch (view) {
            case "" -> Stretch.coming(now);
            case "past" -> Stretch.past(now);
            case "undated" -> Stretch.undated();
            default -> throw Refusal.notFound();
        };
    }

    private static Page page(String list, String view, String query, List<EventEntry> events, Turn next) {
        return new Page(events, next.first() ? null : ROOT + list + "?view=" + view + "&after=" + next + query);
    }
}
