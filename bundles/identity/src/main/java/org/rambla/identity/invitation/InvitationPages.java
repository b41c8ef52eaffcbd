// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.invitation;

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
import org.rambla.identity.choice.Choices;
import org.rambla.identity.invitation.AcceptInvitation.Answer;
import org.rambla.identity.jte.JteinvitationGenerated;
import org.rambla.identity.jte.JtesaidGenerated;
import org.rambla.identity.member.Member;
import org.rambla.identity.session.SessionCookie;
import org.rambla.identity.signin.PasswordRules;

/** The page behind the link of an invitation. */
@Path("/invitation")
public final class InvitationPages {
    private final AcceptInvitation accept;
    private final Choices choices;
    private final SessionCookie cookie;

    public InvitationPages(AcceptInvitation accept, Choices choices, SessionCookie cookie) {
        this.accept = accept;
        this.choices = choices;
        this.cookie = cookie;
    }

    @GET
    @Requires(Requires.ANYONE)
    public Page show(@Context Visit visit, @QueryParam("token") String token) {
        return accept.invited(token)
                .map(member -> page(visit, null, member, token))
                .orElseGet(() -> expired(visit));
    }

    @POST
    @Requires(Requires.ANYONE)
    public Object accept(@Context Visit visit, @Context Form form, @HeaderParam("User-Agent") String agent) {
        String token = form.value("token");
        Optional<Member> member = accept.invited(token);
        if (member.isEmpty()) {
            return expired(visit);
        }
        String name = form.required("name", 200);
        String function = form.required("function", 200);
        String language = form.oneOf("language", choices.languages().keySet());
        String zone = form.oneOf("zone", Choices.zones().keySet());
        String password = PasswordRules.read(form, member.get().email());
        if (!form.valid()) {
            return page(visit, form, member.get(), token).invalid();
        }
        Optional<String> session = accept.accept(
                token,
                new Answer(name, function, language, zone, password),
                agent == null ? "" : agent,
                visit.remote(),
                visit.sessionId());
        return session.isEmpty()
                ? expired(visit)
                : cookie.keep(Redirect.done("/", "identity.done.welcome"), session.get());
    }

    private Page page(Visit visit, Form form, Member member, String token) {
        Fields fields = Fields.of(visit, form)
                .with("name", member.name())
                .with("function", member.function())
                .with("language", member.language())
                .with("zone", member.zone());
        Html body = Html.of(out -> JteinvitationGenerated.render(
                (HtmlTemplateOutput) out, null, visit, form, fields, choices, member, token));
        return Page.of(visit.text("identity.invitation.title"), body)
                .ownHeading()
                .hidden();
    }

    private static Page expired(Visit visit) {
        String title = visit.text("identity.invitation.expired.title");
        Html body = Html.of(out -> JtesaidGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                visit,
                title,
                visit.text("identity.invitation.expired"),
                "/sign-in",
                visit.text("identity.reset.back")));
        return Page.of(title, body).ownHeading().hidden().status(410);
    }
}
