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
import org.rambla.api.visit.Visit;
import org.rambla.translation.glossary.BringTerms.Outcome;

/** The network's glossary: {@code /n/translation/glossary}. */
@Path("/")
public final class NetworkGlossaryPages {
    private final GlossaryDesk desk;

    public NetworkGlossaryPages(GlossaryDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("glossary")
    @Requires(Requires.SIGNED_IN)
    public Page list(
            @QueryParam("language") @DefaultValue("") String language,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("concept") @DefaultValue("0") long concept,
            @Context Visit visit) {
        GlossaryDesk.Asked asked = new GlossaryDesk.Asked(language, words.strip(), after, concept);
        return desk.list(0, visit.administrator() || visit.manager(), asked, visit);
    }

    @GET
    @Path("glossary.csv")
    @Requires(Requires.SIGNED_IN)
    public Response csv(@Context Visit visit) {
        return desk.csv(0, visit);
    }

    @GET
    @Path("glossary.tbx")
    @Requires(Requires.SIGNED_IN)
    public Response tbx(@Context Visit visit) {
        return desk.tbx(0, visit);
    }

    @GET
    @Path("glossary/new")
    @Requires(Requires.PROGRAMME_MANAGER)
    public Page begin(@Context Visit visit) {
        return desk.write(0, 0, null, visit);
    }

    @POST
    @Path("glossary/new")
    @Requires(Requires.PROGRAMME_MANAGER)
    public Object add(@Context Form form, @Context Visit visit) {
        return desk.save(0, 0, form, visit);
    }

    @GET
    @Path("glossary/import")
    @Requires(Requires.PROGRAMME_MANAGER)
    public Page importing(
            @QueryParam("added") @DefaultValue("-1") int added,
            @QueryParam("changed") @DefaultValue("0") int changed,
            @QueryParam("same") @DefaultValue("0") int same,
            @Context Visit visit) {
        Outcome outcome = added < 0 ? null : new Outcome(added, changed, same);
        return desk.importing(0, null, outcome, visit);
    }

    @POST
    @Path("glossary/import")
    @Requires(Requires.PROGRAMME_MANAGER)
    public Object bring(@Context Form form, @Context Visit visit) throws IOException {
        return desk.bring(0, form, visit);
    }

    @GET
    @Path("glossary/{term}")
    @Requires(Requires.PROGRAMME_MANAGER)
    public Page edit(@PathParam("term") long term, @Context Visit visit) {
        return desk.write(0, term, null, visit);
    }

    @POST
    @Path("glossary/{term}")
    @Requires(Requires.PROGRAMME_MANAGER)
    public Object change(@PathParam("term") long term, @Context Form form, @Context Visit visit) {
        return desk.save(0, term, form, visit);
    }

    @POST
    @Path("glossary/{term}/remove")
    @Requires(Requires.PROGRAMME_MANAGER)
    public Response remove(@PathParam("term") long term, @Context Visit visit) {
        return desk.remove(0, term, visit);
    }
}
