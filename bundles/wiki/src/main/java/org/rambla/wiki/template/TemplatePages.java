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
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;

/** Templates of a space: chosen by those who write, made by its managers. */
@Path("templates")
public final class TemplatePages {
    private final TemplateDesk desk;

    public TemplatePages(TemplateDesk desk) {
        this.desk = desk;
    }

    @GET
    @Requires("wiki.write")
    public Page list(@Context Visit visit) {
        return desk.list(visit.role().atLeast(Role.MANAGER), visit);
    }

    @GET
    @Path("new")
    @Requires(Requires.MANAGER)
    public Page fresh(@Context Visit visit) {
        return desk.fresh(visit);
    }

    @POST
    @Path("new")
    @Requires(Requires.MANAGER)
    public Object make(@Context Form form, @Context Visit visit) {
        return desk.make(form, visit);
    }

    @GET
    @Path("{template}")
    @Requires(Requires.MANAGER)
    public Page edit(@PathParam("template") String key, @Context Visit visit) {
        return desk.edit(key, visit);
    }

    @POST
    @Path("{template}")
    @Requires(Requires.MANAGER)
    public Object change(@PathParam("template") String key, @Context Form form, @Context Visit visit) {
        return desk.change(key, form, visit);
    }

    @POST
    @Path("{template}/retire")
    @Requires(Requires.MANAGER)
    public Response retire(@PathParam("template") String key, @Context Visit visit) {
        return desk.retire(key, true, visit);
    }

    @POST
    @Path("{template}/offer")
    @Requires(Requires.MANAGER)
    public Response offer(@PathParam("template") String key, @Context Visit visit) {
        return desk.retire(key, false, visit);
    }
}
