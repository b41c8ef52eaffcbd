// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.follow;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;

/** The same at an address of a member's own, for programs that cannot sign in. */
@Path("feed")
public final class FeedLinks {
    private final Feeds feeds;

    public FeedLinks(Feeds feeds) {
        this.feeds = feeds;
    }

    @GET
    @Path("{token}")
    @Requires(Requires.ANYONE)
    public Response feed(@PathParam("token") String token, @Context Visit visit) {
        return Response.ok(feeds.own(token, visit).orElseThrow(Refusal::notFound), FeedPages.ATOM)
                .build();
    }
}
