// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.account;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.identity.jte.JtedevicesGenerated;
import org.rambla.identity.jte.JtepasswordGenerated;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.page.Paging;
import org.rambla.identity.session.SessionStore;
import org.rambla.identity.signin.PasswordRules;

/** Your password, and where you are signed in. */
@Path("/account")
public final class SecurityPages {
    private final Database database;
    private final MemberDirectory members;
    private final SessionStore sessions;
    private final Confirmation confirmation;
    private final ChangePassword change;

    public SecurityPages(
            Database database,
            MemberDirectory members,
            SessionStore sessions,
            Confirmation confirmation,
            ChangePassword change) {
        this.database = database;
        this.members = members;
        this.sessions = sessions;
        this.confirmation = confirmation;
        this.change = change;
    }

    @GET
    @Path("password")
    @Requires(Requires.SIGNED_IN)
    public Page password(@Context Visit visit) {
        return password(visit, null);
    }

    @POST
    @Path("password")
    @Requires(Requires.SIGNED_IN)
    public Object changePassword(@Context Visit visit, @Context Form form) {
        Member member = members.member(visit.memberId()).orElseThrow(Refusal::notFound);
        String password = PasswordRules.read(form, member.email());
        if (form.valid()) {
            confirmation.check(visit, form);
        }
        if (!form.valid()) {
            return password(visit, form).invalid();
        }
        change.change(member.id(), password, visit.sessionId());
        return Redirect.done("/account/password", "identity.done.passwordChanged");
    }

    @GET
    @Path("sessions")
    @Requires(Requires.SIGNED_IN)
    public Page sessions(@Context Visit visit) {
        var devices = sessions.of(visit.memberId());
        Html body = Html.of(out -> JtedevicesGenerated.render((HtmlTemplateOutput) out, null, visit, devices));
        return Page.of(visit.text("identity.sessions.title"), body)
                .lead(Html.text(visit.text("identity.sessions.lead")))
                .tab("account");
    }

    @POST
    @Path("sessions/{session}")
    @Requires(Requires.SIGNED_IN)
    public Response end(@Context Visit visit, @PathParam("session") String session) {
        if (!sessions.end(visit.memberId(), Paging.id(session))) {
            throw Refusal.notFound();
        }
        return Redirect.done("/account/sessions", "identity.done.sessionEnded");
    }

    @POST
    @Path("sessions")
    @Requires(Requires.SIGNED_IN)
    public Response endOthers(@Context Visit visit) {
        database.transaction(transaction -> SessionStore.endOthers(transaction, visit.memberId(), visit.sessionId()));
        return Redirect.done("/account/sessions", "identity.done.sessionsEnded");
    }

    private Page password(Visit visit, Form form) {
        Member member = members.member(visit.memberId()).orElseThrow(Refusal::notFound);
        Html body = Html.of(out -> JtepasswordGenerated.render(
                (HtmlTemplateOutput) out, null, visit, form, Fields.of(visit, form), member));
        return Page.of(visit.text("identity.account.password.title"), body)
                .lead(Html.text(visit.text("identity.account.password.lead")))
                .tab("account");
    }
}
