// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.out;

import static org.rambla.api.text.Html.escape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.rambla.api.text.Direction;
import org.rambla.api.text.LanguageName;
import org.rambla.api.text.Messages;

/** Writes web pages that work without a server: links between them lead from file to file. */
final class HtmlPage {
    static final String STYLE = """
            :root { color-scheme: light dark }
            body { font: 1rem/1.55 system-ui, sans-serif; max-width: 68ch; margin: 2rem auto; padding: 0 1rem }
            img { max-width: 100%; height: auto }
            table { border-collapse: collapse; display: block; overflow-x: auto }
            th, td { border: 1px solid; padding: .3em .6em; text-align: start; vertical-align: top }
            blockquote { border-inline-start: 4px solid; margin-inline: 0; padding-inline-start: 1rem }
            [data-box] { border-inline-start: 4px solid; padding: .25rem 1rem }
            [data-box]::before { content: "Note"; display: block; font-weight: bold }
            [data-box]:lang(fr)::before { content: "À noter" }
            [data-box=caution]::before { content: "Caution" }
            [data-box=caution]:lang(fr)::before { content: "Attention" }
            [data-box=example]::before { content: "Example" }
            [data-box=example]:lang(fr)::before { content: "Exemple" }
            footer, nav { font-size: .875rem }
            """;

    private final Map<String, OutHead> pages = new LinkedHashMap<>();
    private final Layout layout;
    private final Messages messages;

    HtmlPage(List<OutHead> pages, Layout layout, Messages messages) {
        pages.forEach(page -> this.pages.put(page.key(), page));
        this.layout = layout;
        this.messages = messages;
    }

    /** The list of all pages, as a tree. */
    String index() {
        StringBuilder out = new StringBuilder();
        String title = pages.isEmpty() ? "" : pages.values().iterator().next().title();
        head(messages.language(), title, "index.html", out);
        out.append("<main data-rambla=\"index\"><h1>").append(escape(title)).append("</h1>");
        children("", "index.html", out);
        return out.append("</main></body></html>\n").toString();
    }

    private void children(String parent, String place, StringBuilder out) {
        StringBuilder items = new StringBuilder();
        for (OutHead page : pages.values()) {
            boolean top = parent.isEmpty() && !pages.containsKey(page.parent());
            boolean here = top || !parent.isEmpty() && page.parent().equals(parent);
            if (here && page.of().isEmpty()) {
                items.append("<li>").append(link(page, place)).append(others(page, place));
                children(page.key(), place, items);
                items.append("</li>");
            }
        }
        if (items.length() > 0) {
            out.append("<ul>").append(items).append("</ul>");
        }
    }

    /** The same page in other languages, each with the name of its language. */
    private String others(OutHead page, String place) {
        String first = page.of().isEmpty() ? page.key() : page.of();
        StringBuilder out = new StringBuilder();
        pages.values().stream()
                .filter(other -> !other.key().equals(page.key()))
                .filter(other -> other.key().equals(first) || other.of().equals(first))
                .forEach(other -> out.append(" · ")
                        .append(link(other, place))
                        .append(" (")
                        .append(escape(language(other.language())))
                        .append(')'));
        return out.toString();
    }

    private String language(String tag) {
        return LanguageName.of(tag, messages.language());
    }

    private String link(OutHead page, String place) {
        return "<a href=\"" + escape(Layout.relative(place, layout.page(page.key()))) + "\" hreflang=\""
                + escape(page.language()) + "\" lang=\"" + escape(page.language()) + "\">" + escape(page.title())
                + "</a>";
    }

    String page(OutPage page) {
        String place = layout.page(page.key());
        StringBuilder out = new StringBuilder();
        head(page.language(), page.title(), place, out);
        out.append("<nav lang=\"").append(escape(messages.language())).append("\" aria-label=\"");
        out.append(escape(messages.text("wiki.export.where"))).append("\"><a href=\"");
        out.append(escape(Layout.relative(place, "index.html"))).append("\">");
        out.append(escape(messages.text("wiki.export.contents"))).append("</a>");
        OutHead above = pages.get(page.parent());
        out.append(above == null ? "" : " / " + link(above, place))
                .append(others(page.head(), place))
                .append("</nav><main><article")
                .append(of(page.head(), place))
                .append("><h1>");
        out.append(escape(page.title()))
                .append("</h1>")
                .append(facts(page))
                .append(body(page))
                .append("</article></main>");
        footer(page, place, out);
        return out.append("</body></html>\n").toString();
    }

    /** Which page it is in another language, for whoever brings it in again. */
    private String of(OutHead page, String place) {
        return layout.has(page.of())
                ? " data-rambla-of=\"" + escape(Layout.relative(place, layout.page(page.of()))) + "\""
                : "";
    }

    private String facts(OutPage page) {
        StringBuilder out = new StringBuilder();
        page.facts()
                .forEach((label, text) -> out.append("<dt>")
                        .append(escape(label))
                        .append("</dt><dd>")
                        .append(escape(text))
                        .append("</dd>"));
        return out.isEmpty()
                ? ""
                : "<dl data-rambla=\"facts\"" + filled(page) + " lang=\"" + escape(messages.language()) + "\">" + out
                        + "</dl>";
    }

    /** The same for whoever brings it in again. */
    private static String filled(OutPage page) {
        return page.filled().values().isEmpty()
                ? ""
                : " data-rambla-template=\"" + escape(page.filled().template()) + "\" data-rambla-values=\""
                        + escape(String.join("\n", page.filled().values())) + "\"";
    }

    private String body(OutPage page) {
        Document document = Jsoup.parseBodyFragment(page.body().html());
        document.outputSettings().prettyPrint(false);
        document.select("[data-b]").removeAttr("data-b");
        for (Element link : document.select("a[href]")) {
            link.attr("href", layout.address(page, link.attr("href")));
        }
        for (Element image : document.select("img[src]")) {
            image.attr("src", layout.address(page, image.attr("src")));
        }
        return document.body().html();
    }

    private void footer(OutPage page, String place, StringBuilder out) {
        out.append("<footer lang=\"").append(escape(messages.language())).append("\">");
        List<OutFile> attached = page.attached();
        if (!attached.isEmpty()) {
            out.append("<h2>")
                    .append(escape(messages.text("wiki.export.files")))
                    .append("</h2><ul data-rambla=\"files\">");
            attached.forEach(file -> out.append("<li><a href=\"")
                    .append(escape(Layout.relative(place, layout.file(file))))
                    .append("\">")
                    .append(escape(file.name()))
                    .append("</a></li>"));
            out.append("</ul>");
        }
        out.append(page.byline().isEmpty() ? "" : "<p>" + escape(page.byline()) + "</p>");
        if (page.source().startsWith("http")) {
            out.append("<p><a href=\"")
                    .append(escape(page.source()))
                    .append("\">")
                    .append(escape(page.source()));
            out.append("</a></p>");
        }
        out.append("</footer>");
    }

    private static void head(String language, String title, String place, StringBuilder out) {
        out.append("<!DOCTYPE html>\n<html lang=\"")
                .append(escape(language))
                .append(Direction.rightToLeft(language) ? "\" dir=\"rtl" : "")
                .append("\"><head><meta charset=\"utf-8\">");
        out.append("<meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(escape(title));
        out.append("</title><link rel=\"stylesheet\" href=\"").append(Layout.relative(place, "style.css"));
        out.append("\"></head><body>");
    }
}
