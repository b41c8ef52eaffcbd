// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import gg.jte.html.HtmlTemplateOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.jte.JtelistsGenerated;
import org.rambla.wiki.jte.JtetemplateGenerated;
import org.rambla.wiki.jte.JtetemplatesGenerated;
import org.rambla.wiki.page.PageViews;

/** What templates and lists of their pages look like. */
public final class TemplateViews {
    Page list(Listed listed, Visit visit) {
        Fields fields = Fields.of(visit);
        Map<String, String> sorts = new LinkedHashMap<>();
        String next = "";
        if (listed.template() != null) {
            Lists.Wish wish = listed.wish();
            sorts.put("title", visit.text("wiki.titleLabel"));
            listed.template().fields().stream()
                    .filter(field -> !field.kind().worded())
                    .forEach(field -> sorts.put(field.key(), field.name().in(visit.language())));
            sorts.put("changed", visit.text("wiki.lists.changed"));
            wish.filters().forEach(fields::with);
            fields.with("q", wish.words())
                    .with("sort", wish.sort().isEmpty() ? "title" : wish.sort())
                    .with("as", listed.cards() ? "cards" : "table");
            next = listed.found().next() == null
                    ? ""
                    : listed.own() + "?" + query(listed) + listed.found().next().text();
        }
        String more = next;
        Map<String, String> looks = new LinkedHashMap<>();
        looks.put("table", visit.text("wiki.lists.table"));
        looks.put("cards", visit.text("wiki.lists.cards"));
        Html body = Html.of(out ->
                JtelistsGenerated.render((HtmlTemplateOutput) out, null, listed, fields, sorts, looks, more, visit));
        return listed.everywhere()
                ? Page.of(visit.text("wiki.lists.everywhere"), body).tab("spaces")
                : PageViews.inWiki(visit.text("wiki.lists"), body, visit);
    }

    private static String query(Listed listed) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("template", listed.template().key());
        all.putAll(listed.wish().filters());
        all.put("q", listed.wish().words());
        all.put("sort", listed.wish().sort());
        all.put("as", listed.cards() ? "cards" : "");
        StringBuilder query = new StringBuilder();
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                query.append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .append('&');
            }
        });
        return query.append("after=").toString();
    }

    /**
     * Templates to choose from, and those that the visitor may change.
     *
     * @param base address of the templates
     */
    Page templates(List<Template> offered, List<Template> own, boolean changes, String base, Visit visit) {
        Html body = Html.of(out ->
                JtetemplatesGenerated.render((HtmlTemplateOutput) out, null, offered, own, changes, base, visit));
        return framed(visit.text("wiki.templates"), body, visit);
    }

    /** @param action where the form is sent */
    Page template(TemplateForm template, Form form, String action, String back, Visit visit) {
        Html body = Html.of(out ->
                JtetemplateGenerated.render((HtmlTemplateOutput) out, null, template, form, action, back, visit));
        Page page = framed(visit.text("wiki.template.title"), body, visit).editor();
        return page.crumb(visit.text("wiki.templates"), back);
    }

    private static Page framed(String title, Html body, Visit visit) {
        return visit.access().isPresent()
                ? PageViews.inWiki(title, body, visit).hidden()
                : Page.of(title, body).tab("administration").hidden();
    }
}
