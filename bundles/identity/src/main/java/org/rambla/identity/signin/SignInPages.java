// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.signin;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.identity.jte.JtesigninGenerated;
import org.rambla.identity.session.SessionCookie;
import org.rambla.identity.session.SessionStore;

/** In and out. */
@Path("/")
public final class SignInPages {
    private final SignIn signIn;
    private final SessionStore sessions;
    private final SessionCookie cookie;

    public SignInPages(SignIn signIn, SessionStore sessions, SessionCookie cookie) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @GET
    @Path("sign-in")
    @Requires(Requires.ANYONE)
    public Object show(@Context Visit visit, @QueryParam("next") String next) {
        return visit.signedIn() ? Redirect.to(target(next)) : page(visit, null, target(next));
    }

    @POST
    @Path("sign-in")
    @Requires(Requires.ANYONE)
    public Object signIn(@Context Visit visit, @Context Form form, @HeaderParam("User-Agent") String agent) {
        String next = target(form.value("next"));
        String email = form.required("email", 254);
        String password = form.raw("password");
        if (password.isEmpty()) {
            form.reject("password", "web.problem.required");
        }
        if (!form.valid()) {
            return page(visit, form, next).invalid();
        }
        SignIn.Outcome outcome =
                signIn.tryIt(email, password, agent == null ? "" : agent, visit.remote(), visit.sessionId());
        if (outcome.signedIn()) {
            return cookie.keep(Redirect.to(next), outcome.token());
        }
        if (outcome.pause().isZero()) {
            form.reject("", "identity.signIn.wrong");
            return page(visit, form, next).invalid();
        }
        form.reject("", "identity.signIn.wait", waiting(visit, outcome.pause()));
        return page(visit, form, next).status(429);
    }

    @POST
    @Path("sign-out")
    @Requires(Requires.ANYONE)
    public Object signOut(@Context Visit visit) {
        if (visit.signedIn()) {
            sessions.end(visit.memberId(), visit.sessionId());
        }
        return cookie.forget(Redirect.done("/", "identity.done.signedOut"));
    }

    /** "40 seconds", "3 minutes". */
    public static String waiting(Visit visit, Duration pause) {
        long seconds = Math.max(1, pause.toSeconds() + 1);
        return seconds < 90
                ? visit.count("identity.seconds", seconds)
                : visit.count("identity.minutes", (seconds + 59) / 60);
    }

    /** A path of this server, never another place. */
    static String target(String next) {
        boolean usable = Redirect.local(next) && !next.startsWith("/sign-in") && !next.startsWith("/sign-out");
        return usable ? next : "/";
    }

    private static Page page(Visit visit, Form form, String next) {
        Html body = Html.of(out ->
                JtesigninGenerated.render((HtmlTemplateOutput) out, null, visit, form, Fields.of(visit, form), next));
        return Page.of(visit.text("identity.signIn.title"), body).ownHeading().hidden();
    }
}
