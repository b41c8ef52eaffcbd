// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.template.Listing.Asked;

/** The same over all spaces that the visitor may read: the practice sheets of the whole network. */
@Path("lists")
public final class NetworkListPages {
    private final Listing listing;
    private final TemplateViews views;

    public NetworkListPages(Listing listing, TemplateViews views) {
        this.listing = listing;
        this.views = views;
    }

    @GET
    @Requires(Requires.ANYONE)
    public Page list(
            @QueryParam("template") @DefaultValue("") String template,
            @QueryParam("city") @DefaultValue("") String city,
            @QueryParam("country") @DefaultValue("") String country,
            @QueryParam("topics") @DefaultValue("") String topic,
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("sort") @DefaultValue("") String sort,
            @QueryParam("as") @DefaultValue("") String as,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        Query query = new Query(visit.path())
                .with("city", city)
                .with("country", country)
                .with("topics", topic);
        Asked asked = new Asked(template, query, q, sort, as, after);
        return views.list(listing.everywhere(asked, visit), visit);
    }
}
