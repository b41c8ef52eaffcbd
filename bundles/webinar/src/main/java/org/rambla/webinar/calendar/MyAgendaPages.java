// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.calendar;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Network;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.AgendaPages;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.event.Filter;
import org.rambla.webinar.event.Reach;
import org.rambla.webinar.event.Stretch;
import org.rambla.webinar.event.Turn;
import org.rambla.webinar.event.WhenWords;
import org.rambla.webinar.jte.JtemineGenerated;
import org.rambla.webinar.registration.MyEvents;
import org.rambla.webinar.registration.MyEvents.Mine;
import org.rambla.webinar.series.SessionList;

/** The member's own agenda, and its address for a calendar. */
@Path("/")
public final class MyAgendaPages {
    static final String PATH = "/account/x/webinar";
    private static final int LIST = 30;

    private final MyEvents mine;
    private final FeedAddresses addresses;
    private final SharedAddresses shared;
    private final Spaces spaces;
    private final SessionList series;
    private final Network network;
    private final EventViews views;
    private final Mailer mailer;
    private final Clock clock;

    public MyAgendaPages(
            MyEvents mine,
            FeedAddresses addresses,
            SharedAddresses shared,
            Spaces spaces,
            SessionList series,
            Network network,
            EventViews views,
            Mailer mailer,
            Clock clock) {
        this.mine = mine;
        this.addresses = addresses;
        this.shared = shared;
        this.spaces = spaces;
        this.series = series;
        this.network = network;
        this.views = views;
        this.mailer = mailer;
        this.clock = clock;
    }

    /**
     * @param view "" for what is coming, "month", "series", "undated", "past"
     * @param month "2026-05"; anything else is the present month
     * @param after where the page begins or ends ({@link Turn}, by series as {@link SessionList} has it); "" for the first one
     */
    @GET
    @Requires(Requires.SIGNED_IN)
    public Page show(
            @QueryParam("view") @DefaultValue("") String view,
            @QueryParam("month") @DefaultValue("") String month,
            @QueryParam("topic") @DefaultValue("") String topic,
            @QueryParam("language") @DefaultValue("") String language,
            @QueryParam("in") @DefaultValue("") String space,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        Instant now = clock.instant();
        YearMonth of = view.equals("month")
                ? AgendaPages.chosen(month).orElseGet(() -> YearMonth.now(clock.withZone(visit.zone())))
                : null;
        Stretch stretch = switch (view) {
            case "month" -> Stretch.of(of, visit.zone());
            case "" -> Stretch.coming(now);
            case "past" -> Stretch.past(now);
            case "undated" -> Stretch.undated();
            case "series" -> null;
            default -> throw Refusal.notFound();
        };
        Filter filter = stretch == null ? Filter.NONE : Filter.of(topic, language, space, "");
        Reach.Shown shown = new Reach.Shown(PATH, view, of, filter, stretch);
        return stretch == null ? bySeries(shown, after, visit) : list(shown, Turn.parse(after), now, visit);
    }

    private Page bySeries(Reach.Shown shown, String after, Visit visit) {
        MyEvents.BySeries found = mine.bySeries(series, after, visit);
        return page(shown, Html.NONE, views.sessions(found.part(), found.spaces(), PATH, visit), "", "", visit);
    }

    private Page list(Reach.Shown shown, Turn turn, Instant now, Visit visit) {
        MyEvents.Page part = mine.page(visit.memberId(), shown.stretch(), shown.filter(), turn, LIST, now);
        Map<Long, SpaceCard> places = part.rows().stream()
                .collect(Collectors.toMap(one -> one.space().id(), Mine::space, (one, other) -> one));
        Html rows = views.rows(part.rows().stream().map(Mine::event).toList(), places, visit);
        boolean nothing = part.rows().isEmpty() && shown.filter().none();
        Html above =
                nothing ? Html.NONE : views.filter(shown, mine.choices(shown.stretch(), network, now, visit), visit);
        return page(shown, above, rows, shown.address(part.previous()), shown.address(part.next()), visit);
    }

    private Page page(Reach.Shown shown, Html above, Html rows, String previous, String next, Visit visit) {
        String address = addresses.path(visit.memberId()).map(mailer::link).orElse("");
        Html body = Html.of(out -> JtemineGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                shown,
                above,
                rows,
                previous,
                next,
                address,
                shared(visit),
                new WhenWords(visit.messages()),
                visit));
        return Page.of(visit.text("webinar.mine.title"), body).hidden();
    }

    /**
     * An agenda for the calendar.
     *
     * @param space 0 for the network
     * @param address "" while there is none
     */
    public record Shared(long space, String name, String address) {}

    /** The network first, then the spaces for which there is an address, as far as they still can be seen. */
    private List<Shared> shared(Visit visit) {
        Map<Long, String> paths = shared.paths(visit.memberId());
        List<Shared> all = new ArrayList<>();
        String own = paths.getOrDefault(SharedAddresses.NETWORK, "");
        all.add(new Shared(
                SharedAddresses.NETWORK, visit.text("webinar.network.title"), own.isEmpty() ? "" : mailer.link(own)));
        Set<Long> seen = new HashSet<>(paths.keySet());
        seen.retainAll(visit.grants().spaces());
        (seen.isEmpty() ? Map.<Long, SpaceCard>of() : spaces.cards(seen))
                .forEach((space, card) ->
                        all.add(new Shared(space, card.name().in(visit.language()), mailer.link(paths.get(space)))));
        return all;
    }

    /** Makes an address; the one before leads nowhere any more. */
    @POST
    @Path("address")
    @Requires(Requires.SIGNED_IN)
    public Response renew(@Context Visit visit) {
        addresses.renew(visit.memberId());
        return Redirect.done(PATH, "webinar.done.address");
    }

    @POST
    @Path("address/stop")
    @Requires(Requires.SIGNED_IN)
    public Response stop(@Context Visit visit) {
        addresses.stop(visit.memberId());
        return Redirect.done(PATH, "webinar.done.stopped");
    }
}
