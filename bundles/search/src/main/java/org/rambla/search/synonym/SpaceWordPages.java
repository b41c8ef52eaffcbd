// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.synonym;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;

/** Words of a space: {@code /s/{space}/search/words}. */
@Path("words")
public final class SpaceWordPages {
    private final WordDesk desk;

    public SpaceWordPages(WordDesk desk) {
        this.desk = desk;
    }

    @GET
    @Requires(Requires.MANAGER)
    public Page words(@QueryParam("begin") @DefaultValue("") String begin, @Context Visit visit) {
        return desk.page(visit.space().id(), begin, null, visit);
    }

    @POST
    @Requires(Requires.MANAGER)
    public Object add(@Context Form form, @Context Visit visit) {
        return desk.add(visit.space().id(), form, visit);
    }

    @POST
    @Path("{group}/remove")
    @Requires(Requires.MANAGER)
    public Response remove(@PathParam("group") long group, @Context Visit visit) {
        return desk.remove(visit.space().id(), group, visit);
    }

    @POST
    @Path("missed/{missed}/settle")
    @Requires(Requires.MANAGER)
    public Response settle(@PathParam("missed") long missed, @Context Visit visit) {
        return desk.settle(visit.space().id(), missed, visit);
    }
}
