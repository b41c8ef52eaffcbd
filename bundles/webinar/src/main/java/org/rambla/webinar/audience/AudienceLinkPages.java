// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.audience;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.registration.HeldLinks;
import org.rambla.webinar.registration.HeldLinks.Held;

/** The same for whoever has the link of a mail, with an account or without one. */
@Path("/registrations/{registration}/{sign}/asked")
public final class AudienceLinkPages {
    private final HeldLinks held;
    private final AudienceDesk desk;

    public AudienceLinkPages(HeldLinks held, AudienceDesk desk) {
        this.held = held;
        this.desk = desk;
    }

    @GET
    @Requires(Requires.ANYONE)
    public Page show(
            @PathParam("registration") String registration,
            @PathParam("sign") String sign,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        return page(held.active(registration, sign), after, null, visit);
    }

    @POST
    @Requires(Requires.ANYONE)
    public Object take(
            @PathParam("registration") String registration,
            @PathParam("sign") String sign,
            @Context Form form,
            @Context Visit visit) {
        Held one = held.active(registration, sign);
        String done = desk.take(one.event(), one.row(), form);
        return done.isEmpty() ? page(one, "", form, visit).invalid() : Redirect.done(one.path() + "/asked", done);
    }

    private Page page(Held one, String after, Form form, Visit visit) {
        return Page.of(
                        visit.text("webinar.asked.title"),
                        desk.show(one.event(), one.row(), one.path() + "/asked", after, "", form, visit))
                .hidden();
    }
}
