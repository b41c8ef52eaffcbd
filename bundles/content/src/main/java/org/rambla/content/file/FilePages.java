// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.rambla.api.page.Form;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.page.Upload;
import org.rambla.api.visit.Visit;

/** Files for those who may read what they belong to, and the editor's way to bring in a picture. */
@Path("/files")
public final class FilePages {
    private final StoredFiles files;

    public FilePages(StoredFiles files) {
        this.files = files;
    }

    /** Pictures are shown, everything else is handed over to be saved; the browser must not guess another kind. */
    @GET
    @Path("{id}/{name}")
    @Requires(Requires.ANYONE)
    public Response file(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @HeaderParam("If-None-Match") String known,
            @Context Visit visit) {
        if (!id.matches("[0-9]{1,18}")) {
            throw Refusal.notFound();
        }
        Kept file = files.readable(Long.parseLong(id), visit).orElseThrow(Refusal::notFound);
        String tag = '"' + file.sha256().substring(0, 32) + '"';
        Response.ResponseBuilder answer = tag.equals(known) ? Response.notModified() : content(file);
        return answer.header("ETag", tag)
                .header("Cache-Control", "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private Response.ResponseBuilder content(Kept file) {
        java.nio.file.Path path = files.path(file);
        if (!Files.exists(path)) {
            throw Refusal.notFound();
        }
        boolean picture = file.type().startsWith("image/");
        String encoded = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        String plain = file.name().replaceAll("[^ -~]|[\"\\\\]", "_");
        return Response.ok((StreamingOutput) out -> Files.copy(path, out), MediaType.valueOf(file.type()))
                .header("Content-Length", file.size())
                .header(
                        "Content-Disposition",
                        (picture ? "inline" : "attachment") + "; filename=\"" + plain + "\"; filename*=UTF-8''"
                                + encoded);
    }

    /** A picture as the editor puts it into a text. */
    public record Picture(String url, int width, int height) {}

    /** Why there is none, in plain words: the editor shows it beside the text. */
    public record Problem(String message) {}

    @POST
    @Path("images")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Requires.SIGNED_IN)
    public Response picture(@Context Form form, @Context Visit visit) throws IOException {
        List<Upload> uploads = form.files("file");
        try {
            if (uploads.size() != 1) {
                throw new Refusal(422, "content.file.none");
            }
            Kept kept = files.keepPicture(uploads.get(0), visit.memberId());
            String url = kept.address();
            return Response.ok(new Picture(url, kept.width(), kept.height())).build();
        } catch (Refusal refusal) {
            String message = visit.text(refusal.key(), refusal.arguments());
            return Response.status(refusal.status())
                    .entity(new Problem(message))
                    .build();
        }
    }
}
