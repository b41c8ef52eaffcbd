// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.administration;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.page.Upload;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.extension.artifact.BadArtifact;
import org.rambla.extension.artifact.Certificates;
import org.rambla.extension.artifact.Signer;
import org.rambla.extension.jte.JtekeysGenerated;
import org.rambla.extension.register.Keys;

/** The keys whose signature makes one click enough. */
@Path("/admin/extensions/keys")
public final class KeyPages {
    private final Keys keys;

    KeyPages(Keys keys) {
        this.keys = keys;
    }

    /** What the page shows. */
    public record View(List<Keys.Key> keys, Form form, Fields fields) {}

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page list(@Context Visit visit) {
        return list(visit, null);
    }

    private Page list(Visit visit, Form form) {
        View view = new View(keys.all(), form, Fields.of(visit, form));
        return Page.of(
                        visit.text("extension.keys.title"),
                        Html.of(out -> JtekeysGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .crumb(visit.text("extension.title"), "/admin/extensions")
                .lead(Html.text(visit.text("extension.keys.lead")))
                .tab("administration");
    }

    @POST
    @Requires(Requires.ADMINISTRATOR)
    public Object add(@Context Visit visit, @Context Form form) throws IOException {
        List<Upload> uploads = form.files("file");
        String field = uploads.isEmpty() ? "pem" : "file";
        byte[] bytes = uploads.isEmpty() ? form.raw("pem").getBytes(StandardCharsets.UTF_8) : read(uploads.get(0));
        try {
            keys.add(Signer.of(Certificates.one(bytes)), visit.memberId());
        } catch (BadArtifact e) {
            form.reject(field, e.problem().key(), e.problem().arguments().toArray());
            return list(visit, form).invalid();
        }
        return Redirect.done("/admin/extensions/keys", "extension.done.keyAdded");
    }

    private static byte[] read(Upload upload) throws IOException {
        try (InputStream in = upload.open()) {
            return in.readNBytes(Certificates.LARGEST + 1);
        }
    }

    @POST
    @Path("{fingerprint}/remove")
    @Requires(Requires.ADMINISTRATOR)
    public Response remove(@Context Visit visit, @PathParam("fingerprint") String fingerprint) {
        if (!keys.trusts(fingerprint)) {
            throw Refusal.notFound();
        }
        keys.remove(fingerprint, visit.memberId());
        return Redirect.done("/admin/extensions/keys", "extension.done.keyRemoved");
    }
}
