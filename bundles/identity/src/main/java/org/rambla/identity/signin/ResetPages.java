// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.signin;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.identity.jte.JteresetGenerated;
import org.rambla.identity.jte.JteresetnewGenerated;
import org.rambla.identity.jte.JtesaidGenerated;
import org.rambla.identity.member.Member;
import org.rambla.identity.session.SessionCookie;
import org.rambla.identity.text.EmailAddress;

/** A forgotten password. */
@Path("/reset")
public final class ResetPages {
    private final ResetPassword reset;
    private final SessionCookie cookie;

    public ResetPages(ResetPassword reset, SessionCookie cookie) {
        this.reset = reset;
        this.cookie = cookie;
    }

    @GET
    @Requires(Requires.ANYONE)
    public Page ask(@Context Visit visit) {
        return ask(visit, null);
    }

    @POST
    @Requires(Requires.ANYONE)
    public Page send(@Context Visit visit, @Context Form form) {
        String email = form.required("email", EmailAddress.MAX);
        if (!email.isEmpty() && !EmailAddress.valid(email)) {
            form.reject("email", "identity.problem.email");
        }
        if (!form.valid()) {
            return ask(visit, form).invalid();
        }
        reset.ask(email, visit.remote());
        return said(visit, "identity.reset.sent.title", "identity.reset.sent", email);
    }

    @GET
    @Path("new")
    @Requires(Requires.ANYONE)
    public Page choose(@Context Visit visit, @QueryParam("token") String token) {
        Optional<Member> member = reset.whose(token);
        return member.isEmpty() ? expired(visit) : choose(visit, null, member.get(), token);
    }

    @POST
    @Path("new")
    @Requires(Requires.ANYONE)
    public Object set(@Context Visit visit, @Context Form form, @HeaderParam("User-Agent") String agent) {
        String token = form.value("token");
        Optional<Member> member = reset.whose(token);
        if (member.isEmpty()) {
            return expired(visit);
        }
        String password = PasswordRules.read(form, member.get().email());
        if (!form.valid()) {
            return choose(visit, form, member.get(), token).invalid();
        }
        Optional<String> session =
                reset.set(token, password, agent == null ? "" : agent, visit.remote(), visit.sessionId());
        return session.isEmpty()
                ? expired(visit)
                : cookie.keep(Redirect.done("/", "identity.done.passwordChanged"), session.get());
    }

    private static Page ask(Visit visit, Form form) {
        Html body = Html.of(
                out -> JteresetGenerated.render((HtmlTemplateOutput) out, null, visit, form, Fields.of(visit, form)));
        return Page.of(visit.text("identity.reset.title"), body).ownHeading().hidden();
    }

    private static Page choose(Visit visit, Form form, Member member, String token) {
        Html body = Html.of(out -> JteresetnewGenerated.render(
                (HtmlTemplateOutput) out, null, visit, form, Fields.of(visit, form), member, token));
        return Page.of(visit.text("identity.reset.new.title"), body)
                .ownHeading()
                .hidden();
    }

    private static Page expired(Visit visit) {
        return said(visit, "identity.reset.expired.title", "identity.reset.expired", "")
                .status(410);
    }

    /** A short page that says one thing, with a link to where one can ask again. */
    private static Page said(Visit visit, String title, String text, String argument) {
        Html body = Html.of(out -> JtesaidGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                visit,
                visit.text(title),
                visit.text(text, argument),
                "/reset",
                visit.text("identity.reset.again")));
        return Page.of(visit.text(title), body).ownHeading().hidden();
    }
}
