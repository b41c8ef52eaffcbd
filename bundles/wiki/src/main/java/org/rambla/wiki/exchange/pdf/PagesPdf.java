// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.rambla.api.page.Refusal;
import org.rambla.api.pdf.Pdf;
import org.rambla.api.text.Messages;
import org.rambla.wiki.exchange.out.OutFile;
import org.rambla.wiki.exchange.out.OutPage;

/** Writes pages as one PDF, where the server makes any. */
public final class PagesPdf {
    private final Pdf pdf;

    /** @param pdf null when the server makes none */
    public PagesPdf(Pdf pdf) {
        this.pdf = pdf;
    }

    /** Whether the server makes any. */
    public boolean there() {
        return pdf != null;
    }

    /**
     * Writes the PDF. Seconds of work for a hundred pages; not inside a transaction.
     *
     * @param pages at least one; parents before their children
     * @param messages in the reader's language, for the words around the pages
     * @param out is not closed
     * @throws Refusal 404 when the server makes none, 422 when it is too long, 503 when others wait for theirs too long
     */
    public void write(List<OutPage> pages, Messages messages, OutputStream out) throws IOException {
        if (pdf == null) {
            throw Refusal.notFound();
        }
        List<Pdf.Sheet> sheets =
                pages.stream().map(page -> sheet(page, messages)).toList();
        pdf.write(new Pdf.Document(pages.get(0).title(), sheets, true, messages), out);
    }

    private static Pdf.Sheet sheet(OutPage page, Messages messages) {
        return new Pdf.Sheet(
                page.key(),
                page.head().of().isEmpty() ? page.parent() : page.head().of(),
                page.title(),
                page.language(),
                page.body().view(),
                page.facts().entrySet().stream()
                        .map(fact -> messages.text("wiki.export.field", fact.getKey(), fact.getValue()))
                        .toList(),
                List.of(page.byline(), page.source()),
                page.addresses(),
                page.source().startsWith("http") ? page.source().replaceFirst("(https?://[^/]+).*", "$1") : "",
                page.files().stream()
                        .filter(OutFile::picture)
                        .map(file -> new Pdf.Picture(
                                file.address(), () -> file.bytes().open()))
                        .toList(),
                page.attached().stream().map(OutFile::name).toList());
    }
}
