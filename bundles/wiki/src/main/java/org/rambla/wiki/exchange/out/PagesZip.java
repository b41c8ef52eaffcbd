// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.out;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rambla.api.text.Messages;

/** A subtree as a zip: one file for each page in folders like the tree, pictures and attached files in "files". */
public final class PagesZip {
    /** What the pages become. */
    public enum Form {
        MARKDOWN(".md"),
        HTML(".html");

        final String ending;

        Form(String ending) {
            this.ending = ending;
        }
    }

    private final Outgoing pages;
    private final Form form;
    private final Messages messages;
    private final Layout layout;

    private PagesZip(Outgoing pages, Form form, Messages messages) {
        this.pages = pages;
        this.form = form;
        this.messages = messages;
        this.layout = new Layout(pages.heads(), form.ending);
    }

    /**
     * Writes the zip, one page after the other.
     *
     * @param messages in the reader's language, for the few words around the pages
     * @param out is not closed
     */
    public static void write(Outgoing pages, Form form, Messages messages, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        new PagesZip(pages, form, messages).write(zip);
        zip.finish();
    }

    private void write(ZipOutputStream zip) throws IOException {
        HtmlPage writer = new HtmlPage(pages.heads(), layout, messages);
        if (form == Form.HTML) {
            entry(zip, "index.html", writer.index());
            entry(zip, "style.css", HtmlPage.STYLE);
        }
        Set<String> written = new HashSet<>();
        for (OutPage page : pages.pages()) {
            layout.add(page.pictures());
            String place = layout.page(page.key());
            entry(zip, place, form == Form.HTML ? writer.page(page) : markdown(page, place));
            for (OutFile file : page.files()) {
                if (written.add(layout.file(file))) {
                    zip.putNextEntry(new ZipEntry(layout.file(file)));
                    try (InputStream in = file.bytes().open()) {
                        in.transferTo(zip);
                    }
                    zip.closeEntry();
                }
            }
        }
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private String markdown(OutPage page, String place) {
        StringBuilder out = new StringBuilder("---\n");
        fact("title", page.title(), out);
        fact("language", page.language(), out);
        if (layout.has(page.head().of())) {
            fact(
                    "translation-of",
                    Layout.relative(place, layout.page(page.head().of())),
                    out);
        }
        fact("source", page.source(), out);
        fact("byline", page.byline(), out);
        if (!page.facts().isEmpty()) {
            out.append("fields:\n");
            page.facts()
                    .forEach((label, text) -> out.append("  - ")
                            .append(quoted(messages.text("wiki.export.field", label, text)))
                            .append('\n'));
        }
        if (!page.filled().values().isEmpty()) {
            fact("template", page.filled().template(), out);
            out.append("values:\n");
            page.filled()
                    .values()
                    .forEach(value -> out.append("  - ").append(quoted(value)).append('\n'));
        }
        List<OutFile> attached = page.attached();
        if (!attached.isEmpty()) {
            out.append("attachments:\n");
            attached.forEach(file -> out.append("  - ")
                    .append(quoted(Layout.relative(place, layout.file(file))))
                    .append('\n'));
        }
        out.append("---\n\n");
        return out.append(new MarkdownWriter(address -> layout.address(page, address))
                        .write(page.body().html()))
                .toString();
    }

    private static void fact(String name, String value, StringBuilder out) {
        if (!value.isEmpty()) {
            out.append(name).append(": ").append(quoted(value)).append('\n');
        }
    }

    private static String quoted(String value) {
        String line = value.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return "\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
