// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.after;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.pdf.Pdf;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.after.Certificates.Sheet;
import org.rambla.webinar.jte.JtecertificateGenerated;
import org.rambla.webinar.jte.JteoneSheetGenerated;
import org.rambla.webinar.registration.HeldLinks;
import org.rambla.webinar.registration.HeldLinks.Held;

/** The certificate of whoever was there: a page to print and, where the server makes PDF, a file. */
@Path("/registrations/{registration}/{sign}")
public final class CertificatePages {
    private final HeldLinks held;
    private final Certificates certificates;
    private final Pdf pdf;
    private final Clock clock;

    /** @param pdf null when the server makes none */
    public CertificatePages(HeldLinks held, Certificates certificates, Pdf pdf, Clock clock) {
        this.held = held;
        this.certificates = certificates;
        this.pdf = pdf;
        this.clock = clock;
    }

    /** In every language of the network, one below the other. */
    @GET
    @Path("certificate")
    @Requires(Requires.ANYONE)
    public Page show(
            @PathParam("registration") String registration, @PathParam("sign") String sign, @Context Visit visit) {
        Held one = there(registration, sign);
        List<Sheet> sheets = certificates.of(one, visit.language());
        String file = pdf == null ? "" : one.path() + "/certificate.pdf";
        Html body = Html.of(out -> JtecertificateGenerated.render((HtmlTemplateOutput) out, null, sheets, file, visit));
        return Page.of(visit.text("webinar.certificate.title"), body).hidden();
    }

    /** The same, all languages on one sheet of paper. */
    @GET
    @Path("certificate.pdf")
    @Requires(Requires.ANYONE)
    public Response file(
            @PathParam("registration") String registration, @PathParam("sign") String sign, @Context Visit visit)
            throws IOException {
        Held one = there(registration, sign);
        if (pdf == null) {
            throw Refusal.notFound();
        }
        List<Sheet> languages = certificates.of(one, visit.language());
        Html text = Html.of(out -> JteoneSheetGenerated.render((HtmlTemplateOutput) out, null, languages));
        String title = visit.text("webinar.certificate.title");
        Pdf.Sheet sheet = Pdf.Sheet.of("certificate", title, visit.language(), text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.write(new Pdf.Document(title, List.of(sheet), false, visit.messages()), out);
        return Response.ok(out.toByteArray(), "application/pdf")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + visit.text("webinar.certificate.file") + "\"")
                .build();
    }

    private Held there(String registration, String sign) {
        Held one = held.over(registration, sign, clock.instant());
        if (!one.row().attended()) {
            throw new Refusal(404, "webinar.refusal.certificate");
        }
        return one;
    }
}
