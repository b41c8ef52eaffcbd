// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;
import org.rambla.translation.glossary.BringTerms.Outcome;

/** A space's glossary: {@code /s/{space}/translation/glossary}. */
@Path("/")
public final class SpaceGlossaryPages {
    private final GlossaryDesk desk;

    public SpaceGlossaryPages(GlossaryDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("glossary")
    @Requires(Requires.VISITOR)
    public Page list(
            @QueryParam("language") @DefaultValue("") String language,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("concept") @DefaultValue("0") long concept,
            @Context Visit visit) {
        GlossaryDesk.Asked asked = new GlossaryDesk.Asked(language, words.strip(), after, concept);
        return desk.list(visit.space().id(), visit.role() == Role.MANAGER, asked, visit);
    }

    @GET
    @Path("glossary.csv")
    @Requires(Requires.VISITOR)
    public Response csv(@Context Visit visit) {
        return desk.csv(visit.space().id(), visit);
    }

    @GET
    @Path("glossary.tbx")
    @Requires(Requires.VISITOR)
    public Response tbx(@Context Visit visit) {
        return desk.tbx(visit.space().id(), visit);
    }

    @GET
    @Path("glossary/new")
    @Requires(Requires.MANAGER)
    public Page begin(@Context Visit visit) {
        return desk.write(visit.space().id(), 0, null, visit);
    }

    @POST
    @Path("glossary/new")
    @Requires(Requires.MANAGER)
    public Object add(@Context Form form, @Context Visit visit) {
        return desk.save(visit.space().id(), 0, form, visit);
    }

    @GET
    @Path("glossary/import")
    @Requires(Requires.MANAGER)
    public Page importing(
            @QueryParam("added") @DefaultValue("-1") int added,
            @QueryParam("changed") @DefaultValue("0") int changed,
            @QueryParam("same") @DefaultValue("0") int same,
            @Context Visit visit) {
        Outcome outcome = added < 0 ? null : new Outcome(added, changed, same);
        return desk.importing(visit.space().id(), null, outcome, visit);
    }

    @POST
    @Path("glossary/import")
    @Requires(Requires.MANAGER)
    public Object bring(@Context Form form, @Context Visit visit) throws IOException {
        return desk.bring(visit.space().id(), form, visit);
    }

    @GET
    @Path("glossary/{term}")
    @Requires(Requires.MANAGER)
    public Page edit(@PathParam("term") long term, @Context Visit visit) {
        return desk.write(visit.space().id(), term, null, visit);
    }

    @POST
    @Path("glossary/{term}")
    @Requires(Requires.MANAGER)
    public Object change(@PathParam("term") long term, @Context Form form, @Context Visit visit) {
        return desk.save(visit.space().id(), term, form, visit);
    }

    @POST
    @Path("glossary/{term}/remove")
    @Requires(Requires.MANAGER)
    public Response remove(@PathParam("term") long term, @Context Visit visit) {
        return desk.remove(visit.space().id(), term, visit);
    }
}
