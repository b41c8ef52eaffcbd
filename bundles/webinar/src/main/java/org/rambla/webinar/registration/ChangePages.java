// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.util.List;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.registration.HeldLinks.Held;

/** Where whoever has the link of a registration changes what was said in it: what they want to hear, need and answer. */
@Path("/registrations/{registration}/{sign}/change")
public final class ChangePages {
    private final HeldLinks held;
    private final Events events;
    private final ChangeAnswers changing;
    private final RegistrationViews views;
    private final Clock clock;

    public ChangePages(HeldLinks held, Events events, ChangeAnswers changing, RegistrationViews views, Clock clock) {
        this.held = held;
        this.events = events;
        this.changing = changing;
        this.views = views;
        this.clock = clock;
    }

    @GET
    @Requires(Requires.ANYONE)
    public Page show(
            @PathParam("registration") String registration, @PathParam("sign") String sign, @Context Visit visit) {
        Held one = open(registration, sign);
        return views.change(one, RegistrationForm.of(whole(one), one.row(), visit), visit);
    }

    @POST
    @Requires(Requires.ANYONE)
    public Object change(
            @PathParam("registration") String registration,
            @PathParam("sign") String sign,
            @Context Form form,
            @Context Visit visit) {
        Held one = open(registration, sign);
        Events.Whole event = whole(one);
        Application said = RegistrationForm.again(event, form, one.row());
        if (said == null) {
            return views.change(one, RegistrationForm.back(event, form, visit), visit)
                    .invalid();
        }
        changing.change(one.row(), said);
        return Redirect.done(one.path(), "webinar.done.said");
    }

    private Held open(String registration, String sign) {
        Held one = held.active(registration, sign);
        if (one.event().past(clock.instant())) {
            throw new Refusal(410, "webinar.refusal.past");
        }
        return one;
    }

    private Events.Whole whole(Held one) {
        return events.whole(List.of(one.event().id())).stream().findFirst().orElseThrow(Refusal::notFound);
    }
}
