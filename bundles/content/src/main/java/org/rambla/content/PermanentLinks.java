// SPDX-License-Identifier: Apache-2.0
package org.rambla.content;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;

/** Addresses that stay when an item moves: {@code /c/1234} leads to where it is now, for those who may read it. */
@Path("/c")
public final class PermanentLinks {
    private final ContentRegister register;
    private final ContentSources sources;

    public PermanentLinks(ContentRegister register, ContentSources sources) {
        this.register = register;
        this.sources = sources;
    }

    @GET
    @Path("{id}")
    @Requires(Requires.ANYONE)
    public Response lead(@PathParam("id") String id, @Context Visit visit) {
        if (!id.matches("[0-9]{1,18}")) {
            throw Refusal.notFound();
        }
        ContentHead head = register.head(Long.parseLong(id))
                .filter(found -> found.visible(visit.grants(), visit.memberId()))
                .orElseThrow(Refusal::notFound);
        String path = sources.pathsOf(List.of(head)).get(head.id());
        // The path comes from a feature: it leads to this server or nowhere.
        if (path == null || !path.startsWith("/") || path.startsWith("//") || path.startsWith("/\\")) {
            throw Refusal.notFound();
        }
        return Response.seeOther(URI.create(path)).build();
    }
}
