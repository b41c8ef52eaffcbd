// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Reads HTML that may come from anywhere into blocks. First the sanitiser drops what no text needs and bounds the
 * nesting; then what is left is read as a browser would; the {@link BlockWriter} writes known names only. So a hole in one of the
 * three is no hole.
 */
final class HtmlReader {
    /** Lists and quotations inside each other; deeper ones are flattened. */
    private static final int MAX_DEPTH = 6;

    private static final int NESTING = 80;

    private static final Map<String, String> HEADINGS =
            Map.of("h1", "h2", "h2", "h2", "h3", "h3", "h4", "h4", "h5", "h4", "h6", "h4");
    private static final Set<String> BOXES = Set.of(
            "div",
            "section",
            "article",
            "aside",
            "header",
            "footer",
            "main",
            "figure",
            "figcaption",
            "pre",
            "address",
            "center",
            "dl",
            "dt",
            "dd",
            "li");
    /** Parts of a table inside a table, which is read as lines. */
    private static final Set<String> TABLE_PARTS = Set.of("thead", "tbody", "tfoot", "tr", "td", "th", "caption");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "br")
            .allowElements("table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption")
            .allowElements("strong", "b", "em", "i", "a", "span", "img")
            .allowElements(BOXES.toArray(String[]::new))
            .allowAttributes("href", "hreflang")
            .onElements("a")
            .allowAttributes("src", "alt", "width", "height")
            .onElements("img")
            .allowAttributes("role")
            .matching(true, "presentation", "none")
            .onElements("img")
            .allowAttributes("lang")
            .onElements("span")
            .allowAttributes("start")
            .onElements("ol")
            .allowAttributes("scope", "colspan", "rowspan")
            .onElements("td", "th")
            .allowAttributes(Boxes.KIND)
            .onElements("aside")
            .allowAttributes("data-b")
            .globally()
            .allowUrlProtocols("http", "https", "mailto", "tel")
            .toFactory();

    private HtmlReader() {}

    static List<Block> read(String html) {
        boolean deep = html.chars().filter(c -> c == '<').limit(NESTING + 1L).count() > NESTING;
        return clean(POLICY.sanitize(deep ? flattened(html) : html));
    }

    // The sanitiser drops what is nested deeper than 256, text and all; the parser lifts it up.
    private static String flattened(String html) {
        Document document = Parser.htmlParser().setMaxDepth(NESTING).parseInput(html, "");
        document.outputSettings().prettyPrint(false);
        return document.body().html();
    }

    /** HTML that went through {@link #read} and {@link BlockWriter} already. */
    static List<Block> clean(String html) {
        Document document = Parser.htmlParser().parseInput("<body>" + html, "");
        return blocks(document.body(), 0, false);
    }

    private static List<Block> blocks(Element parent, int depth, boolean inTable) {
        Flow flow = new Flow();
        nodes(parent, Run.PLAIN, flow, depth, inTable);
        flow.close();
        return flow.blocks;
    }

    private static void nodes(Element parent, Run style, Flow flow, int depth, boolean inTable) {
        for (Node node : parent.childNodes()) {
            if (node instanceof TextNode text) {
                flow.add(style.withText(Characters.clean(text.getWholeText())));
            } else if (node instanceof Element element) {
                element(element, style, flow, depth, inTable);
            }
        }
    }

    private static void element(Element element, Run style, Flow flow, int depth, boolean inTable) {
        String name = element.normalName();
        if (name.equals("p") || HEADINGS.containsKey(name)) {
            flow.open(HEADINGS.getOrDefault(name, name), hint(element));
            nodes(element, style, flow, depth, inTable);
            flow.close();
        } else if (name.equals("aside") && !inTable && Boxes.is(element)) {
            container(Boxes.open(element), element, style, flow, depth, inTable);
        } else if (BOXES.contains(name) || TABLE_PARTS.contains(name)) {
            flow.end();
            nodes(element, style, flow, depth, inTable);
            flow.end();
        } else {
            switch (name) {
                case "ul", "ol" -> list(element, style, flow, depth, inTable);
                case "blockquote" -> container(new Block("blockquote"), element, style, flow, depth, inTable);
                case "table" -> table(element, style, flow, depth, inTable);
                case "hr" -> flow.add(hinted(new Block("hr"), element));
                default -> inline(element, name, style, flow, depth, inTable);
            }
        }
    }

    private static void inline(Element element, String name, Run style, Flow flow, int depth, boolean inTable) {
        switch (name) {
            case "br" -> flow.add(style.lineEnd());
            case "img" -> image(element, style, flow);
            case "strong", "b" -> nodes(element, style.withStrong(), flow, depth, inTable);
            case "em", "i" -> nodes(element, style.withEmphasis(), flow, depth, inTable);
            case "a" -> {
                String link = Addresses.link(element.attr("href"));
                String language = Addresses.language(element.attr("hreflang"));
                nodes(element, link.isEmpty() ? style : style.withLink(link, language), flow, depth, inTable);
            }
            case "span" -> {
                String language = Addresses.language(element.attr("lang"));
                nodes(element, language.isEmpty() ? style : style.withLang(language), flow, depth, inTable);
            }
            default -> nodes(element, style, flow, depth, inTable);
        }
    }

    private static void image(Element element, Run style, Flow flow) {
        String source = Addresses.picture(element.attr("src"));
        if (!source.isEmpty()) {
            String alternative =
                    Characters.clean(element.attr("alt")).replace('\n', ' ').strip();
            alternative = alternative.substring(0, Math.min(alternative.length(), 500));
            int width = Addresses.number(element.attr("width"), 10_000);
            int height = Addresses.number(element.attr("height"), 10_000);
            boolean decoration = alternative.isEmpty() && !element.attr("role").isEmpty();
            flow.add(
                    decoration
                            ? style.decoration(source, width, height)
                            : style.image(source, alternative, width, height));
        }
    }

    private static void list(Element element, Run style, Flow flow, int depth, boolean inTable) {
        if (depth >= MAX_DEPTH) {
            flow.end();
            nodes(element, style, flow, depth, inTable);
            flow.end();
            return;
        }
        Block list = hinted(new Block(element.normalName()), element);
        int start = Addresses.number(element.attr("start"), 99_999);
        if (list.kind.equals("ol") && start > 1) {
            list.attributes.put("start", String.valueOf(start));
        }
        for (Element child : element.children()) {
            boolean item = child.normalName().equals("li");
            Flow content = new Flow();
            if (item) {
                nodes(child, style, content, depth + 1, inTable);
            } else {
                element(child, style, content, depth + 1, inTable);
            }
            content.close();
            if (item && !content.blocks.isEmpty()) {
                list.children.add(hinted(new Block("li", content.blocks), child));
            } else if (!content.blocks.isEmpty()) {
                lastItem(list).children.addAll(content.blocks);
            }
        }
        if (!list.children.isEmpty()) {
            flow.add(list);
        }
    }

    // Old editors put a list directly into a list: it belongs to the item before.
    private static Block lastItem(Block list) {
        if (list.children.isEmpty()) {
            list.children.add(new Block("li"));
        }
        return list.children.get(list.children.size() - 1);
    }

    /** A quotation or a box: blocks, set apart. */
    private static void container(Block around, Element element, Run style, Flow flow, int depth, boolean inTable) {
        if (depth >= MAX_DEPTH) {
            flow.end();
            nodes(element, style, flow, depth, inTable);
            flow.end();
            return;
        }
        Flow content = new Flow();
        nodes(element, style, content, depth + 1, inTable);
        content.close();
        if (!content.blocks.isEmpty()) {
            around.children.addAll(content.blocks);
            flow.add(hinted(around, element));
        }
    }

    private static void table(Element element, Run style, Flow flow, int depth, boolean inTable) {
        if (inTable || depth >= MAX_DEPTH) {
            flow.end();
            nodes(element, style, flow, depth, inTable);
            flow.end();
            return;
        }
        Block table = hinted(new TableReader(cell -> blocks(cell, depth + 1, true)).read(element), element);
        if (!table.children.isEmpty()) {
            flow.add(table);
        }
    }

    static Block hinted(Block block, Element element) {
        block.hint = hint(element);
        return block;
    }

    private static String hint(Element element) {
        return Addresses.block(element.attr("data-b"));
    }
}
