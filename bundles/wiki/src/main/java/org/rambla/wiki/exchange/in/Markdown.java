// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Document;
import org.rambla.api.page.Refusal;

/** Reads Markdown with tables, and the facts that stand above it between two lines of dashes. */
final class Markdown {
    private static final int MAX_FACTS = 60;
    private static final int NESTING = 60;
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .maxOpenBlockParsers(NESTING)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    /** What was read: the HTML, and single facts or lists of them by name. */
    record Text(String html, Map<String, String> facts) {}

    private Markdown() {}

    static Text read(String source, String name) {
        String text = source.replace("\r\n", "\n").replace('\r', '\n');
        Map<String, String> facts = new LinkedHashMap<>();
        String rest = text.startsWith("---\n") ? facts(text, facts) : text;
        try {
            return new Text(Boxes.of(RENDERER.render(PARSER.parse(rest))), facts);
        } catch (StackOverflowError e) {
            throw new Refusal(422, "wiki.import.nested", Names.shown(name));
        }
    }

    private static String facts(String text, Map<String, String> facts) {
        int end = text.indexOf("\n---\n", 3);
        if (end < 0) {
            return text;
        }
        String last = "";
        for (String line : text.substring(4, Math.max(4, end)).split("\n")) {
            int colon = line.indexOf(':');
            if (line.startsWith("  - ") && !last.isEmpty()) {
                facts.merge(last, value(line.substring(4)), (a, b) -> a.isEmpty() ? b : a + "\n" + b);
            } else if (colon > 0 && facts.size() < MAX_FACTS) {
                last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                facts.put(last, value(line.substring(colon + 1)));
            }
        }
        return text.substring(end + 5);
    }

    private static String value(String written) {
        String value = written.strip();
        boolean quoted = value.length() > 1
                && (value.startsWith("\"") && value.endsWith("\"") || value.startsWith("'") && value.endsWith("'"));
        return quoted
                ? value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : value;
    }

    /** The files that the facts name, as links behind the text. */
    static String withFiles(Text text) {
        String files = text.facts().getOrDefault("attachments", "");
        if (files.isEmpty()) {
            return text.html();
        }
        Document document = PageHtml.parse(text.html());
        for (String file : files.split("\n")) {
            document.body().appendElement("a").attr("href", file).attr("data-rambla", "file");
        }
        return document.body().html();
    }
}
