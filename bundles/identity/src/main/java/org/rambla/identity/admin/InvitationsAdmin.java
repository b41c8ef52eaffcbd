// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.admin;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.page.Upload;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.identity.invitation.InviteMany;
import org.rambla.identity.jte.JteadminchecksGenerated;
import org.rambla.identity.jte.JteadmininvitationsGenerated;

/** Inviting many with a file: look first, then all or nothing. */
@Path("/admin/invitations")
public final class InvitationsAdmin {
    private static final String PATH = "/admin/invitations";

    private final InviteMany invite;

    public InvitationsAdmin(InviteMany invite) {
        this.invite = invite;
    }

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page form(@Context Visit visit) {
        return page(visit, null);
    }

    @POST
    @Path("check")
    @Requires(Requires.ADMINISTRATOR)
    public Page check(@Context Visit visit, @Context Form form) {
        List<Upload> files = form.files("file");
        String text = files.isEmpty() ? form.raw("text") : read(form, files.get(0));
        if (form.valid() && text.isBlank()) {
            form.reject("text", "identity.csv.empty");
        }
        return form.valid()
                ? checked(visit, text, invite.check(text))
                : page(visit, form).invalid();
    }

    @POST
    @Requires(Requires.ADMINISTRATOR)
    public Object apply(@Context Visit visit, @Context Form form) {
        String text = form.raw("text");
        InviteMany.Result result = invite.apply(text, visit.memberId());
        return result.done()
                ? Redirect.done(PeopleAdmin.PATH + "?state=INVITED", "identity.done.invitedAll")
                : checked(visit, text, result.report()).invalid();
    }

    private static String read(Form form, Upload file) {
        if (file.size() > 2L * InviteMany.MOST_CHARACTERS) {
            form.reject("file", "identity.csv.tooLong", InviteMany.MOST_LINES);
            return "";
        }
        try (InputStream in = file.open()) {
            return InviteMany.text(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page page(Visit visit, Form form) {
        Html body = Html.of(out -> JteadmininvitationsGenerated.render(
                (HtmlTemplateOutput) out, null, visit, form, Fields.of(visit, form)));
        return Page.of(visit.text("identity.admin.invite.file"), body)
                .lead(Html.text(visit.text("identity.admin.csv.lead")))
                .crumb(visit.text("identity.admin.people.title"), PeopleAdmin.PATH)
                .tab("administration");
    }

    private static Page checked(Visit visit, String text, InviteMany.Report report) {
        Html body = Html.of(out -> JteadminchecksGenerated.render((HtmlTemplateOutput) out, null, visit, report, text));
        return Page.of(visit.text("identity.admin.csv.check"), body)
                .crumb(visit.text("identity.admin.people.title"), PeopleAdmin.PATH)
                .crumb(visit.text("identity.admin.invite.file"), PATH)
                .tab("administration");
    }
}
