// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.guest;

import gg.jte.html.HtmlTemplateOutput;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Page;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.event.Tongues;
import org.rambla.webinar.event.WhenWords;
import org.rambla.webinar.jte.JteguestGenerated;
import org.rambla.webinar.jte.JterequestGenerated;
import org.rambla.webinar.registration.Door;
import org.rambla.webinar.registration.RegistrationForm;

/** The pages of registering without an account, put together. */
public final class GuestViews {
    private final EventViews events;

    public GuestViews(EventViews events) {
        this.events = events;
    }

    /** @param door whether there is a form, and why not */
    Page form(
            RegistrationForm form,
            Door door,
            List<String> languages,
            Collection<OrganisationCard> organisations,
            Visit visit) {
        Map<String, String> named = new LinkedHashMap<>();
        languages.forEach(tag -> named.put(tag, Tongues.name(tag, visit.language())));
        Html body = Html.of(out -> JteguestGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                form,
                door,
                named,
                GuestForm.countries(visit),
                GuestForm.cities(organisations, visit),
                new WhenWords(visit.messages()),
                visit));
        return events.below(
                visit.text("webinar.guest.title"), body, form.event().row(), visit);
    }

    /** @param before who is registered with the same address, "" for nobody else */
    Page request(EventRow event, Door door, String name, String before, String action, Visit visit) {
        Html body = Html.of(out -> JterequestGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                event,
                door,
                name,
                before,
                action,
                new WhenWords(visit.messages()),
                visit));
        return Page.of(visit.text("webinar.request.title"), body).hidden();
    }
}
