// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.page.Upload;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.exchange.in.Arrived;
import org.rambla.wiki.exchange.in.Intake;
import org.rambla.wiki.exchange.job.ImportJob;
import org.rambla.wiki.exchange.job.ImportJobs;
import org.rambla.wiki.exchange.job.ImportWorker;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.Places;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.review.SendForReview;
import org.rambla.wiki.template.FactSheet;
import org.rambla.wiki.template.Template;

/** Bringing pages in from elsewhere, and the report of it. */
@Path("/")
public final class ImportPages {
    private static final int LIST = 10;

    private final BringIn bringing;
    private final SendForReview sending;
    private final Places places;
    private final ImportJobs jobs;
    private final ImportWorker worker;
    private final FactSheet sheets;
    private final ExchangeViews views;

    public ImportPages(
            BringIn bringing,
            SendForReview sending,
            Places places,
            ImportJobs jobs,
            ImportWorker worker,
            FactSheet sheets,
            ExchangeViews views) {
        this.sheets = sheets;
        this.bringing = bringing;
        this.jobs = jobs;
        this.worker = worker;
        this.sending = sending;
        this.places = places;
        this.views = views;
    }

    @GET
    @Path("import")
    @Requires("wiki.import")
    public Page show(@QueryParam("parent") @DefaultValue("") String parent, @Context Visit visit) {
        Fields fields =
                Fields.of(visit).with("parent", places.title(parent, visit)).with("language", visit.language());
        return page(fields, null, visit);
    }

    private Page page(Fields fields, Form form, Visit visit) {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("", visit.text("wiki.import.begin.none"));
        sheets.offered(visit.space().id())
                .forEach(template -> kinds.put(template.key(), template.name().in(visit.language())));
        List<ImportJob> own = jobs.of(visit.space().id(), visit.memberId(), LIST);
        return views.bring(fields, form, kinds, places.suggestions(visit), own, visit);
    }

    /** The template that a form names; null for none, or when it is none: a message is kept in the form then. */
    private Template template(Form form, Visit visit) {
        String key = form.value("template");
        Template template =
                key.isEmpty() ? null : sheets.offered(key, visit.space().id()).orElse(null);
        if (template == null && !key.isEmpty()) {
            form.reject("template", "web.problem.choice");
        }
        return template;
    }

    /** The report is the answer: it is shown once and kept nowhere. Many pages are brought in while nobody waits. */
    @POST
    @Path("import")
    @Requires("wiki.import")
    public Object bring(@Context Form form, @Context Visit visit) throws IOException {
        Set<String> languages = PageForm.languages(visit).keySet();
        String language = form.oneOf("language", languages);
        long parent = places.read(form, visit);
        Template template = template(form, visit);
        List<Upload> uploads = form.files("file");
        if (uploads.size() != 1) {
            form.reject("file", "content.file.none");
        }
        int status = 422;
        // Nobody can read hundreds of pages one by one before they are published.
        if (form.valid() && sending.asked(visit)) {
            form.reject("", "wiki.refusal.importInReview");
            status = 409;
        }
        if (form.valid()) {
            try (Arrived arrived = Intake.read(uploads.get(0))) {
                if (arrived.heads().size() > BringIn.MAX || arrived.redirects().size() > BringIn.MAX) {
                    return later(uploads.get(0), arrived.heads().size(), parent, language, template, visit);
                }
                BringIn.Terms terms = new BringIn.Terms(parent, language, languages, template, form.submission());
                return views.report(bringing.bring(arrived, terms, visit), visit);
            } catch (Refusal refusal) {
                form.reject("file", refusal.key(), refusal.arguments());
                status = refusal.status();
            }
        }
        return page(Fields.of(visit, form), form, visit).status(status);
    }

    private Response later(Upload upload, int pages, long parent, String language, Template template, Visit visit)
            throws IOException {
        String name = OneLine.of(upload.name() == null ? "" : upload.name().replaceAll(".*[/\\\\]", ""));
        ImportJob job = new ImportJob(
                0,
                visit.space().id(),
                visit.memberId(),
                visit.organisationId(),
                name.length() <= Titles.MAX ? name : name.substring(name.length() - Titles.MAX),
                language,
                visit.language(),
                parent,
                pages,
                0,
                0,
                ImportJob.State.COMING,
                null,
                List.of(),
                Instant.now(),
                null,
                template == null ? "" : template.key());
        long id = jobs.keep(job, upload, Instant.now());
        worker.wake();
        return Redirect.done(visit.space().path("wiki", "import/" + id), "wiki.done.importBegun");
    }
}
