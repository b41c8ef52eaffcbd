// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.call;

import gg.jte.html.HtmlTemplateOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Attachment;
import org.rambla.api.page.Field;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.call.Contribution.State;
import org.rambla.wiki.edit.Kept;
import org.rambla.wiki.jte.JtecallGenerated;
import org.rambla.wiki.jte.JtecallformGenerated;
import org.rambla.wiki.jte.JtecallsGenerated;
import org.rambla.wiki.jte.JtecontributeGenerated;
import org.rambla.wiki.jte.JtecontributionGenerated;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.PageViews;
import org.rambla.wiki.page.Portion;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.template.Template;

/** What calls look like. */
public final class CallViews {
    private final PageViews pages;

    public CallViews(PageViews pages) {
        this.pages = pages;
    }

    /** A call with how far each city is. */
    public record Shown(
            Call call,
            List<Contribution> contributions,
            Map<Long, OrganisationCard> cities,
            Map<Long, PageRow> published) {
        /** How many cities stand there. */
        public long count(State state) {
            return contributions.stream().filter(one -> one.state() == state).count();
        }

        /** The contribution of a city, null when it was not asked. */
        public Contribution of(long organisation) {
            return contributions.stream()
                    .filter(one -> one.organisation() == organisation)
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * A contribution while it is written.
     *
     * @param draft what the writer has not given to the city yet, null when it is not that which is shown
     * @param attached files that the city's text has and that can be taken off
     */
    public record Writing(
            Call call, Contribution mine, PageForm form, Kept draft, List<Attachment> attached, List<Field> facts) {
        /** The version that is before the writer's eyes; what comes back still began with the one that it says. */
        public String base() {
            return form.form() == null
                    ? String.valueOf(mine.version())
                    : form.form().value("base");
        }

        /** Whether a colleague wrote since the draft was begun. */
        public boolean behind() {
            return draft != null && draft.base() != mine.version();
        }
    }

    /** A contribution as it is read. */
    public record Read(
            Call call,
            Contribution contribution,
            OrganisationCard city,
            List<org.rambla.wiki.template.FactWords.Shown> facts,
            List<Template> templates,
            List<Attachment> files) {
        /** Templates by name. */
        public Map<String, String> kinds(Visit visit) {
            Map<String, String> kinds = new LinkedHashMap<>();
            templates.forEach(
                    template -> kinds.put(template.key(), template.name().in(visit.language())));
            return kinds;
        }
    }

    Page list(Portion<Call> calls, Visit visit) {
        String next = calls.further(visit.space().path("wiki", "calls?after="));
        Html body = Html.of(out -> JtecallsGenerated.render((HtmlTemplateOutput) out, null, calls.rows(), next, visit));
        return PageViews.inWiki(visit.text("wiki.calls"), body, visit);
    }

    Page form(CallForm.Shown shown, Form form, String action, Visit visit) {
        Html body =
                Html.of(out -> JtecallformGenerated.render((HtmlTemplateOutput) out, null, shown, form, action, visit));
        return framed(visit.text("wiki.call.title"), body, visit).hidden();
    }

    private static Page framed(String title, Html body, Visit visit) {
        return PageViews.inWiki(title, body, visit)
                .crumb(visit.text("wiki.calls"), visit.space().path("wiki", "calls"));
    }

    private static Page of(Call call, String title, Html body, Visit visit) {
        return framed(title, body, visit)
                .crumb(
                        Titles.crumb(call.titles().in(visit.language())),
                        visit.space().path("wiki", call.path()))
                .hidden();
    }

    Page call(Shown shown, Visit visit) {
        Html body = Html.of(out -> JtecallGenerated.render((HtmlTemplateOutput) out, null, shown, visit));
        return framed(shown.call().titles().in(visit.language()), body, visit);
    }

    Page write(Writing writing, Visit visit) {
        Html body = Html.of(out -> JtecontributeGenerated.render((HtmlTemplateOutput) out, null, writing, visit));
        return of(writing.call(), visit.text("wiki.call.write"), body, visit).editor();
    }

    Page contribution(Read read, Fields fields, Form form, Visit visit) {
        Html text = pages.text(read.contribution().body(), visit);
        Html body = Html.of(out ->
                JtecontributionGenerated.render((HtmlTemplateOutput) out, null, read, text, fields, form, visit));
        String title = read.contribution().title();
        return of(read.call(), title.isEmpty() ? visit.text("wiki.drafts.untitled") : title, body, visit);
    }
}
