// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.page;

import gg.jte.html.HtmlTemplateOutput;
import org.rambla.api.page.Page;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.search.jte.JtefacetsGenerated;
import org.rambla.search.jte.JteresultsGenerated;

/** What the pages of a search look like. */
public final class ResultViews {
    Page results(Shown shown, Visit visit) {
        String q = shown.found().typed().said();
        String title = q.isEmpty() ? visit.text("search.title") : visit.text("search.title.of", q);
        Html body = Html.of(out -> JteresultsGenerated.render((HtmlTemplateOutput) out, null, shown, visit));
        Page page = Page.of(title, body).tab("search").hidden();
        if (!shown.groups().isEmpty() || !shown.words().isEmpty()) {
            page.aside(Html.of(out -> JtefacetsGenerated.render((HtmlTemplateOutput) out, null, shown, visit)));
        }
        return page;
    }
}
