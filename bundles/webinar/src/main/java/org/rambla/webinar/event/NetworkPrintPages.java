// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;

/** The agenda of the network on paper. */
@Path("print")
public final class NetworkPrintPages {
    private final Reach reach;

    public NetworkPrintPages(Reach reach) {
        this.reach = reach;
    }

    /**
     * @param month "2026-05" for that one alone; anything else for what is coming
     * @param after where the page begins or ends ({@link Turn}); "" for the first one
     */
    @GET
    @Requires(Requires.ANYONE)
    public Page print(
            @QueryParam("month") @DefaultValue("") String month,
            @QueryParam("topic") @DefaultValue("") String topic,
            @QueryParam("language") @DefaultValue("") String language,
            @QueryParam("in") @DefaultValue("") String space,
            @QueryParam("open") @DefaultValue("") String open,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        String view = AgendaPages.chosen(month).isPresent() ? "month" : "";
        Filter filter = Filter.of(topic, language, space, open);
        Reach.Shown shown = reach.shown(NetworkAgendaPages.PATH + "/print", view, month, filter, visit);
        String title = visit.text("webinar.network.title");
        return Page.of(title, reach.printed(shown, Turn.parse(after), visit))
                .crumb(title, NetworkAgendaPages.PATH)
                .hidden();
    }
}
