// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.account;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.identity.jte.JtedataGenerated;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.session.SessionCookie;
import org.rambla.identity.text.Folded;

/** Your data: take it with you, or delete the account. */
@Path("/account/data")
public final class DataPages {
    private final MemberDirectory members;
    private final Confirmation confirmation;
    private final LeaveNetwork leave;
    private final ExportData export;
    private final SessionCookie cookie;

    public DataPages(
            MemberDirectory members,
            Confirmation confirmation,
            LeaveNetwork leave,
            ExportData export,
            SessionCookie cookie) {
        this.members = members;
        this.confirmation = confirmation;
        this.leave = leave;
        this.export = export;
        this.cookie = cookie;
    }

    @GET
    @Requires(Requires.SIGNED_IN)
    public Page show(@Context Visit visit) {
        return page(visit, null);
    }

    @POST
    @Path("export")
    @Requires(Requires.SIGNED_IN)
    public Response export(@Context Visit visit) throws IOException {
        java.nio.file.Path file = export.write(visit);
        StreamingOutput stream = out -> {
            try {
                Files.copy(file, out);
            } finally {
                Files.deleteIfExists(file);
            }
        };
        return Response.ok(stream, "application/zip")
                .header("Content-Disposition", "attachment; filename=\"rambla-" + visit.memberId() + ".zip\"")
                .header("Content-Length", size(file))
                .build();
    }

    private static long size(java.nio.file.Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @POST
    @Path("delete")
    @Requires(Requires.SIGNED_IN)
    public Object delete(@Context Visit visit, @Context Form form) {
        Member member = members.member(visit.memberId()).orElseThrow(Refusal::notFound);
        String typed = form.required("confirm", 254);
        if (!typed.isEmpty() && !Folded.email(typed).equals(Folded.email(member.email()))) {
            form.reject("confirm", "identity.data.delete.notTheSame");
        }
        if (form.valid()) {
            confirmation.check(visit, form);
        }
        if (form.valid() && !leave.leave(member.id())) {
            form.reject("", "identity.data.delete.last");
        }
        if (!form.valid()) {
            return page(visit, form).invalid();
        }
        return cookie.forget(Redirect.done("/", "identity.done.deleted"));
    }

    private Page page(Visit visit, Form form) {
        Member member = members.member(visit.memberId()).orElseThrow(Refusal::notFound);
        Html body = Html.of(out ->
                JtedataGenerated.render((HtmlTemplateOutput) out, null, visit, form, Fields.of(visit, form), member));
        return Page.of(visit.text("identity.data.title"), body)
                .lead(Html.text(visit.text("identity.data.lead")))
                .tab("account");
    }
}
