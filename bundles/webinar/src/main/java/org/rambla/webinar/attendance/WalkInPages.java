// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.rambla.api.network.Network;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.guest.GuestForm;
import org.rambla.webinar.jte.JtewalkInGenerated;
import org.rambla.webinar.registration.Application;
import org.rambla.webinar.registration.OpenEvent;
import org.rambla.webinar.registration.RegistrationForm;
import org.rambla.webinar.registration.WalkIn;

/** Where organisers note somebody who came and is on no list. */
@Path("/")
public final class WalkInPages {
    private final OpenEvent opening;
    private final WalkIn coming;
    private final Organisations organisations;
    private final Network network;
    private final EventViews views;
    private final Clock clock;

    public WalkInPages(
            OpenEvent opening,
            WalkIn coming,
            Organisations organisations,
            Network network,
            EventViews views,
            Clock clock) {
        this.opening = opening;
        this.coming = coming;
        this.organisations = organisations;
        this.network = network;
        this.views = views;
        this.clock = clock;
    }

    @GET
    @Path("events/{event}/attendance/walk-in")
    @Requires(value = "webinar.organise", item = "event")
    public Page ask(@PathParam("event") long id, @Context Visit visit) {
        return page(opening.find(id, visit).row(), null, visit);
    }

    @POST
    @Path("events/{event}/attendance/walk-in")
    @Requires(value = "webinar.organise", item = "event")
    public Object note(@PathParam("event") long id, @Context Form form, @Context Visit visit) {
        EventRow event = opening.find(id, visit).row();
        if (!NoteAttendance.begun(event, clock.instant())) {
            throw new Refusal(409, "webinar.attendance.later");
        }
        Application application = read(form, organisations.all(), visit);
        if (application == null) {
            return page(event, form, visit).invalid();
        }
        coming.came(id, application, form.submission());
        return Redirect.done(EventRow.path(visit.space(), id, "/attendance/walk-in"), "webinar.done.walkIn");
    }

    /** What was typed; null when something is wrong. Without an address nobody is named: they could not be told of it. */
    private Application read(Form form, Collection<OrganisationCard> all, Visit visit) {
        String address = form.value("email").isEmpty() ? "" : RegistrationForm.address(form);
        String name = address.isEmpty()
                ? OneLine.optional(form, "name", RegistrationForm.NAME)
                : OneLine.required(form, "name", RegistrationForm.NAME);
        if (address.isEmpty() && !name.isEmpty() && form.problem("email").isEmpty()) {
            form.reject("email", "webinar.problem.walkIn");
        }
        String office = OneLine.optional(form, "office", RegistrationForm.NAME);
        RegistrationForm.From from = GuestForm.from(form, all);
        List<String> languages = network.languages();
        String language = languages.contains(form.value("language")) ? form.value("language") : languages.get(0);
        return form.valid()
                ? new Application(
                        0,
                        from.organisation(),
                        address,
                        name,
                        office,
                        language,
                        visit.zone().getId(),
                        "",
                        "",
                        Map.of(),
                        from.city(),
                        from.country())
                : null;
    }

    private Page page(EventRow event, Form form, Visit visit) {
        boolean open = NoteAttendance.begun(event, clock.instant());
        Map<String, String> cities = GuestForm.cities(organisations.all(), visit);
        Map<String, String> countries = GuestForm.countries(visit);
        Fields fields = Fields.of(visit, form).with("language", visit.language());
        Html body = Html.of(out -> JtewalkInGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                event,
                open,
                cities,
                countries,
                network.languages(),
                fields,
                form,
                visit));
        return views.below(visit.text("webinar.walkIn.title"), body, event, visit);
    }
}
