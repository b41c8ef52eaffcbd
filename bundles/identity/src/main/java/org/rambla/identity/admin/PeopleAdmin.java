// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.admin;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.rambla.identity.jte.JteadminmemberGenerated;
import org.rambla.identity.jte.JteadminpeopleGenerated;
import org.rambla.identity.member.FunctionKind;
import org.rambla.identity.member.ManageMember;
import org.rambla.identity.member.ManageMember.Correction;
import org.rambla.identity.member.ManageMember.Problem;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.member.MemberFilter;
import org.rambla.identity.member.MemberState;
import org.rambla.identity.page.Paging;
import org.rambla.identity.page.Query;

/** Accounts: the list, and one of them. */
@Path("/admin/people")
public final class PeopleAdmin {
    static final String PATH = "/admin/people";
    private static final int SIZE = 50;
    private static final List<MemberState> ACCOUNTS =
            List.of(MemberState.ACTIVE, MemberState.INVITED, MemberState.INACTIVE);

    private final MemberDirectory members;
    private final ManageMember manage;
    private final InviteMember invite;
    private final AdminChoices choices;

    public PeopleAdmin(MemberDirectory members, ManageMember manage, InviteMember invite, AdminChoices choices) {
        this.members = members;
        this.manage = manage;
        this.invite = invite;
        this.choices = choices;
    }

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page list(
            @Context Visit visit,
            @QueryParam("q") String text,
            @QueryParam("state") String state,
            @QueryParam("role") String role,
            @QueryParam("page") String page) {
        String words = Query.text(text);
        String asked = Query.text(state);
        String rights = Query.text(role);
        MemberFilter filter = new MemberFilter(words, "", "", "", 0, states(asked), rights);
        Paging paging = Paging.of(page, members.count(filter), SIZE);
        Fields fields = Fields.of(visit).with("q", words).with("state", asked).with("role", rights);
        String base = new Query(PATH)
                .with("q", words)
                .with("state", asked)
                .with("role", rights)
                .page();
        var view = new AdminPeopleView(visit, fields, members.page(filter, paging.page(), SIZE), paging, base);
        Html body = Html.of(out -> JteadminpeopleGenerated.render((HtmlTemplateOutput) out, null, visit, view));
        return Page.of(visit.text("identity.admin.people.title"), body)
                .lead(Html.text(visit.text("identity.admin.people.lead")))
                .actions(Html.of(out -> {
                    Parts.link("/admin/invitations", visit.text("identity.admin.invite.file"), "upload", "secondary")
                            .writeTo(out);
                    Parts.link(PATH + "/new", visit.text("identity.admin.invite.title"), "user-plus", "")
                            .writeTo(out);
                }))
                .tab("administration");
    }

    private static Collection<MemberState> states(String asked) {
        return Arrays.stream(MemberState.values())
                .filter(state -> state.name().equals(asked) && ACCOUNTS.contains(state))
                .findFirst()
                .map(List::of)
                .orElse(ACCOUNTS);
    }

    @GET
    @Path("{member}")
    @Requires(Requires.ADMINISTRATOR)
    public Page show(@Context Visit visit, @PathParam("member") String id) {
        return page(visit, null, member(id));
    }

    @POST
    @Path("{member}")
    @Requires(Requires.ADMINISTRATOR)
    public Object correct(@Context Visit visit, @Context Form form, @PathParam("member") String id) {
        Member member = member(id);
        String name = form.required("name", 200);
        String function = form.optional("function", 200);
        String kind = form.oneOf("kind", Choices.functionKinds(visit).keySet());
        String organisation = form.oneOf(
                "organisation",
                choices.organisations(visit, member.organisation()).keySet());
        String language = form.oneOf("language", choices.choices().languages().keySet());
        if (!form.valid()) {
            return page(visit, form, member).invalid();
        }
        Optional<Problem> problem = manage.correct(
                member.id(),
                new Correction(
                        name,
                        function,
                        FunctionKind.valueOf(kind),
                        Paging.id(organisation),
                        language,
                        form.checked("administrator"),
                        form.checked("manager"),
                        (int) Paging.id(form.value("version"))),
                visit.memberId());
        if (problem.isEmpty()) {
            return Redirect.done(PATH + "/" + member.id(), "identity.done.saved");
        }
        form.reject(problem.get() == Problem.NO_SEAT ? "organisation" : "", key(problem.get()));
        return page(visit, form, member(id)).status(409);
    }

    static String key(Problem problem) {
        return switch (problem) {
            case CHANGED_MEANWHILE -> "identity.changedMeanwhile";
            case LAST_ADMINISTRATOR -> "identity.problem.lastAdministrator";
            case NO_SEAT -> "identity.problem.noSeat";
        };
    }

    @POST
    @Path("{member}/stop")
    @Requires(Requires.ADMINISTRATOR)
    public Response stop(@Context Visit visit, @PathParam("member") String id) {
        Member member = member(id);
        refuse(manage.stop(member.id(), visit.memberId()));
        return member.state() == MemberState.INVITED
                ? Redirect.done(PATH, "identity.done.withdrawn")
                : Redirect.done(PATH + "/" + member.id(), "identity.done.stopped");
    }

    @POST
    @Path("{member}/resume")
    @Requires(Requires.ADMINISTRATOR)
    public Response resume(@Context Visit visit, @PathParam("member") String id) {
        Member member = member(id);
        refuse(manage.resume(member.id(), visit.memberId()));
        return Redirect.done(PATH + "/" + member.id(), "identity.done.resumed");
    }

    @POST
    @Path("{member}/invite")
    @Requires(Requires.ADMINISTRATOR)
    public Response inviteAgain(@Context Visit visit, @PathParam("member") String id) {
        Member member = member(id);
        if (!invite.again(member.id(), visit.memberId())) {
            throw Refusal.notFound();
        }
        return Redirect.done(PATH + "/" + member.id(), "identity.done.invited");
    }

    private static void refuse(Optional<Problem> problem) {
        problem.ifPresent(found -> {
            throw new Refusal(409, key(found));
        });
    }

    private Member member(String id) {
        return members.member(Paging.id(id))
                .filter(member -> member.state() != MemberState.DELETED)
                .orElseThrow(Refusal::notFound);
    }

    private Page page(Visit visit, Form form, Member member) {
        Fields fields = Fields.of(visit, form)
                .with("name", member.name())
                .with("function", member.function())
                .with("kind", member.kind().name())
                .with("organisation", member.organisation().id())
                .with("language", member.language())
                .with("administrator", member.administrator() ? "1" : "")
                .with("manager", member.manager() ? "1" : "");
        Map<String, String> organisations = new LinkedHashMap<>(choices.organisations(visit, member.organisation()));
        Html body = Html.of(out -> JteadminmemberGenerated.render(
                (HtmlTemplateOutput) out, null, visit, form, fields, choices.choices(), organisations, member));
        return Page.of(member.name(), body)
                .lead(Html.text(Parts.standing(member.card(), visit)))
                .crumb(visit.text("identity.admin.people.title"), PATH)
                .tab("administration");
    }
}
