// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.series;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.network.Network;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventForm;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.event.Tongues;
import org.rambla.webinar.jte.JteseriesGenerated;

/** Where organisers correct the title of a series. */
@Path("/")
public final class SeriesPages {
    private final AllSeries all;
    private final Database database;
    private final Network network;
    private final EventViews views;

    public SeriesPages(AllSeries all, Database database, Network network, EventViews views) {
        this.all = all;
        this.database = database;
        this.network = network;
        this.views = views;
    }

    @GET
    @Path("series/{series}")
    @Requires("webinar.organise")
    public Page form(@PathParam("series") String number, @Context Visit visit) {
        Series series = find(number, visit);
        return page(series, Fields.of(visit).with("title", series.title()), null, visit);
    }

    @POST
    @Path("series/{series}")
    @Requires("webinar.organise")
    public Object save(@PathParam("series") String number, @Context Form form, @Context Visit visit) {
        Series series = find(number, visit);
        List<String> languages = network.languages();
        Map<String, String> titles = new LinkedHashMap<>();
        languages.forEach(tag -> titles.put(tag, OneLine.optional(form, "title." + tag, EventForm.TITLE)));
        Localised title = new Localised(titles);
        if (title.isEmpty()) {
            form.reject("title." + languages.get(0), "webinar.problem.title");
        }
        if (!form.valid()) {
            return page(series, Fields.of(visit, form), form, visit).invalid();
        }
        if (!form.value("seen").isEmpty() && !form.value("seen").equals(mark(series))) {
            form.reject("", "webinar.series.meanwhile", series.title().in(visit.language()));
            return page(series, Fields.of(visit, form), form, visit).status(409);
        }
        database.transaction(tx -> tx.execute(
                "update webinar_series set title = ? where id = ? and space_id = ?",
                title.toJson(),
                series.id(),
                series.space()));
        return Redirect.done(visit.space().path("webinar", "") + "?view=series", "webinar.done.renamed");
    }

    /** Changes with the title. */
    private static String mark(Series series) {
        return Integer.toHexString(series.title().toJson().hashCode());
    }

    private Series find(String number, Visit visit) {
        return all.find(number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0)
                .filter(series -> series.space() == visit.space().id())
                .orElseThrow(Refusal::notFound);
    }

    private Page page(Series series, Fields fields, Form form, Visit visit) {
        Map<String, String> languages = Tongues.named(network.languages(), visit);
        Html body = Html.of(out -> JteseriesGenerated.render(
                (HtmlTemplateOutput) out, null, series.id(), mark(series), languages, fields, form, visit));
        return views.below(visit.text("webinar.series.rename"), body, null, visit);
    }
}
