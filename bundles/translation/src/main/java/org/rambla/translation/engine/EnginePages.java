// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;

/** The machines, for administrators: {@code /admin/x/translation/engines}. */
@Path("engines")
public final class EnginePages {
    private final EngineDesk desk;

    public EnginePages(EngineDesk desk) {
        this.desk = desk;
    }

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page list(@Context Visit visit) {
        return desk.list(visit);
    }

    @GET
    @Path("{engine}")
    @Requires(Requires.ADMINISTRATOR)
    public Page show(@PathParam("engine") String engine, @Context Visit visit) {
        return desk.show(engine, null, null, null, visit);
    }

    @POST
    @Path("{engine}")
    @Requires(Requires.ADMINISTRATOR)
    public Object save(@PathParam("engine") String engine, @Context Form form, @Context Visit visit) {
        return desk.save(engine, form, visit);
    }

    @POST
    @Path("{engine}/try")
    @Requires(Requires.ADMINISTRATOR)
    public Page attempt(@PathParam("engine") String engine, @Context Form form, @Context Visit visit) {
        return desk.attempt(engine, form, visit);
    }
}
