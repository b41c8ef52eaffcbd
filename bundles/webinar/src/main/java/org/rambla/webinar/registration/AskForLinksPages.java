// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;

/** Where one has the links to one's registrations sent once more. */
@Path("/links")
public final class AskForLinksPages {
    private final AskForLinks asking;
    private final RegistrationViews views;

    public AskForLinksPages(AskForLinks asking, RegistrationViews views) {
        this.asking = asking;
        this.views = views;
    }

    @GET
    @Requires(Requires.ANYONE)
    public Page form(@Context Visit visit) {
        return views.links(null, visit);
    }

    @POST
    @Requires(Requires.ANYONE)
    public Object ask(@Context Form form, @Context Visit visit) {
        String address = RegistrationForm.address(form);
        int status = 422;
        if (form.valid()) {
            try {
                asking.ask(address, visit.language(), visit.remote());
                return Redirect.done(AskForLinks.PATH, "webinar.done.linksAsked");
            } catch (Refusal refusal) {
                form.reject("", refusal.key(), refusal.arguments());
                status = refusal.status();
            }
        }
        return views.links(form, visit).status(status);
    }
}
