// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.rambla.api.network.Network;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.translation.memory.KeptSentences;
import org.rambla.translation.page.SentenceDesk.Asked;

/** Sentences that are used in one space alone: {@code /s/{space}/translation/sentences}. */
@Path("sentences")
public final class SpaceSentencePages {
    private final SentenceDesk desk;

    public SpaceSentencePages(KeptSentences sentences, Network network) {
        this.desk = new SentenceDesk(sentences, network);
    }

    @GET
    @Requires(Requires.MANAGER)
    public Page find(
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @Context Visit visit) {
        return desk.find(
                        new Asked(
                                words,
                                from,
                                to,
                                visit.space().id(),
                                visit.space().path("translation", "sentences")),
                        visit)
                .crumb(visit.text("translation.title"), visit.space().path("translation", ""));
    }

    @POST
    @Requires(Requires.MANAGER)
    public Response remove(
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @Context Form form,
            @Context Visit visit) {
        return desk.remove(
                new Asked(words, from, to, visit.space().id(), visit.space().path("translation", "sentences")),
                form,
                visit);
    }
}
