// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.admin;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.identity.choice.Choices;
import org.rambla.identity.invitation.InviteMember;
import org.rambla.identity.invitation.InviteMember.Problem;
import org.rambla.identity.invitation.Invitee;
import org.rambla.identity.invitation.SucceedMember;
import org.rambla.identity.jte.JteadmininviteGenerated;
import org.rambla.identity.jte.JteadminsuccessorGenerated;
import org.rambla.identity.member.FunctionKind;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.page.Paging;
import org.rambla.identity.page.Query;
import org.rambla.identity.text.EmailAddress;

/** Inviting one person: to a free seat, or in succession to somebody who leaves. */
@Path("/admin/people")
public final class InviteAdmin {
    private final MemberDirectory members;
    private final InviteMember invite;
    private final SucceedMember succeed;
    private final AdminChoices choices;

    public InviteAdmin(MemberDirectory members, InviteMember invite, SucceedMember succeed, AdminChoices choices) {
        this.members = members;
        this.invite = invite;
        this.succeed = succeed;
        this.choices = choices;
    }

    @GET
    @Path("new")
    @Requires(Requires.ADMINISTRATOR)
    public Page form(@Context Visit visit, @QueryParam("organisation") String organisation) {
        return page(visit, null, Query.text(organisation), false);
    }

    @POST
    @Path("new")
    @Requires(Requires.ADMINISTRATOR)
    public Object invite(@Context Visit visit, @Context Form form) {
        String email = email(form);
        String name = form.required("name", 200);
        String function = form.optional("function", 200);
        String kind = form.oneOf("kind", Choices.functionKinds(visit).keySet());
        String organisation =
                form.oneOf("organisation", choices.organisations(visit, null).keySet());
        String language = form.oneOf("language", choices.choices().languages().keySet());
        if (!form.valid()) {
            return page(visit, form, "", form.has("raise")).invalid();
        }
        Invitee invitee =
                new Invitee(email, name, function, FunctionKind.valueOf(kind), Paging.id(organisation), language);
        Optional<Problem> problem = invite.invite(invitee, form.checked("raise"), visit.memberId());
        if (problem.isEmpty()) {
            return Redirect.done(PeopleAdmin.PATH, "identity.done.invited");
        }
        boolean full = problem.get() == Problem.NO_SEAT;
        form.reject(full ? "organisation" : "email", full ? "identity.problem.noSeat" : "identity.problem.taken");
        return page(visit, form, "", full).invalid();
    }

    @GET
    @Path("{member}/successor")
    @Requires(Requires.ADMINISTRATOR)
    public Page successor(@Context Visit visit, @PathParam("member") String id) {
        return successor(visit, null, leaving(id));
    }

    @POST
    @Path("{member}/successor")
    @Requires(Requires.ADMINISTRATOR)
    public Object succeed(@Context Visit visit, @Context Form form, @PathParam("member") String id) {
        Member leaving = leaving(id);
        String email = email(form);
        String name = form.required("name", 200);
        String language = form.oneOf("language", choices.choices().languages().keySet());
        if (!form.valid()) {
            return successor(visit, form, leaving).invalid();
        }
        var problem = succeed.succeed(leaving.id(), email, name, language, visit.memberId());
        if (problem.isEmpty()) {
            return Redirect.done(PeopleAdmin.PATH + "/" + leaving.id(), "identity.done.succeeded");
        }
        switch (problem.get()) {
            case TAKEN -> form.reject("email", "identity.problem.taken");
            case LAST_ADMINISTRATOR -> form.reject("", "identity.problem.lastAdministrator");
        }
        return successor(visit, form, leaving).invalid();
    }

    private static String email(Form form) {
        String email = form.required("email", EmailAddress.MAX);
        if (!email.isEmpty() && !EmailAddress.valid(email)) {
            form.reject("email", "identity.problem.email");
        }
        return email;
    }

    private Member leaving(String id) {
        return members.member(Paging.id(id))
                .filter(member -> member.state().holdsSeat())
                .orElseThrow(Refusal::notFound);
    }

    private Page page(Visit visit, Form form, String organisation, boolean full) {
        Fields fields = Fields.of(visit, form)
                .with("organisation", organisation)
                .with("kind", FunctionKind.TECHNICAL.name())
                .with("language", choices.choices().defaultLanguage());
        Map<String, String> organisations =
                Choices.orAny(visit.text("identity.admin.choose"), choices.organisations(visit, null));
        Html body = Html.of(out -> JteadmininviteGenerated.render(
                (HtmlTemplateOutput) out, null, visit, form, fields, choices.choices(), organisations, full));
        return Page.of(visit.text("identity.admin.invite.title"), body)
                .lead(Html.text(visit.text("identity.admin.invite.lead")))
                .crumb(visit.text("identity.admin.people.title"), PeopleAdmin.PATH)
                .tab("administration");
    }

    private Page successor(Visit visit, Form form, Member leaving) {
        Fields fields = Fields.of(visit, form).with("language", leaving.language());
        Html body = Html.of(out -> JteadminsuccessorGenerated.render(
                (HtmlTemplateOutput) out, null, visit, form, fields, choices.choices(), leaving));
        return Page.of(visit.text("identity.admin.successor.title"), body)
                .lead(Html.text(visit.text(
                        "identity.admin.successor.lead", leaving.name(), Parts.standing(leaving.card(), visit))))
                .crumb(visit.text("identity.admin.people.title"), PeopleAdmin.PATH)
                .crumb(leaving.name(), PeopleAdmin.PATH + "/" + leaving.id())
                .tab("administration");
    }
}
