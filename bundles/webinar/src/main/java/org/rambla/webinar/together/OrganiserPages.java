// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.together;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.jte.JteorganisersGenerated;
import org.rambla.webinar.registration.OpenEvent;

/** Where organisers say which other spaces organise an event with them. */
@Path("/")
public final class OrganiserPages {
    private final OpenEvent opening;
    private final Organisers organisers;
    private final EventViews views;

    public OrganiserPages(OpenEvent opening, Organisers organisers, EventViews views) {
        this.opening = opening;
        this.organisers = organisers;
        this.views = views;
    }

    @GET
    @Path("events/{event}/organisers")
    @Requires(value = "webinar.organise", item = "event")
    public Page form(@PathParam("event") long id, @Context Visit visit) {
        EventRow event = opening.find(id, visit).row();
        Set<String> kept = organisers.kept(id, visit).keySet();
        Fields fields = Fields.of(visit).withAll("organisers", new LinkedHashSet<>(kept));
        Set<Long> seen = kept.stream().map(Long::valueOf).collect(Collectors.toSet());
        return page(event, fields, seen, null, visit);
    }

    @POST
    @Path("events/{event}/organisers")
    @Requires(value = "webinar.organise", item = "event")
    public Object save(@PathParam("event") long id, @Context Form form, @Context Visit visit) {
        EventRow event = opening.find(id, visit).row();
        Set<String> offered = choices(event, visit).keySet();
        Set<Long> chosen = form.values("organisers").stream()
                .filter(offered::contains)
                .map(Long::valueOf)
                .collect(Collectors.toSet());
        Set<Long> seen = offered.stream()
                .filter(space -> form.has("was." + space))
                .map(Long::valueOf)
                .collect(Collectors.toSet());
        try {
            organisers.choose(id, chosen, seen, visit);
        } catch (Refusal refusal) {
            if (refusal.status() != 422) {
                throw refusal;
            }
            form.reject("organisers", refusal.key(), refusal.arguments());
            return page(event, Fields.of(visit, form), seen, form, visit).invalid();
        }
        return Redirect.done(EventRow.path(visit.space(), id, ""), "webinar.done.organisers");
    }

    private Map<String, String> choices(EventRow event, Visit visit) {
        Map<String, String> choices = new LinkedHashMap<>(organisers.kept(event.id(), visit));
        choices.putAll(organisers.offered(visit));
        return choices;
    }

    /** @param seen those that were ticked when the form was opened */
    private Page page(EventRow event, Fields fields, Set<Long> seen, Form form, Visit visit) {
        Map<String, String> choices = choices(event, visit);
        Html body = Html.of(out -> JteorganisersGenerated.render(
                (HtmlTemplateOutput) out, null, event, choices, seen, fields, form, visit));
        return views.below(visit.text("webinar.organisers.title"), body, event, visit);
    }
}
