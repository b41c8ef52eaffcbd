// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange;

import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.exchange.BringIn.Report;
import org.rambla.wiki.exchange.job.ImportJob;
import org.rambla.wiki.jte.JteexportGenerated;
import org.rambla.wiki.jte.JteimportGenerated;
import org.rambla.wiki.jte.JtereportGenerated;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.PageViews;

/** What taking out and bringing in look like. */
public final class ExchangeViews {
    /** @param pdf whether the server makes any */
    Page export(PageRow page, String language, boolean pdf, Visit visit) {
        Fields fields = Fields.of(visit).with("form", pdf ? "pdf" : "html").with("language", language);
        Html body = Html.of(out -> JteexportGenerated.render((HtmlTemplateOutput) out, null, page, fields, pdf, visit));
        return PageViews.ofPage(visit.text("wiki.export.title"), body, page, visit);
    }

    /** @param kinds templates by name */
    Page bring(
            Fields fields,
            Form form,
            Map<String, String> kinds,
            List<String> titles,
            List<ImportJob> jobs,
            Visit visit) {
        Html body = Html.of(out ->
                JteimportGenerated.render((HtmlTemplateOutput) out, null, fields, form, kinds, titles, jobs, visit));
        return PageViews.inWiki(visit.text("wiki.import.title"), body, visit).hidden();
    }

    Page report(Report report, Visit visit) {
        Html body = Html.of(out -> JtereportGenerated.render((HtmlTemplateOutput) out, null, report, visit));
        return PageViews.inWiki(visit.text("wiki.report.title"), body, visit).hidden();
    }
}
