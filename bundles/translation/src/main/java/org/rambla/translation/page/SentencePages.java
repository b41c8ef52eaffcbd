// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.network.Network;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.translation.jte.JtesentencesGenerated;
import org.rambla.translation.memory.KeptSentences;
import org.rambla.translation.memory.KeptSentences.Kept;
import org.rambla.translation.memory.Memory;

/** Finds sentences of the network's memory and takes wrong ones out: {@code /n/translation/memory/sentences}. */
@Path("memory/sentences")
public final class SentencePages {
    private static final String PATH = "/n/translation/memory/sentences";
    private static final int LONGEST = 200;

    private final KeptSentences sentences;
    private final Network network;

    public SentencePages(KeptSentences sentences, Network network) {
        this.sentences = sentences;
        this.network = network;
    }

    /** What the template shows. */
    public record View(String words, Memory.Pair pair, Map<String, String> languages, List<Kept> found, String path) {}

    @GET
    @Requires(Requires.PROGRAMME_MANAGER)
    public Page find(
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @Context Visit visit) {
        Memory.Pair pair = pair(from, to, visit);
        String plain = words.strip();
        String asked = plain.substring(0, Math.min(LONGEST, plain.length()));
        List<Kept> found = asked.isEmpty() ? List.of() : sentences.with(asked, pair, visit);
        Map<String, String> languages = new LinkedHashMap<>();
        network.languages().forEach(tag -> languages.put(tag, Words.title(tag, visit)));
        View view = new View(asked, pair, languages, found, path(asked, pair));
        Html body = Html.of(out -> JtesentencesGenerated.render((HtmlTemplateOutput) out, null, view, visit));
        return Page.of(visit.text("translation.sentences"), body)
                .lead(Html.text(visit.text("translation.sentences.lead")))
                .crumb(visit.text("translation.glossary"), "/n/translation/glossary")
                .crumb(visit.text("translation.memory"), "/n/translation/memory")
                .tab("translation")
                .hidden();
    }

    @POST
    @Requires(Requires.PROGRAMME_MANAGER)
    public Response remove(
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @Context Form form,
            @Context Visit visit) {
        long id = form.value("sentence").matches("\\d{1,18}") ? Long.parseLong(form.value("sentence")) : 0;
        String path = path(words.strip(), pair(from, to, visit));
        // Somebody else may have been quicker.
        return sentences.remove(id, visit) ? Redirect.done(path, "translation.done.sentence") : Redirect.to(path);
    }

    /** Into the reader's language when nothing else is asked for. */
    private Memory.Pair pair(String from, String to, Visit visit) {
        List<String> known = network.languages();
        String into = known.contains(to) ? to : visit.language();
        String out = known.contains(from)
                ? from
                : known.stream().filter(tag -> !tag.equals(into)).findFirst().orElse(into);
        return new Memory.Pair(out, into);
    }

    private static String path(String words, Memory.Pair pair) {
        return PATH + "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&from=" + pair.from() + "&to="
                + pair.to();
    }
}
