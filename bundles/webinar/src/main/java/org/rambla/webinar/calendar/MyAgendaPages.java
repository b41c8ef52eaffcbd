// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.calendar;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.mail.Mailer;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.jte.JtemineGenerated;
import org.rambla.webinar.registration.MyEvents;
import org.rambla.webinar.registration.MyEvents.Mine;

/** The member's own agenda, and its address for a calendar. */
@Path("/")
public final class MyAgendaPages {
    private static final String PATH = "/account/x/webinar";

    private final MyEvents mine;
    private final FeedAddresses addresses;
    private final EventViews views;
    private final Mailer mailer;
    private final Clock clock;

    public MyAgendaPages(MyEvents mine, FeedAddresses addresses, EventViews views, Mailer mailer, Clock clock) {
        this.mine = mine;
        this.addresses = addresses;
        this.views = views;
        this.mailer = mailer;
        this.clock = clock;
    }

    @GET
    @Requires(Requires.SIGNED_IN)
    public Page show(@Context Visit visit) {
        List<Mine> coming = mine.since(visit.memberId(), clock.instant());
        Map<Long, SpaceCard> places =
                coming.stream().collect(Collectors.toMap(one -> one.space().id(), Mine::space, (one, other) -> one));
        Html rows = views.rows(coming.stream().map(Mine::event).toList(), places, visit);
        String address = addresses.path(visit.memberId()).map(mailer::link).orElse("");
        Html body = Html.of(out -> JtemineGenerated.render((HtmlTemplateOutput) out, null, rows, address, PATH, visit));
        return Page.of(visit.text("webinar.mine.title"), body).hidden();
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
