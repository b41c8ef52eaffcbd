// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.calendar;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.rambla.api.page.Form;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.space.Grant;
import org.rambla.api.visit.Visit;

/** Where members make addresses of agendas for their calendars, and take them back. */
@Path("/")
public final class SharedAddressPages {
    private final SharedAddresses addresses;

    public SharedAddressPages(SharedAddresses addresses) {
        this.addresses = addresses;
    }

    /** Makes an address for the space of the form (0: the network); the one before leads nowhere any more. */
    @POST
    @Path("agendas")
    @Requires(Requires.SIGNED_IN)
    public Response renew(@Context Form form, @Context Visit visit) {
        long space = space(form);
        Grant grant = visit.grants().bySpace().get(space);
        if (space != SharedAddresses.NETWORK
                && (grant == null || !grant.features().contains("webinar"))) {
            throw Refusal.notFound();
        }
        addresses.renew(visit.memberId(), space);
        return Redirect.done(MyAgendaPages.PATH + "#addresses", "webinar.done.address");
    }

    @POST
    @Path("agendas/stop")
    @Requires(Requires.SIGNED_IN)
    public Response stop(@Context Form form, @Context Visit visit) {
        addresses.stop(visit.memberId(), space(form));
        return Redirect.done(MyAgendaPages.PATH + "#addresses", "webinar.done.stopped");
    }

    private static long space(Form form) {
        String space = form.value("space");
        if (!space.matches("[0-9]{1,18}")) {
            throw Refusal.notFound();
        }
        return Long.parseLong(space);
    }
}
