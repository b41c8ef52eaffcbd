// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import org.rambla.api.content.ContentState;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.jte.JtereplaceGenerated;
import org.rambla.webinar.series.AllSeries;

/** Where organisers say which series takes place instead of an event that they cancelled before. */
@Path("/")
public final class ReplacePages {
    private final Events events;
    private final AllSeries series;
    private final ReplaceEvent replacing;
    private final EventViews views;

    public ReplacePages(Events events, AllSeries series, ReplaceEvent replacing, EventViews views) {
        this.events = events;
        this.series = series;
        this.replacing = replacing;
        this.views = views;
    }

    @GET
    @Path("events/{event}/replace")
    @Requires(value = "webinar.organise", item = "event")
    public Page ask(@PathParam("event") long id, @Context Visit visit) {
        return page(find(id, visit), null, visit);
    }

    @POST
    @Path("events/{event}/replace")
    @Requires(value = "webinar.organise", item = "event")
    public Object replace(@PathParam("event") long id, @Context Form form, @Context Visit visit) {
        EventRow event = find(id, visit);
        String chosen = form.oneOf("series", titles(event, visit).keySet());
        if (!form.valid()) {
            return page(event, form, visit).invalid();
        }
        replacing.replace(id, Long.parseLong(chosen), visit);
        return Redirect.done(EventRow.path(visit.space(), id, ""), "webinar.done.replaced");
    }

    private EventRow find(long id, Visit visit) {
        return events.find(id)
                .filter(event -> event.space() == visit.space().id() && event.state() == ContentState.PUBLISHED)
                .orElseThrow(Refusal::notFound);
    }

    /** All but the one in which the event itself stands. */
    private Map<String, String> titles(EventRow event, Visit visit) {
        Map<String, String> titles = series.titles(visit, event.replacedBy());
        titles.remove(Long.toString(event.series()));
        return titles;
    }

    private Page page(EventRow event, Form form, Visit visit) {
        Fields fields = Fields.of(visit, form).with("series", event.replacedBy() == 0 ? "" : event.replacedBy());
        Map<String, String> titles = titles(event, visit);
        Html body = Html.of(
                out -> JtereplaceGenerated.render((HtmlTemplateOutput) out, null, event, titles, fields, form, visit));
        return views.below(visit.text("webinar.replace.title"), body, event, visit);
    }
}
