// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.exchange;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.network.Network;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.page.Upload;
import org.rambla.api.text.Html;
import org.rambla.api.text.LanguageName;
import org.rambla.api.visit.Visit;
import org.rambla.translation.correct.Beside;
import org.rambla.translation.correct.CorrectTranslation;
import org.rambla.translation.exchange.TakeTexts.Report;
import org.rambla.translation.jte.JteexchangeGenerated;
import org.rambla.translation.page.Words;
import org.rambla.translation.page.WorkList;

/** Texts for programs of translators, there and back: {@code /s/{space}/translation/exchange}. */
@Path("/")
public final class ExchangePages {
    /** Texts of one file. */
    private static final int TEXTS = 60;
    /** Characters of the originals, after which a file has no further text. */
    private static final int CHARACTERS = 1_000_000;

    private final CorrectTranslation correcting;
    private final TakeTexts taking;
    private final WorkList work;
    private final Network network;

    public ExchangePages(CorrectTranslation correcting, TakeTexts taking, WorkList work, Network network) {
        this.correcting = correcting;
        this.taking = taking;
        this.work = work;
        this.network = network;
    }

    @GET
    @Path("exchange")
    @Requires("translation.correct")
    public Page exchange(@Context Visit visit) {
        return page(null, null, visit);
    }

    /** What waits in a space, from one language into another: the latest texts. */
    @GET
    @Path("exchange/{language}/{tongue}/texts.xlf")
    @Requires("translation.correct")
    public Response texts(@PathParam("language") String from, @PathParam("tongue") String to, @Context Visit visit) {
        if (!network.languages().contains(from) || !network.languages().contains(to) || from.equals(to)) {
            throw Refusal.notFound();
        }
        List<Beside> besides = new ArrayList<>();
        int characters = 0;
        for (long content : work.open(from, to, TEXTS, visit)) {
            if (characters < CHARACTERS) {
                Beside beside = correcting.open(content, to, visit);
                besides.add(beside);
                characters += beside.item().body().html().length();
            }
        }
        return file(taking.out(besides, from, to), visit.space().slug() + "-" + from + "-" + to);
    }

    @GET
    @Path("items/{item}/{tongue}/text.xlf")
    @Requires("translation.correct")
    public Response text(@PathParam("item") long item, @PathParam("tongue") String to, @Context Visit visit) {
        Beside beside = correcting.open(item, to, visit);
        String from = beside.head().language();
        return file(taking.out(List.of(beside), from, to), item + "-" + from + "-" + to);
    }

    private static Response file(String text, String name) {
        return Response.ok(text)
                .type("application/xliff+xml;charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + ".xlf\"")
                .build();
    }

    @POST
    @Path("exchange")
    @Requires("translation.correct")
    public Page bring(@Context Form form, @Context Visit visit) throws IOException {
        List<Upload> uploads = form.files("file");
        if (uploads.size() != 1) {
            form.reject("file", "translation.glossary.import.none");
            return page(form, null, visit).invalid();
        }
        try {
            Xliff file = Xliff.read(bytes(uploads.get(0)), TakeTexts.MOST);
            if (!network.languages().contains(file.to())) {
                throw new Unreadable(
                        "translation.exchange.target", LanguageName.of(file.to(), visit.language()), file.to());
            }
            return page(null, taking.in(file, visit), visit);
        } catch (Unreadable e) {
            form.reject("file", e.key(), e.arguments());
            return page(form, null, visit).invalid();
        }
    }

    static byte[] bytes(Upload upload) throws IOException, Unreadable {
        if (upload.size() > Xml.MOST) {
            throw new Unreadable("translation.glossary.import.large", Xml.MOST / 1024 / 1024);
        }
        try (InputStream in = upload.open()) {
            return in.readNBytes(Xml.MOST);
        }
    }

    private Page page(Form form, Report report, Visit visit) {
        String base = visit.space().path("translation", "exchange");
        Map<String, String> ways = new LinkedHashMap<>();
        for (String from : network.languages()) {
            for (String to : network.languages()) {
                if (!from.equals(to)) {
                    ways.put(
                            base + "/" + from + "/" + to + "/texts.xlf",
                            visit.text(
                                    "translation.exchange.way",
                                    Words.language(from, visit),
                                    Words.language(to, visit)));
                }
            }
        }
        Html body = Html.of(
                out -> JteexchangeGenerated.render((HtmlTemplateOutput) out, null, base, ways, report, form, visit));
        return Page.of(visit.text("translation.exchange"), body)
                .crumb(visit.text("translation.title"), visit.space().path("translation", ""))
                .tab("translation")
                .hidden();
    }
}
