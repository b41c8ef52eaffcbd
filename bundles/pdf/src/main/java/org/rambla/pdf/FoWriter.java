// SPDX-License-Identifier: Apache-2.0
package org.rambla.pdf;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.rambla.api.page.Refusal;
import org.rambla.api.pdf.Pdf;
import org.rambla.api.pdf.Pdf.Sheet;
import org.rambla.api.text.Messages;

/** Writes pages as one XSL-FO document: title, contents, bookmarks, then each page on a sheet of its own. */
final class FoWriter {
    private static final String FO = "http://www.w3.org/1999/XSL/Format";
    private static final String FOX = "http://xmlgraphics.apache.org/fop/extensions";
    private static final String INK = "#1d1c1a";
    private static final String GREY = "#57534c";

    private final Pdf.Document document;
    private final List<Sheet> pages;
    private final Messages messages;
    private final Resources resources;
    private final Map<String, Document> bodies = new LinkedHashMap<>();
    private final Map<String, String> byAddress = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final StringBuilder out = new StringBuilder();

    FoWriter(Pdf.Document document, Resources resources) {
        this.document = document;
        this.pages = document.sheets();
        this.messages = document.messages();
        this.resources = resources;
        int blocks = 0;
        for (Sheet page : pages) {
            Document body = Jsoup.parseBodyFragment(page.body().toString());
            blocks += body.select("p, h2, h3, h4, li, tr").size();
            bodies.put(page.key(), body);
            numbers.put(page.key(), numbers.size());
            depths.put(page.key(), depths.containsKey(page.parent()) ? depths.get(page.parent()) + 1 : 0);
            page.addresses().forEach(address -> byAddress.put(address, id(page)));
        }
        if (blocks > Pdf.MAX_BLOCKS) {
            throw new Refusal(422, "pdf.tooLong");
        }
    }

    private String id(Sheet page) {
        return "page" + numbers.get(page.key());
    }

    String write() {
        Sheet first = pages.get(0);
        out.append("<fo:root xmlns:fo=\"").append(FO).append("\" xmlns:fox=\"").append(FOX);
        out.append("\" xml:lang=\"").append(Fo.language(first.language()));
        out.append(
                "\" font-family=\"Public Sans, Noto Sans\" font-selection-strategy=\"character-by-character\" font-size=\"10.5pt\" line-height=\"1.45\" color=\"");
        out.append(INK)
                .append(
                        "\"><fo:layout-master-set><fo:simple-page-master master-name=\"a4\" page-width=\"210mm\" page-height=\"297mm\"");
        out.append(
                " margin=\"18mm 20mm 12mm 20mm\"><fo:region-body margin-bottom=\"14mm\"/><fo:region-after extent=\"8mm\"/>");
        out.append("</fo:simple-page-master></fo:layout-master-set><fo:declarations>");
        out.append(
                "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">");
        out.append("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>");
        out.append(Fo.escaped(document.title()))
                .append("</dc:title><dc:language>")
                .append(Fo.language(first.language()));
        out.append("</dc:language></rdf:Description></rdf:RDF></x:xmpmeta></fo:declarations>");
        bookmarks();
        for (Sheet page : pages) {
            sequence(page, page == first);
        }
        return out.append("</fo:root>").toString();
    }

    private void bookmarks() {
        out.append("<fo:bookmark-tree>");
        int open = 0;
        for (Sheet page : pages) {
            int depth = depths.get(page.key());
            for (; open > depth; open--) {
                out.append("</fo:bookmark>");
            }
            bookmark(id(page), page.title());
            open = depth + 1;
            int number = 0;
            for (Element heading : headings(page)) {
                bookmark(id(page) + "h" + number++, heading.text());
                out.append("</fo:bookmark>");
            }
        }
        out.append("</fo:bookmark>".repeat(open)).append("</fo:bookmark-tree>");
    }

    private void bookmark(String id, String title) {
        out.append("<fo:bookmark internal-destination=\"").append(id).append("\"><fo:bookmark-title>");
        out.append(Fo.escaped(title)).append("</fo:bookmark-title>");
    }

    private List<Element> headings(Sheet page) {
        return bodies.get(page.key()).body().children().stream()
                .filter(child -> child.normalName().equals("h2"))
                .toList();
    }

    private void sequence(Sheet page, boolean first) {
        String reader = Fo.language(messages.language());
        out.append("<fo:page-sequence master-reference=\"a4\" xml:lang=\"").append(Fo.language(page.language()));
        out.append(
                "\"><fo:static-content flow-name=\"xsl-region-after\" role=\"artifact\"><fo:block font-size=\"8.5pt\" color=\"");
        out.append(GREY).append("\" text-align-last=\"justify\">").append(Fo.escaped(page.title()));
        out.append("<fo:leader leader-pattern=\"space\"/><fo:page-number/></fo:block></fo:static-content>");
        out.append("<fo:flow flow-name=\"xsl-region-body\"><fo:block id=\"").append(id(page));
        out.append("\" role=\"H1\" font-size=\"20pt\" line-height=\"1.2\" font-weight=\"bold\" space-after=\"6pt\">");
        out.append(Fo.escaped(page.title())).append("</fo:block>");
        meta(page, reader);
        if (first && document.contents() && (pages.size() > 1 || headings(page).size() > 2)) {
            contents(reader);
        }
        new FoBody(out, this::target, pictures(page), messages, id(page))
                .write(bodies.get(page.key()).body());
        files(page, reader);
        out.append("</fo:flow></fo:page-sequence>");
    }

    private void meta(Sheet page, String reader) {
        page.facts()
                .forEach(fact -> out.append("<fo:block xml:lang=\"")
                        .append(reader)
                        .append("\">")
                        .append(Fo.escaped(fact))
                        .append("</fo:block>"));
        for (String line : page.notes()) {
            if (!line.isEmpty()) {
                out.append("<fo:block xml:lang=\"")
                        .append(reader)
                        .append("\" font-size=\"9pt\" color=\"")
                        .append(GREY);
                out.append("\">");
                if (line.startsWith("http")) {
                    Fo.link(line, Fo.escaped(line), out);
                } else {
                    out.append(Fo.escaped(line));
                }
                out.append("</fo:block>");
            }
        }
        out.append("<fo:block role=\"artifact\" space-after=\"10pt\"/>");
    }

    private void contents(String reader) {
        out.append("<fo:block xml:lang=\"")
                .append(reader)
                .append("\" role=\"H2\" font-size=\"14pt\" font-weight=\"bold\"");
        out.append(" space-after=\"4pt\">")
                .append(Fo.escaped(messages.text("pdf.contents")))
                .append("</fo:block>");
        out.append("<fo:block role=\"TOC\" space-after=\"14pt\">");
        for (Sheet page : pages) {
            boolean single = pages.size() == 1;
            if (!single) {
                entry(id(page), page.title(), page.language(), depths.get(page.key()));
            }
            int number = 0;
            for (Element heading : single ? headings(page) : List.<Element>of()) {
                entry(id(page) + "h" + number++, heading.text(), page.language(), 0);
            }
        }
        out.append("</fo:block>");
    }

    private void entry(String id, String title, String language, int depth) {
        String words = Fo.escaped(title);
        out.append("<fo:block role=\"TOCI\" xml:lang=\"")
                .append(Fo.language(language))
                .append("\" text-align-last=\"justify\" margin-left=\"");
        out.append(Math.min(8, depth) * 5)
                .append("mm\"><fo:basic-link internal-destination=\"")
                .append(id);
        out.append("\" fox:alt-text=\"").append(words).append("\">").append(words);
        out.append("<fo:leader leader-pattern=\"dots\"/><fo:page-number-citation ref-id=\"")
                .append(id);
        out.append("\"/></fo:basic-link></fo:block>");
    }

    /** Where a link of a text leads: "#id" inside the document, else a whole address; "" for nowhere. */
    private String target(String page, String address) {
        Sheet from = pages.get(Integer.parseInt(page.substring(4)));
        String asked = address.replaceAll("#.*", "");
        String bare = asked.replaceAll("\\?.*", "");
        for (String known : List.of(asked.equals(bare) ? "" : asked, bare + "?language=" + from.language(), bare)) {
            if (byAddress.containsKey(known)) {
                return "#" + byAddress.get(known);
            }
        }
        if (!address.startsWith("/")) {
            return address.startsWith("#") ? "" : address;
        }
        String base = from.base();
        return base.isEmpty() ? "" : base + address;
    }

    private Map<String, FoBody.Shown> pictures(Sheet page) {
        Map<String, FoBody.Shown> pictures = new HashMap<>();
        for (Pdf.Picture picture : page.pictures()) {
            int[] size = Picture.size(picture);
            if (size != null) {
                pictures.put(picture.address(), new FoBody.Shown(resources.add(picture), size[0], size[1]));
            }
        }
        return pictures;
    }

    private void files(Sheet page, String reader) {
        if (!page.files().isEmpty()) {
            out.append("<fo:block xml:lang=\"")
                    .append(reader)
                    .append("\" role=\"H2\" font-size=\"14pt\" font-weight=\"bold\"");
            out.append(" space-before=\"14pt\">")
                    .append(Fo.escaped(messages.text("pdf.files")))
                    .append("</fo:block>");
            page.files()
                    .forEach(name ->
                            out.append("<fo:block>").append(Fo.escaped(name)).append("</fo:block>"));
        }
    }
}
