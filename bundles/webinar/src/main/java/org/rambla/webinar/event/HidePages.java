// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.util.Set;
import org.rambla.api.content.ContentState;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.jte.JtehideGenerated;

/** Where organisers take an event out of sight, and bring it back. */
@Path("/")
public final class HidePages {
    private final Events events;
    private final HideEvent hiding;
    private final EventViews views;
    private final Clock clock;

    public HidePages(Events events, HideEvent hiding, EventViews views, Clock clock) {
        this.events = events;
        this.hiding = hiding;
        this.views = views;
        this.clock = clock;
    }

    @GET
    @Path("events/{event}/hide")
    @Requires(value = "webinar.organise", item = "event")
    public Page ask(@PathParam("event") long id, @Context Visit visit) {
        return page(find(id, visit), null, visit);
    }

    @POST
    @Path("events/{event}/hide")
    @Requires(value = "webinar.organise", item = "event")
    public Object save(@PathParam("event") long id, @Context Form form, @Context Visit visit) {
        EventRow event = find(id, visit);
        String hidden = form.oneOf("hidden", Set.of("0", "1"));
        if (!form.valid()) {
            return page(event, form, visit).invalid();
        }
        if (hidden.equals("0")) {
            hiding.show(id, visit);
            return Redirect.done(EventRow.path(visit.space(), id, ""), "webinar.done.shown");
        }
        try {
            hiding.hide(id, visit);
            return Redirect.done(visit.space().path("webinar", "") + "?view=hidden", "webinar.done.hidden");
        } catch (Refusal refusal) {
            form.reject("", refusal.key(), refusal.arguments());
            return page(find(id, visit), form, visit).status(refusal.status());
        }
    }

    private EventRow find(long id, Visit visit) {
        return events.find(id)
                .filter(event -> event.space() == visit.space().id())
                .orElseThrow(Refusal::notFound);
    }

    private Page page(EventRow event, Form form, Visit visit) {
        boolean hidden = event.state() != ContentState.PUBLISHED;
        String obstacle = hidden ? "" : HideEvent.obstacle(event, clock);
        Html body = Html.of(
                out -> JtehideGenerated.render((HtmlTemplateOutput) out, null, event, hidden, obstacle, form, visit));
        return views.below(visit.text(hidden ? "webinar.show.title" : "webinar.hide.title"), body, event, visit);
    }
}
