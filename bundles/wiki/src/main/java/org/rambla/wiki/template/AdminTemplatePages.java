// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;

/** Templates of all spaces, made by administrators. */
@Path("templates")
public final class AdminTemplatePages {
    private final TemplateDesk desk;

    public AdminTemplatePages(TemplateDesk desk) {
        this.desk = desk;
    }

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page list(@Context Visit visit) {
        return desk.list(true, visit);
    }

    @GET
    @Path("new")
    @Requires(Requires.ADMINISTRATOR)
    public Page fresh(@Context Visit visit) {
        return desk.fresh(visit);
    }

    @POST
    @Path("new")
    @Requires(Requires.ADMINISTRATOR)
    public Object make(@Context Form form, @Context Visit visit) {
        return desk.make(form, visit);
    }

    @GET
    @Path("{template}")
    @Requires(Requires.ADMINISTRATOR)
    public Page edit(@PathParam("template") String key, @Context Visit visit) {
        return desk.edit(key, visit);
    }

    @POST
    @Path("{template}")
    @Requires(Requires.ADMINISTRATOR)
    public Object change(@PathParam("template") String key, @Context Form form, @Context Visit visit) {
        return desk.change(key, form, visit);
    }

    @POST
    @Path("{template}/retire")
    @Requires(Requires.ADMINISTRATOR)
    public Response retire(@PathParam("template") String key, @Context Visit visit) {
        return desk.retire(key, true, visit);
    }

    @POST
    @Path("{template}/offer")
    @Requires(Requires.ADMINISTRATOR)
    public Response offer(@PathParam("template") String key, @Context Visit visit) {
        return desk.retire(key, false, visit);
    }
}
