// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.after;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.registration.HeldLinks;
import org.rambla.webinar.registration.HeldLinks.Held;

/**
 * Documents of an event for whoever is registered, by the link of the mail: in a private space they have no other way when
 * a colleague registered them and they have no account.
 */
@Path("/registrations/{registration}/{sign}")
public final class HeldFiles {
    private final HeldLinks held;
    private final Documents documents;
    private final Files files;
    private final Clock clock;

    public HeldFiles(HeldLinks held, Documents documents, Files files, Clock clock) {
        this.held = held;
        this.documents = documents;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Where a document is fetched by a link.
     *
     * @param page path of the page about the registration
     */
    public static String path(String page, Attachment file) {
        return page + "/files/" + file.id();
    }

    /** What is for afterwards is there once the event is over; portraits are not handed out. */
    @GET
    @Path("files/{document}")
    @Requires(Requires.ANYONE)
    public Response file(
            @PathParam("registration") String registration,
            @PathParam("sign") String sign,
            @PathParam("document") String document,
            @Context Visit visit) {
        Held one = held.active(registration, sign);
        if (!one.row().confirmed()) {
            throw new Refusal(410, "webinar.refusal.registered");
        }
        Attachment file = documents.shown(one.event(), clock.instant()).all().stream()
                .filter(found -> Long.toString(found.id()).equals(document))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        Stored stored = new Stored(file.id(), file.name(), file.type(), file.size());
        String encoded = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        String plain = file.name().replaceAll("[^ -~]|[\"\\\\]", "_");
        StreamingOutput bytes = out -> {
            try (InputStream in = files.open(stored)) {
                in.transferTo(out);
            }
        };
        return Response.ok(bytes, MediaType.valueOf(file.type()))
                .header("Content-Length", file.size())
                .header("Content-Disposition", "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded)
                .header("Cache-Control", "private, no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
