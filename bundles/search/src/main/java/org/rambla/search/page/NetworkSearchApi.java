// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.page;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.search.ask.Finding;
import org.rambla.search.ask.Finding.Found;
import org.rambla.search.missed.Missed;

/** What is found everywhere, for programs: {@code /api/n/search}. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class NetworkSearchApi {
    private final Finding finding;
    private final Missed missed;

    public NetworkSearchApi(Finding finding, Missed missed) {
        this.finding = finding;
        this.missed = missed;
    }

    @GET
    @Requires(Requires.ANYONE)
    public SearchApi.Answer search(@BeanParam Sent sent, @Context Visit visit) {
        Found found = finding.find(sent.asking(), 0, Finding.PAGE, visit);
        missed.heard(found, 0, visit);
        return SearchApi.of(found, "/api/n/search");
    }
}
