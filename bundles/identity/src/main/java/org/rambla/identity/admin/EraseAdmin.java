// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.admin;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.identity.account.LeaveNetwork;
import org.rambla.identity.jte.JteadmineraseGenerated;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.member.MemberState;
import org.rambla.identity.page.Paging;
import org.rambla.identity.text.Folded;

/** A person asked the network to be erased: the administrator does it, with the person's address typed to confirm. */
@Path("/admin/people/{member}/erase")
public final class EraseAdmin {
    private final MemberDirectory members;
    private final LeaveNetwork leave;

    public EraseAdmin(MemberDirectory members, LeaveNetwork leave) {
        this.members = members;
        this.leave = leave;
    }

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page ask(@Context Visit visit, @PathParam("member") String id) {
        return page(visit, null, member(visit, id));
    }

    @POST
    @Requires(Requires.ADMINISTRATOR)
    public Object erase(@Context Visit visit, @Context Form form, @PathParam("member") String id) {
        Member member = member(visit, id);
        String typed = form.required("confirm", 254);
        if (!typed.isEmpty() && !Folded.email(typed).equals(Folded.email(member.email()))) {
            form.reject("confirm", "identity.admin.erase.notTheSame");
        }
        if (form.valid() && !leave.leave(member.id(), visit.memberId())) {
            form.reject("", "identity.problem.lastAdministrator");
        }
        return form.valid()
                ? Redirect.done(PeopleAdmin.PATH, "identity.done.erased")
                : page(visit, form, member).invalid();
    }

    /** One's own account is deleted on one's own page, with the password. */
    private Member member(Visit visit, String id) {
        Member member = members.member(Paging.id(id))
                .filter(found -> found.state() == MemberState.ACTIVE || found.state() == MemberState.INACTIVE)
                .orElseThrow(Refusal::notFound);
        if (member.id() == visit.memberId()) {
            throw new Refusal(409, "identity.admin.erase.own");
        }
        return member;
    }

    private static Page page(Visit visit, Form form, Member member) {
        Html body = Html.of(out -> JteadmineraseGenerated.render(
                (HtmlTemplateOutput) out, null, visit, form, Fields.of(visit, form), member));
        return Page.of(visit.text("identity.admin.erase.title"), body)
                .lead(Html.text(visit.text(
                        "identity.admin.successor.lead", member.name(), Parts.standing(member.card(), visit))))
                .crumb(visit.text("identity.admin.people.title"), PeopleAdmin.PATH)
                .crumb(member.name(), PeopleAdmin.PATH + "/" + member.id())
                .tab("administration");
    }
}
