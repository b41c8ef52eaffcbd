// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.edit;

import gg.jte.html.HtmlTemplateOutput;
import org.rambla.api.page.Page;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.SaveMine.Mine;
import org.rambla.wiki.edit.SaveMine.Result.Undecided;
import org.rambla.wiki.jte.JteconflictGenerated;
import org.rambla.wiki.jte.JteeditGenerated;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.PageViews;

/** What the forms for changes look like. */
public final class EditViews {
    Page edit(Editing editing, Visit visit) {
        Html body = Html.of(out -> JteeditGenerated.render((HtmlTemplateOutput) out, null, editing, visit));
        Page page = PageViews.ofPage(visit.text("wiki.edit.title"), body, editing.page(), visit)
                .editor();
        return PageViews.draftDone(visit)
                ? page.kept("wiki-edit-" + editing.page().id() + "-" + editing.language())
                : page;
    }

    /** What two people changed, to be decided by the second one. */
    public Page undecided(Mine mine, Undecided undecided, PageForm form, Visit visit) {
        Html body = Html.of(out ->
                JteconflictGenerated.render((HtmlTemplateOutput) out, null, mine, undecided, form, "", 0, visit));
        return PageViews.ofPage(visit.text("wiki.conflict.title"), body, mine.page(), visit)
                .status(409);
    }
}
