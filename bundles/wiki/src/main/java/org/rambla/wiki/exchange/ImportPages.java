// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.page.Upload;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.exchange.BringIn.Report;
import org.rambla.wiki.exchange.in.Arrived;
import org.rambla.wiki.exchange.in.Intake;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.Places;
import org.rambla.wiki.review.SendForReview;

/** Bringing pages in from elsewhere, and the report of it. */
@Path("/")
public final class ImportPages {
    private final BringIn bringing;
    private final SendForReview sending;
    private final Places places;
    private final ExchangeViews views;

    public ImportPages(BringIn bringing, SendForReview sending, Places places, ExchangeViews views) {
        this.bringing = bringing;
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
        return views.bring(fields, null, places.suggestions(visit), visit);
    }

    /** The report is the answer: it is shown once and kept nowhere. */
    @POST
    @Path("import")
    @Requires("wiki.import")
    public Object bring(@Context Form form, @Context Visit visit) throws IOException {
        Set<String> languages = PageForm.languages(visit).keySet();
        String language = form.oneOf("language", languages);
        long parent = places.read(form, visit);
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
                Report report = bringing.bring(arrived, parent, language, languages, form.submission(), visit);
                return views.report(report, visit);
            } catch (Refusal refusal) {
                form.reject("file", refusal.key(), refusal.arguments());
                status = refusal.status();
            }
        }
        return views.bring(Fields.of(visit, form), form, places.suggestions(visit), visit)
                .status(status);
    }
}
