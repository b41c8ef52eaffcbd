// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.account;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.identity.jte.JteaddressGenerated;
import org.rambla.identity.jte.JteaddressconfirmGenerated;
import org.rambla.identity.jte.JtesaidGenerated;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.text.EmailAddress;
import org.rambla.identity.text.Folded;

/** Your address. The link of the mail works in any browser, signed in or not: it shows that the mail arrived. */
@Path("/account/address")
public final class AddressPages {
    private final MemberDirectory members;
    private final Confirmation confirmation;
    private final ChangeAddress change;

    public AddressPages(MemberDirectory members, Confirmation confirmation, ChangeAddress change) {
        this.members = members;
        this.confirmation = confirmation;
        this.change = change;
    }

    @GET
    @Requires(Requires.SIGNED_IN)
    public Page show(@Context Visit visit) {
        return page(visit, null);
    }

    @POST
    @Requires(Requires.SIGNED_IN)
    public Page ask(@Context Visit visit, @Context Form form) {
        Member member = members.member(visit.memberId()).orElseThrow(Refusal::notFound);
        String address = form.required("email", EmailAddress.MAX);
        if (!address.isEmpty() && !EmailAddress.valid(address)) {
            form.reject("email", "identity.problem.email");
        } else if (Folded.email(address).equals(Folded.email(member.email()))) {
            form.reject("email", "identity.address.same");
        }
        if (form.valid()) {
            confirmation.check(visit, form);
        }
        if (form.valid() && !change.ask(member.id(), address)) {
            form.reject("", "identity.address.tooMany");
        }
        if (!form.valid()) {
            return page(visit, form).invalid();
        }
        return said(visit, "identity.address.sent.title", visit.text("identity.address.sent", address), "/account");
    }

    @GET
    @Path("confirm")
    @Requires(Requires.ANYONE)
    public Page opened(@Context Visit visit, @QueryParam("token") String token) {
        String address = change.pending(token).orElse("");
        if (address.isEmpty()) {
            return expired(visit);
        }
        Html body = Html.of(
                out -> JteaddressconfirmGenerated.render((HtmlTemplateOutput) out, null, visit, address, token));
        return Page.of(visit.text("identity.address.confirm.title"), body)
                .ownHeading()
                .hidden();
    }

    @POST
    @Path("confirm")
    @Requires(Requires.ANYONE)
    public Object confirm(@Context Visit visit, @Context Form form) {
        if (!change.confirm(form.value("token"))) {
            return expired(visit);
        }
        return visit.signedIn()
                ? Redirect.done("/account/address", "identity.done.address")
                : Redirect.done("/sign-in", "identity.done.address");
    }

    private Page page(Visit visit, Form form) {
        Member member = members.member(visit.memberId()).orElseThrow(Refusal::notFound);
        Html body = Html.of(out -> JteaddressGenerated.render(
                (HtmlTemplateOutput) out, null, visit, form, Fields.of(visit, form), member));
        return Page.of(visit.text("identity.address.title"), body)
                .lead(Html.text(visit.text("identity.address.lead")))
                .tab("account");
    }

    private static Page expired(Visit visit) {
        return said(visit, "identity.address.expired.title", visit.text("identity.address.expired"), "/account/address")
                .status(410);
    }

    private static Page said(Visit visit, String title, String text, String path) {
        Html body = Html.of(out -> JtesaidGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                visit,
                visit.text(title),
                text,
                path,
                visit.text("identity.address.back")));
        return Page.of(visit.text(title), body).ownHeading().hidden();
    }
}
