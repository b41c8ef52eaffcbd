// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** Makes a page of HTML that came in: finds its title, its pictures and where its links lead, and drops what no page holds. */
final class PageHtml {
    private static final int NESTING = 80;
    private static final int MAX_TITLE = 200;
    private static final int MAX_REMARKS = 200;
    private static final String DROPPED =
            "script, style, template, noscript, nav, head, form, button, input, select, textarea, dialog";
    private static final String EMBEDDED = "iframe, object, embed, video, audio, svg, math, canvas";

    /** What an address inside what arrived leads to. */
    enum Kind {
        PAGE,
        PICTURE,
        FILE,
        SVG,
        NOT_A_PICTURE,
        /** A page that did not come along; its key is its title. */
        UNWRITTEN,
        NOWHERE
    }

    /** Where an address leads. */
    record Target(Kind kind, String key) {
        static final Target NOWHERE = new Target(Kind.NOWHERE, "");
    }

    private final Document document;
    private final Set<Remark> remarks = new LinkedHashSet<>();
    private final Set<String> pictures = new LinkedHashSet<>();
    private final Set<String> files = new LinkedHashSet<>();
    private Filled filled = Filled.NONE;

    private PageHtml(Document document) {
        this.document = document;
    }

    /** HTML as a browser reads it, however deep it is nested. */
    static Document parse(String html) {
        Document document = Parser.htmlParser().setMaxDepth(NESTING).parseInput(html, "");
        document.outputSettings().prettyPrint(false);
        return document;
    }

    /** What is known about a page beside its text. */
    record Facts(String key, String parent, String title, String language, String fallback, List<Remark> remarks) {}

    /** The page; its title is the known one, else its own, else its first heading, else the fallback. */
    static ArrivedPage page(String html, Facts facts, Function<String, Target> targets) {
        PageHtml page = new PageHtml(parse(html));
        page.remarks.addAll(facts.remarks());
        String own = page.document.title();
        String language = page.document.selectFirst("html").attr("lang");
        page.choose();
        page.drop();
        String title = page.title(facts.title(), own, facts.fallback());
        page.headings();
        page.pictures(targets);
        page.links(targets);
        List<Remark> remarks = page.remarks.stream().limit(MAX_REMARKS).toList();
        ArrivedPage arrived = new ArrivedPage(
                facts.key(),
                facts.parent(),
                title,
                facts.language().isEmpty() ? language.replaceAll("[^A-Za-z-].*", "") : facts.language(),
                page.document.body().html(),
                List.copyOf(page.pictures),
                List.copyOf(page.files),
                remarks);
        return arrived.with(page.filled);
    }

    // What stands around the text of a web page is not of the page.
    private void choose() {
        Element main = document.selectFirst("main, [role=main], article, #content, #mw-content-text, .markdown-body");
        if (main != null && !main.text().isBlank()) {
            List<String> files = document.select("[data-rambla=files] a[href]").eachAttr("href");
            Element body = document.body();
            body.empty();
            body.append(main.outerHtml());
            Element fields = body.selectFirst("[data-rambla=facts]");
            if (fields != null) {
                filled = Filled.of(fields.attr("data-rambla-template"), fields.attr("data-rambla-values"));
                if (filled.equals(Filled.NONE)) {
                    remarks.add(new Remark("wiki.import.fields"));
                }
            }
            body.select("[data-rambla=files], [data-rambla=facts]").remove();
            files.forEach(file -> body.appendElement("a").attr("href", file));
        }
    }

    private void drop() {
        for (Element element : document.body().select(EMBEDDED)) {
            if (element.normalName().equals("svg")) {
                remarks.add(new Remark("wiki.import.svg", "SVG"));
            } else {
                remarks.add(new Remark("wiki.import.embedded", element.normalName()));
            }
            element.remove();
        }
        document.body().select(DROPPED).remove();
    }

    private String title(String known, String own, String fallback) {
        Element heading = document.body().selectFirst("h1");
        String title = known.isBlank() ? "" : known;
        if (heading != null && (title.isBlank() || heading.text().strip().equalsIgnoreCase(title.strip()))) {
            title = heading.text();
            heading.remove();
        }
        title = title.isBlank() ? own : title;
        title = clean(title.isBlank() ? fallback : title);
        if (title.length() > MAX_TITLE) {
            remarks.add(new Remark("wiki.import.titleCut", MAX_TITLE));
        }
        return cut(title);
    }

    private static String cut(String title) {
        if (title.length() <= MAX_TITLE) {
            return title;
        }
        int end = Character.isHighSurrogate(title.charAt(MAX_TITLE - 2)) ? MAX_TITLE - 2 : MAX_TITLE - 1;
        return title.substring(0, end) + "…";
    }

    /** A title that is known, as the page will have it. */
    static String known(String title) {
        return cut(clean(title));
    }

    private static String clean(String title) {
        String clean = title.replaceAll("[\\p{Cntrl}\\p{Co}\\p{Cs}\\uFFFC\\uFFFE\\uFFFF]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return clean.isEmpty() ? "?" : clean;
    }

    // The title of a page is its only heading of the first degree.
    private void headings() {
        if (document.body().selectFirst("h1") != null) {
            for (int degree = 5; degree >= 1; degree--) {
                int next = degree + 1;
                document.body().select("h" + degree).forEach(heading -> heading.tagName("h" + next));
            }
        }
    }

    private void pictures(Function<String, Target> targets) {
        for (Element image : document.body().select("img")) {
            String source = image.attr("src").strip();
            String alternative = image.attr("alt").strip();
            Target target = targets.apply(source);
            switch (target.kind()) {
                case PICTURE -> {
                    pictures.add(target.key());
                    image.attr("src", ArrivedPage.FILE + target.key());
                    boolean decoration = image.attr("role").matches("presentation|none");
                    if (alternative.isEmpty() && !decoration) {
                        remarks.add(new Remark("wiki.import.noAlternative", shown(source)));
                    }
                }
                case SVG -> gone(image, alternative, "wiki.import.svg", source);
                case NOT_A_PICTURE -> gone(image, alternative, "wiki.import.notPicture", source);
                default -> {
                    if (source.toLowerCase(Locale.ROOT).matches("(https?:)?//.*")) {
                        Element link = new Element("a").attr("href", source);
                        link.text(alternative.isEmpty() ? source : alternative);
                        image.replaceWith(link);
                        remarks.add(new Remark("wiki.import.pictureElsewhere", shown(source)));
                    } else {
                        gone(image, alternative, "wiki.import.pictureMissing", source);
                    }
                }
            }
        }
    }

    private void gone(Element image, String alternative, String key, String source) {
        remarks.add(new Remark(key, shown(source)));
        image.replaceWith(new TextNode(alternative));
    }

    private static String shown(String source) {
        return source.startsWith("data:") ? "data:" : Names.shown(Wikitext.plain(source));
    }

    private void links(Function<String, Target> targets) {
        for (Element link : document.body().select("a[href]")) {
            String address = link.attr("href").strip();
            Target target = targets.apply(address);
            switch (target.kind()) {
                case PAGE -> link.attr("href", ArrivedPage.PAGE + target.key());
                case UNWRITTEN -> {
                    remarks.add(new Remark("wiki.import.linkUnwritten", shown(address)));
                    link.attr("href", ArrivedPage.UNWRITTEN + target.key());
                }
                case NOWHERE -> {
                    if (!address.startsWith("#") && !address.matches("(?i)(https?|mailto|tel):.*")) {
                        remarks.add(new Remark("wiki.import.linkMissing", shown(address)));
                        link.unwrap();
                    }
                }
                default -> {
                    files.add(target.key());
                    link.attr("href", ArrivedPage.FILE + target.key());
                }
            }
        }
    }

    /** The pages in an order in which parents stand before their children; what would be its own ancestor goes to the top. */
    static List<ArrivedPage> ordered(Map<String, ArrivedPage> pages) {
        Map<String, ArrivedHead> heads = new LinkedHashMap<>();
        pages.forEach((key, page) -> heads.put(key, new ArrivedHead(key, page.parent(), page.title())));
        return ArrivedHead.ordered(heads).stream()
                .map(head -> {
                    ArrivedPage page = pages.get(head.key());
                    return new ArrivedPage(
                            head.key(),
                            head.parent(),
                            page.title(),
                            page.language(),
                            page.source(),
                            page.pictures(),
                            page.files(),
                            page.remarks(),
                            head.parent().equals(page.of()) ? page.of() : "",
                            page.categories(),
                            page.filled());
                })
                .toList();
    }
}
