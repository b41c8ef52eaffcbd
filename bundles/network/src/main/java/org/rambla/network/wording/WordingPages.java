// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.wording;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.page.Upload;
import org.rambla.api.text.Html;
import org.rambla.api.text.LanguageName;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.network.jte.JtewordingGenerated;
import org.rambla.network.settings.LiveNetwork;
import org.rambla.network.wording.Catalogue.Entry;

/** The interface texts of one language, for administrators: written in the browser, or there and back as files. */
@Path("/admin/languages/{language}")
public final class WordingPages {
    private static final int PAGE = 25;
    private static final String TEXT = "text.";
    private static final String SEEN = "seen.";
    private static final String RIGHT = "right.";
    private static final int MOST_REFUSED = 100;

    private final LiveNetwork network;
    private final LiveWordings wordings;

    public WordingPages(LiveNetwork network, LiveWordings wordings) {
        this.network = network;
        this.wordings = wordings;
    }

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page show(
            @Context Visit visit,
            @PathParam("language") String language,
            @QueryParam("show") @DefaultValue("") String show,
            @QueryParam("part") @DefaultValue("") String part,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("after") @DefaultValue("") String after) {
        wordings.refresh();
        Asked asked = Asked.of(Tongues.of(language), show, part, words, after);
        return page(asked, Map.of(), -1, null, visit);
    }

    /** Saves the texts of one page, those that are right; with a wrong one among them none. */
    @POST
    @Requires(Requires.ADMINISTRATOR)
    public Object save(
            @Context Visit visit,
            @Context Form form,
            @PathParam("language") String language,
            @QueryParam("show") @DefaultValue("") String show,
            @QueryParam("part") @DefaultValue("") String part,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("after") @DefaultValue("") String after) {
        wordings.refresh();
        Asked asked = Asked.of(Tongues.of(language), show, part, words, after);
        Catalogue catalogue = wordings.catalogue(language);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String field : form.fields()) {
            if (field.startsWith(TEXT)) {
                String key = field.substring(TEXT.length());
                String text = TextCheck.tidy(form.raw(field));
                catalogue.entry(key).ifPresent(entry -> {
                    check(form, entry, text, language);
                    texts.put(key, text);
                });
            }
        }
        if (!form.valid()) {
            return page(asked, Map.of(), -1, form, visit).invalid();
        }
        Typed typed = Typed.of(catalogue, texts);
        texts.keySet().stream()
                .filter(key -> form.checked(RIGHT + key))
                .forEach(key -> catalogue.entry(key).ifPresent(typed::right));
        write(language, typed, visit);
        return Redirect.done(asked.path(), typed.isEmpty() ? "network.done.wordingSame" : "network.done.wording");
    }

    private static void check(Form form, Entry entry, String text, String language) {
        String problem = text.isEmpty() ? "" : TextCheck.problem(entry, text, language);
        String field = TEXT + entry.key();
        if (!problem.isEmpty()) {
            form.reject(field, problem, TextCheck.listed(entry.filled()));
        } else if (!form.value(SEEN + entry.key()).equals(entry.stamp()) && !text.equals(entry.text())) {
            form.reject(field, "network.wording.problem.meanwhile", entry.text());
        }
    }

    private void write(String language, Typed typed, Visit visit) {
        if (!typed.isEmpty()) {
            wordings.texts().write(language, typed.kept(), typed.gone(), named(language), visit.memberId());
            wordings.refresh();
        }
    }

    /** The language's name for the log, in the languages of the network. */
    private Words named(String language) {
        Map<String, String> names = new LinkedHashMap<>();
        network.languages().forEach(tag -> names.put(tag, LanguageName.of(language, tag)));
        return Words.of(new Localised(names));
    }

    /**
     * All texts as an archive, or those of one part as one file.
     *
     * @param kind "xliff" for XLIFF 2 in one file, else {@code .properties}
     */
    @GET
    @Path("texts")
    @Requires(Requires.ADMINISTRATOR)
    public Response file(
            @PathParam("language") String language,
            @QueryParam("part") @DefaultValue("") String part,
            @QueryParam("kind") @DefaultValue("") String kind)
            throws IOException {
        Catalogue catalogue = wordings.catalogue(Tongues.of(language));
        if (kind.equals("xliff")) {
            // What is translated is English.
            if (language.equals("en") || !part.isEmpty() && !catalogue.parts().contains(part)) {
                throw Refusal.notFound();
            }
            String text = XliffFiles.write(catalogue, part.isEmpty() ? catalogue.parts() : List.of(part));
            String name = (part.isEmpty() ? "messages" : part) + "_" + language + ".xlf";
            return download(text, "application/xliff+xml;charset=utf-8", name);
        }
        if (part.isEmpty()) {
            byte[] archive = TextFiles.archive(catalogue, wordings.catalogue("en"));
            return download(archive, "application/zip", "messages_" + language + ".zip");
        }
        if (!catalogue.parts().contains(part)) {
            throw Refusal.notFound();
        }
        String text = TextFiles.properties(TextFiles.of(part, catalogue), language);
        return download(text, "text/plain;charset=utf-8", part + "-" + TextFiles.name(language));
    }

    private static Response download(Object content, String type, String name) {
        return Response.ok(content)
                .type(type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** Takes the texts of a file that are right; the page says which were not, and why. */
    @POST
    @Path("texts")
    @Requires(Requires.ADMINISTRATOR)
    public Object bring(@Context Visit visit, @Context Form form, @PathParam("language") String language)
            throws IOException {
        wordings.refresh();
        Asked asked = Asked.of(Tongues.of(language), "all", "", "", "");
        Map<String, String> texts;
        try {
            texts = texts(form, language);
        } catch (TextFiles.Unreadable e) {
            form.reject("file", e.key(), TextFiles.MOST / 1024 / 1024);
            return page(asked, Map.of(), -1, form, visit).invalid();
        }
        Catalogue catalogue = wordings.catalogue(language);
        Map<String, String> refused = new LinkedHashMap<>();
        texts.forEach((key, text) -> {
            Entry entry = catalogue.entry(key).orElse(null);
            String problem = entry == null ? "network.wording.problem.key" : TextCheck.problem(entry, text, language);
            if (!problem.isEmpty()) {
                refused.put(key, visit.text(problem, entry == null ? "" : TextCheck.listed(entry.filled())));
            }
        });
        texts.keySet().removeAll(refused.keySet());
        Typed typed = Typed.of(catalogue, texts);
        write(language, typed, visit);
        int taken = typed.kept().size() + typed.gone().size();
        if (refused.isEmpty()) {
            return Redirect.done(asked.path(), taken == 0 ? "network.done.wordingSame" : "network.done.wording");
        }
        return page(asked, refused, taken, null, visit).status(422);
    }

    private static Map<String, String> texts(Form form, String language) throws TextFiles.Unreadable, IOException {
        List<Upload> files = form.files("file");
        if (files.size() != 1) {
            throw new TextFiles.Unreadable("web.problem.required");
        }
        Upload file = files.get(0);
        if (file.size() > TextFiles.MOST) {
            throw new TextFiles.Unreadable("network.wording.file.large");
        }
        try (InputStream in = file.open()) {
            return TextFiles.read(in.readNBytes(TextFiles.MOST), file.name(), language);
        }
    }

    /** Takes back every own text; a language that only these make must no longer be offered. */
    @POST
    @Path("clear")
    @Requires(Requires.ADMINISTRATOR)
    public Object clear(@Context Visit visit, @Context Form form, @PathParam("language") String language) {
        wordings.refresh();
        Asked asked = Asked.of(Tongues.of(language), "all", "", "", "");
        boolean onlyOwn = wordings.catalogue(language).all().stream()
                .allMatch(entry -> entry.brought().isEmpty());
        if (!form.checked("sure")) {
            form.reject("sure", "network.wording.problem.sure");
        } else if (onlyOwn && network.languages().contains(language)) {
            form.reject("sure", "network.wording.problem.offered");
        }
        if (!form.valid()) {
            return page(asked, Map.of(), -1, form, visit).invalid();
        }
        wordings.texts().clear(language, named(language), visit.memberId());
        wordings.refresh();
        return Redirect.done("/admin/languages", "network.done.wordingCleared");
    }

    private Page page(Asked asked, Map<String, String> refused, int taken, Form form, Visit visit) {
        Catalogue catalogue = wordings.catalogue(asked.language());
        List<Entry> found = asked.among(catalogue, PAGE + 1);
        if (form != null) {
            var typed = form.fields().stream()
                    .filter(field -> field.startsWith(TEXT))
                    .map(field -> field.substring(TEXT.length()))
                    .collect(Collectors.toSet());
            found = typed.isEmpty() ? found : Asked.with(typed, catalogue);
        }
        List<Entry> entries = found.size() > PAGE ? found.subList(0, PAGE) : found;
        String next = found.size() > PAGE ? asked.path(entries.get(PAGE - 1).key()) : "";
        boolean back = form != null && form.fields().stream().anyMatch(field -> field.startsWith(TEXT));
        Fields fields = Fields.of(visit, back ? form : null);
        entries.forEach(entry -> fields.with(TEXT + entry.key(), entry.text()));
        Map<String, String> shown = new LinkedHashMap<>();
        refused.entrySet().stream().limit(MOST_REFUSED).forEach(e -> shown.put(e.getKey(), e.getValue()));
        WordingView view = new WordingView(
                asked,
                catalogue,
                entries,
                next,
                network.languages().contains(asked.language()),
                shown,
                taken,
                form,
                fields,
                visit);
        return Page.of(
                        visit.text("network.wording.of", view.language()),
                        Html.of(out -> JtewordingGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .crumb(visit.text("network.settings.title"), "/admin/network")
                .crumb(visit.text("network.wording.title"), "/admin/languages")
                .tab("administration");
    }
}
