// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.rambla.api.content.Bodies;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.Html;
import org.rambla.wiki.exchange.in.PageHtml.Facts;
import org.rambla.wiki.exchange.in.PageHtml.Kind;
import org.rambla.wiki.exchange.in.PageHtml.Target;
import org.zwobble.mammoth.DocumentConverter;
import org.zwobble.mammoth.Result;
import org.zwobble.mammoth.images.Image;

/**
 * Reads a Word document as one page. The converter gets a copy that holds the document's own texts only: whatever would be
 * fetched from elsewhere is taken out, and in place of each picture stands its name, so that none is unpacked for it.
 */
final class Docx {
    private static final int MAX_TEXT = 8 * 1024 * 1024;
    private static final int MAX_PARTS = 16 * 1024 * 1024;
    /** More than a body may have blocks, so that nothing is converted in vain. */
    private static final int MAX_PARAGRAPHS = 20_000;

    private static final int MAX_FACTS = 256 * 1024;
    private static final String PICTURE = "docx:";
    private static final String STYLES = String.join(
            "\n",
            "p[style-name='Title'] => h1:fresh",
            "p[style-name='Titre'] => h1:fresh",
            "p[style-name='Titel'] => h1:fresh",
            "p[style-name='Quote'] => blockquote > p:fresh",
            "p[style-name='Intense Quote'] => blockquote > p:fresh");
    private static final Pattern STYLE = Pattern.compile("Unrecognised paragraph style: (.{1,120}?) \\(Style ID.*");
    private static final Pattern ELEMENT =
            Pattern.compile("An unrecognised element was ignored: (?:\\{[^}]*\\})?(.{1,80})");

    private final Archive archive;
    private final String name;
    private final List<Remark> remarks = new ArrayList<>();
    private int copied;

    private Docx(Archive archive, String name) {
        this.archive = archive;
        this.name = name;
    }

    static boolean is(Archive archive) {
        return archive.has("[Content_Types].xml") && archive.has("word/document.xml");
    }

    static Arrived read(Archive archive, String name, Closeable source) throws IOException {
        if (archive.names().stream()
                .anyMatch(part -> part.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"))) {
            throw new Refusal(422, "content.file.macros");
        }
        Docx docx = new Docx(archive, name);
        String html = docx.html(docx.copy());
        Map<String, ArrivedFile> files = new TreeMap<>();
        Facts facts = new Facts(name, "", "", "", docx.title(), docx.remarks);
        ArrivedPage page = PageHtml.page(html, facts, address -> docx.target(address, files));
        return new Arrived(List.of(page), files, List.of(), source);
    }

    private byte[] copy() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String part : archive.names()) {
                byte[] content = content(part);
                if (content.length > 0) {
                    copied += content.length;
                    if (copied > MAX_PARTS) {
                        throw new Refusal(
                                422, "wiki.import.fileTooLarge", Names.shown(name), MAX_PARTS / (1024 * 1024));
                    }
                    out.putNextEntry(new ZipEntry(part));
                    out.write(content);
                    out.closeEntry();
                }
            }
        }
        return bytes.toByteArray();
    }

    private byte[] content(String part) throws IOException {
        if (part.endsWith(".rels")) {
            return relations(archive.bytes(part, MAX_FACTS * 8));
        }
        if (part.startsWith("word/media/")) {
            return part.getBytes(StandardCharsets.UTF_8);
        }
        boolean text = part.equals("[Content_Types].xml")
                || part.matches("word/(document|styles|numbering|footnotes|endnotes|comments)[0-9]*\\.xml");
        byte[] content = text ? archive.bytes(part, MAX_TEXT) : new byte[0];
        if (part.startsWith("word/document") && paragraphs(content) > MAX_PARAGRAPHS) {
            throw new Refusal(422, "content.body.tooLong", Bodies.MAX_LENGTH);
        }
        return content;
    }

    private static int paragraphs(byte[] xml) {
        int count = 0;
        for (int i = 0; i + 4 < xml.length; i++) {
            boolean starts = xml[i] == '<' && xml[i + 1] == 'w' && xml[i + 2] == ':' && xml[i + 3] == 'p';
            count += starts && (xml[i + 4] == '>' || xml[i + 4] == ' ' || xml[i + 4] == '/') ? 1 : 0;
        }
        return count;
    }

    /** What belongs to a part: written anew, without what lies outside of the document; links to pages stay. */
    private byte[] relations(byte[] source) {
        Document xml = Jsoup.parse(Looks.decoded(source), "", Parser.xmlParser());
        StringBuilder out = new StringBuilder(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (Element relation : xml.select("*")) {
            if (!relation.tagName().replaceAll(".*:", "").equals("Relationship")) {
                continue;
            }
            String type = relation.attr("Type");
            String target = relation.attr("Target");
            boolean outside = relation.attr("TargetMode").equalsIgnoreCase("External")
                    || target.matches("(?is)\\s*[a-z][a-z0-9+.-]*:.*")
                    || target.startsWith("\\\\")
                    || target.startsWith("//");
            boolean link = type.endsWith("/hyperlink");
            if (outside && !link) {
                remarks.add(new Remark("wiki.import.outside", Names.shown(target)));
            }
            out.append("<Relationship Id=\"").append(Html.escape(relation.attr("Id")));
            out.append("\" Type=\"").append(Html.escape(type));
            out.append("\" Target=\"")
                    .append(outside && !link ? "left-out" : Html.escape(target))
                    .append('"');
            out.append(outside && link ? " TargetMode=\"External\"/>" : "/>");
        }
        return out.append("</Relationships>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private String html(byte[] copy) throws IOException {
        try {
            Result<String> result = new DocumentConverter()
                    .addStyleMap(STYLES + Boxes.styles())
                    .disableEmbeddedStyleMap()
                    .imageConverter(Docx::picture)
                    .convertToHtml(new ByteArrayInputStream(copy));
            result.getWarnings().forEach(this::warning);
            return Boxes.framed(result.getValue(), remarks);
        } catch (StackOverflowError e) {
            throw new Refusal(422, "wiki.import.nested", Names.shown(name));
        } catch (Refusal e) {
            throw e;
        } catch (RuntimeException e) {
            if (tooDeep(e)) {
                throw new Refusal(422, "wiki.import.nested", Names.shown(name));
            }
            throw new Refusal(422, entities(copy) ? "wiki.import.entities" : "wiki.import.broken");
        }
    }

    /** Newer JDKs (seen with 25) bound the depth themselves, by JAXP's maxElementDepth, and say so by this number. */
    private static boolean tooDeep(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("JAXP00010006")) {
                return true;
            }
        }
        return false;
    }

    private boolean entities(byte[] copy) throws IOException {
        for (String part : archive.names()) {
            if (part.matches("word/[a-z0-9]+\\.xml|\\[Content_Types\\]\\.xml")) {
                String head = new String(archive.head(part, Looks.HEAD), StandardCharsets.ISO_8859_1);
                if (head.replace("\u0000", "").contains("<!DOCTYPE")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Map<String, String> picture(Image image) {
        try (InputStream in = image.getInputStream()) {
            return Map.of("src", PICTURE + new String(in.readNBytes(1_000), StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            return Map.of("src", "");
        }
    }

    private void warning(String text) {
        Matcher style = STYLE.matcher(text);
        Matcher element = ELEMENT.matcher(text);
        if (style.matches()) {
            remarks.add(new Remark("wiki.import.style", style.group(1)));
        } else if (element.matches()) {
            remarks.add(new Remark("wiki.import.element", element.group(1)));
        }
    }

    private Target target(String address, Map<String, ArrivedFile> files) {
        String part = address.startsWith(PICTURE) ? address.substring(PICTURE.length()) : "";
        if (!part.startsWith("word/media/") || !archive.has(part)) {
            return Target.NOWHERE;
        }
        try {
            byte[] head = archive.head(part, Looks.HEAD);
            Kind kind = Looks.picture(head) ? Kind.PICTURE : Looks.svg(part, head) ? Kind.SVG : Kind.NOT_A_PICTURE;
            if (kind == Kind.PICTURE) {
                files.put(part, new ArrivedFile(part, Names.last(part), archive.size(part), () -> archive.open(part)));
            }
            return new Target(kind, part);
        } catch (IOException e) {
            return Target.NOWHERE;
        }
    }

    /** The title that the document says it has, else its name. */
    private String title() throws IOException {
        if (archive.has("docProps/core.xml")) {
            byte[] facts = archive.head("docProps/core.xml", MAX_FACTS);
            Document xml = Jsoup.parse(Looks.decoded(facts), "", Parser.xmlParser());
            for (Element element : xml.select("*")) {
                if (element.tagName().equals("dc:title") && !element.text().isBlank()) {
                    return element.text();
                }
            }
        }
        return Names.title(name);
    }
}
