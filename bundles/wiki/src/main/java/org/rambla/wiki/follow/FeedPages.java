// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.follow;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;

/** The changes of a space as a feed, for whoever may read them. */
@Path("feed")
public final class FeedPages {
    static final String ATOM = "application/atom+xml; charset=utf-8";

    private final Feeds feeds;

    public FeedPages(Feeds feeds) {
        this.feeds = feeds;
    }

    @GET
    @Requires("wiki.read")
    public Response feed(@Context Visit visit) {
        return Response.ok(feeds.atom(visit.space(), visit.role(), visit), ATOM).build();
    }
}
