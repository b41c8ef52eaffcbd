// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.job;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.jte.JteimportingGenerated;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.PageViews;
import org.rambla.wiki.page.Pages;

/** How far an import is that goes on while nobody waits, and its report page by page; for whoever brought it. */
@Path("import/{import}")
public final class ProgressPages {
    private static final int LIST = 100;

    private final ImportJobs jobs;
    private final ImportWorker worker;
    private final Pages pages;

    public ProgressPages(ImportJobs jobs, ImportWorker worker, Pages pages) {
        this.jobs = jobs;
        this.worker = worker;
        this.pages = pages;
    }

    /**
     * What is shown.
     *
     * @param next behind which place the report goes on; -1 at its end
     */
    public record Shown(ImportJob job, List<ImportJobs.Entry> entries, Map<Long, PageRow> pages, int next) {}

    private ImportJob find(String id, Visit visit) {
        return jobs.find(visit.space().id(), Sent.id(id), visit.memberId()).orElseThrow(Refusal::notFound);
    }

    @GET
    @Requires("wiki.import")
    public Page show(
            @PathParam("import") String id, @QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        ImportJob job = find(id, visit);
        int from = after.matches("[0-9]{1,8}") ? Integer.parseInt(after) : -1;
        List<ImportJobs.Entry> found = jobs.entries(job.id(), from, LIST + 1);
        boolean more = found.size() > LIST;
        List<ImportJobs.Entry> entries = more ? found.subList(0, LIST) : found;
        Map<Long, PageRow> made =
                pages
                        .all(entries.stream()
                                .map(ImportJobs.Entry::page)
                                .filter(page -> page != 0)
                                .toList())
                        .stream()
                        .filter(page -> page.readable(visit))
                        .collect(Collectors.toMap(PageRow::id, page -> page));
        Shown shown = new Shown(job, entries, made, more ? entries.get(LIST - 1).place() : -1);
        Html body = Html.of(out -> JteimportingGenerated.render((HtmlTemplateOutput) out, null, shown, visit));
        return PageViews.inWiki(visit.text("wiki.importing.title", job.name()), body, visit)
                .crumb(visit.text("wiki.import"), visit.space().path("wiki", "import"))
                .hidden();
    }

    @POST
    @Path("stop")
    @Requires("wiki.import")
    public Response stop(@PathParam("import") String id, @Context Visit visit) {
        ImportJob job = find(id, visit);
        jobs.stop(job);
        return Redirect.done(visit.space().path("wiki", job.path()), "wiki.done.importStopped");
    }

    @POST
    @Path("go-on")
    @Requires("wiki.import")
    public Response goOn(@PathParam("import") String id, @Context Visit visit) {
        ImportJob job = find(id, visit);
        jobs.goOn(job);
        worker.wake();
        return Redirect.done(visit.space().path("wiki", job.path()), "wiki.done.importGoesOn");
    }
}
