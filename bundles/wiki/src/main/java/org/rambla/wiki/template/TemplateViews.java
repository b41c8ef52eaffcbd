// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import gg.jte.html.HtmlTemplateOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Field;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.jte.JtelistsGenerated;
import org.rambla.wiki.jte.JtetemplateGenerated;
import org.rambla.wiki.jte.JtetemplatesGenerated;
import org.rambla.wiki.page.ListedPage.Translated;
import org.rambla.wiki.page.PageViews;
import org.rambla.wiki.page.ReadTitles;

/** What templates and lists of their pages look like. */
public final class TemplateViews {
    private final ReadTitles titles;

    public TemplateViews(ReadTitles titles) {
        this.titles = titles;
    }

    Page list(Listed listed, Visit visit) {
        Fields fields = Fields.of(visit);
        Map<String, String> sorts = new LinkedHashMap<>();
        String next = "";
        if (listed.template() != null) {
            Lists.Wish wish = listed.wish();
            sorts.put("title", visit.text("wiki.titleLabel"));
            listed.template().fields().stream()
                    .filter(field -> field.kind().sorted())
                    .forEach(field -> sorts.put(field.key(), field.name().in(visit.language())));
            sorts.put("changed", visit.text("wiki.lists.changed"));
            wish.filters().forEach((field, value) -> fields.with(Query.name(field), value));
            wish.ranges()
                    .forEach(range -> fields.with("from-" + range.field().key(), range.from())
                            .with("to-" + range.field().key(), range.to()));
            fields.with("q", wish.words())
                    .with(
                            "sort",
                            wish.sort().field().isEmpty()
                                    ? "title"
                                    : wish.sort().field())
                    .with("as", listed.cards() ? "cards" : "table");
            next = listed.found().next() == null
                    ? ""
                    : listed.own() + "?" + query(listed) + listed.found().next().text();
        }
        String more = next;
        Map<String, String> looks = new LinkedHashMap<>();
        looks.put("table", visit.text("wiki.lists.table"));
        looks.put("cards", visit.text("wiki.lists.cards"));
        Map<Long, Translated> read =
                listed.template() == null ? Map.of() : titles.of(listed.found().rows(), visit);
        Html body = Html.of(out -> JtelistsGenerated.render(
                (HtmlTemplateOutput) out, null, listed, read, fields, sorts, looks, more, visit));
        return listed.everywhere()
                ? Page.of(visit.text("wiki.lists.everywhere"), body).tab("spaces")
                : PageViews.inWiki(visit.text("wiki.lists"), body, visit);
    }

    private static String query(Listed listed) {
        Lists.Wish wish = listed.wish();
        Map<String, String> rest = new LinkedHashMap<>();
        rest.put("q", wish.words());
        rest.put("sort", wish.sort().field());
        rest.put("as", listed.cards() ? "cards" : "");
        return "template=" + listed.template().key() + "&" + Query.text(wish.filters(), wish.ranges())
                + Query.text(rest) + "after=";
    }

    /** A condition on a field of which one value is wanted. */
    public static Field filter(Fields fields, TemplateField field, Map<String, String> options, Visit visit) {
        return fields.select(Query.name(field.key()), field.name().in(visit.language()), options)
                .required();
    }

    /** The two ends of a condition on a field of which a range is wanted. */
    public static List<Field> range(Fields fields, TemplateField field, Visit visit) {
        List<Field> ends = new ArrayList<>();
        for (String end : List.of("from", "to")) {
            String name = end + "-" + field.key();
            String label = visit.text("wiki.lists." + end);
            ends.add(
                    switch (field.kind()) {
                        case DATE -> fields.date(name, label);
                        case PERIOD -> fields.number(name, label).range(1900, 2100);
                        default -> fields.number(name, label).range(0, 999_999_999_999L);
                    });
        }
        return ends;
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
