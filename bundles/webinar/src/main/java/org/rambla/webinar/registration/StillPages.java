// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.util.Set;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.registration.HeldLinks.Held;

/** After a change of date: whether whoever has a place can still come. Opening the link changes nothing, as programs that look through mails open all. */
@Path("/registrations/{registration}/{sign}/still")
public final class StillPages {
    private final HeldLinks held;
    private final AnswerNewDate answering;
    private final WithdrawRegistration withdrawing;
    private final RegistrationViews views;
    private final Clock clock;

    public StillPages(
            HeldLinks held,
            AnswerNewDate answering,
            WithdrawRegistration withdrawing,
            RegistrationViews views,
            Clock clock) {
        this.held = held;
        this.answering = answering;
        this.withdrawing = withdrawing;
        this.views = views;
        this.clock = clock;
    }

    /** @param answer "no" puts that button first */
    @GET
    @Requires(Requires.ANYONE)
    public Page show(
            @PathParam("registration") String registration,
            @PathParam("sign") String sign,
            @QueryParam("answer") @DefaultValue("") String answer,
            @Context Visit visit) {
        return views.still(asked(registration, sign), answer.equals("no"), visit);
    }

    @POST
    @Requires(Requires.ANYONE)
    public Object say(
            @PathParam("registration") String registration,
            @PathParam("sign") String sign,
            @Context Form form,
            @Context Visit visit) {
        Held one = asked(registration, sign);
        String answer = form.oneOf("answer", Set.of("yes", "no"));
        if (!form.valid()) {
            return views.still(one, false, visit).invalid();
        }
        if (answer.equals("no")) {
            withdrawing.withdraw(one.row(), 0);
            return Redirect.done(one.path(), "webinar.done.withdrawn");
        }
        int seen = form.value("seen").matches("[0-9]{1,9}") ? Integer.parseInt(form.value("seen")) : -1;
        return answering.comes(one.row(), seen)
                ? Redirect.done(one.path(), "webinar.done.still")
                : views.still(one, false, visit).status(409);
    }

    private Held asked(String registration, String sign) {
        Held one = held.active(registration, sign);
        EventRow event = one.event();
        if (!one.row().confirmed() || !one.row().wasAsked() || event.cancelled() || event.when() == null) {
            throw new Refusal(410, "webinar.refusal.still");
        }
        if (event.past(clock.instant())) {
            throw new Refusal(410, "webinar.refusal.past");
        }
        return one;
    }
}
