// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.rambla.api.page.Page;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.attendance.NetworkFigurePages;
import org.rambla.webinar.series.SessionList;

/** The agenda of the network: what is coming, was, and takes place in a month in every space that the visitor may read. */
@Path("/")
public final class NetworkAgendaPages {
    static final String PATH = "/n/webinar";

    private static final int LIST = 30;

    private final Reach reach;

    public NetworkAgendaPages(Reach reach) {
        this.reach = reach;
    }

    /** @param after where the page begins or ends ({@link Turn}, by series as {@link SessionList} has it); "" for the first one */
    @GET
    @Requires(Requires.ANYONE)
    public Page agenda(
            @QueryParam("view") @DefaultValue("") String view,
            @QueryParam("month") @DefaultValue("") String month,
            @QueryParam("topic") @DefaultValue("") String topic,
            @QueryParam("language") @DefaultValue("") String language,
            @QueryParam("in") @DefaultValue("") String space,
            @QueryParam("open") @DefaultValue("") String open,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        Filter filter = Filter.of(topic, language, space, open);
        Reach.Shown shown = reach.shown(PATH, view, month, filter, visit);
        Html body = view.equals("series")
                ? reach.bySeries(shown, after, visit)
                : reach.chosen(LIST, shown, Turn.parse(after), visit);
        Page page = Page.of(visit.text("webinar.network.title"), body);
        return visit.signedIn() ? page.actions(actions(visit)) : page;
    }

    private static Html actions(Visit visit) {
        Html mine = Parts.link("/account/x/webinar", visit.text("webinar.mine.title"), "calendar-check", "secondary");
        return visit.administrator()
                ? Html.of(out -> {
                    mine.writeTo(out);
                    Parts.link(
                                    NetworkFigurePages.PATH,
                                    visit.text("webinar.network.figures.link"),
                                    "chart-column",
                                    "secondary")
                            .writeTo(out);
                })
                : mine;
    }
}
