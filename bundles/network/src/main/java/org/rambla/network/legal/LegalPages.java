// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.legal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.network.settings.LiveNetwork;

/** Legal notice, personal data, accessibility: for everybody. */
@Path("/legal/{name}")
public final class LegalPages {
    private final LiveNetwork network;

    public LegalPages(LiveNetwork network) {
        this.network = network;
    }

    @GET
    @Requires(Requires.ANYONE)
    public Page show(@Context Visit visit, @PathParam("name") String name) {
        if (!LegalTexts.NAMES.contains(name)) {
            throw Refusal.notFound();
        }
        Html text = Html.trusted(
                "<div class=\"prose\">" + network.body(name, visit.language()).view() + "</div>");
        return Page.of(visit.text("network.legal." + name), text);
    }
}
