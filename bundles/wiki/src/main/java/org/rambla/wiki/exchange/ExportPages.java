// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.exchange.out.OutPage;
import org.rambla.wiki.exchange.out.Outgoing;
import org.rambla.wiki.exchange.out.PagesZip;
import org.rambla.wiki.exchange.out.PagesZip.Form;
import org.rambla.wiki.exchange.pdf.PagesPdf;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageRow;

/** Taking a page out, alone or with all below it: as PDF, Markdown or web pages. */
@Path("/")
public final class ExportPages {
    static final Set<String> FORMS = Set.of("pdf", "markdown", "html");

    /** In the place of a language: all of them. */
    static final String ALL = "all";

    /** Characters of all texts together: a PDF is made in memory, a zip is not. */
    private static final long PDF = 4_000_000;

    private static final long ZIP = 20_000_000;

    private final OpenPage opening;
    private final TakeOut taking;
    private final PagesPdf pdf;
    private final ExchangeViews views;

    public ExportPages(OpenPage opening, TakeOut taking, PagesPdf pdf, ExchangeViews views) {
        this.opening = opening;
        this.taking = taking;
        this.pdf = pdf;
        this.views = views;
    }

    @GET
    @Path("{page}/export")
    @Requires("wiki.read")
    public Page choose(
            @PathParam("page") String slug,
            @QueryParam("language") @DefaultValue("") String language,
            @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        return views.export(
                page, language.isEmpty() ? visit.language() : page.languageFor(language), pdf.there(), visit);
    }

    /** The file. It is made before it is sent, so that a failure is a page and not half a file. */
    @GET
    @Path("{page}/export/file")
    @Requires("wiki.read")
    public Response file(
            @PathParam("page") String slug,
            @QueryParam("form") @DefaultValue("pdf") String form,
            @QueryParam("below") @DefaultValue("") String below,
            @QueryParam("language") @DefaultValue("") String language,
            @Context Visit visit)
            throws IOException {
        PageRow page = opening.find(slug, visit);
        if (!FORMS.contains(form) || form.equals("pdf") && !pdf.there()) {
            throw Refusal.notFound();
        }
        boolean all = language.equals(ALL);
        Extent extent = new Extent(
                !below.isEmpty(),
                all || language.isEmpty() ? visit.language() : language,
                all,
                !all && !form.equals("markdown"),
                form.equals("pdf") ? PDF : ZIP);
        java.nio.file.Path file = Files.createTempFile("rambla-wiki", ".out");
        try {
            whole(page, extent, form, file, visit);
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(file);
            throw e;
        }
        String name = page.slug() + (form.equals("pdf") ? ".pdf" : ".zip");
        return Response.ok(once(file), form.equals("pdf") ? "application/pdf" : "application/zip")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Content-Length", Files.size(file))
                .build();
    }

    /** All of it as it was decided at its beginning; as it was written where translations do not stay so long. */
    private void whole(PageRow page, Extent extent, String form, java.nio.file.Path file, Visit visit)
            throws IOException {
        try {
            write(taking.pages(page, extent, visit), form, file, visit);
        } catch (OutTranslations.Gone gone) {
            write(taking.pages(page, extent.asWritten(), visit), form, file, visit);
        }
    }

    private void write(Outgoing pages, String form, java.nio.file.Path file, Visit visit) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            if (form.equals("pdf")) {
                List<OutPage> texts = new ArrayList<>();
                pages.pages().forEach(texts::add);
                pdf.write(texts, visit.messages(), out);
            } else {
                PagesZip.write(pages, form.equals("html") ? Form.HTML : Form.MARKDOWN, visit.messages(), out);
            }
        }
    }

    private static StreamingOutput once(java.nio.file.Path file) {
        return out -> {
            try {
                Files.copy(file, out);
            } finally {
                Files.deleteIfExists(file);
            }
        };
    }
}
