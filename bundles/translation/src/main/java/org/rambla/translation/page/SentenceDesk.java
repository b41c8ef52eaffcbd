// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import gg.jte.html.HtmlTemplateOutput;
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
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.translation.jte.JtesentencesGenerated;
import org.rambla.translation.memory.KeptSentences;
import org.rambla.translation.memory.KeptSentences.Found;
import org.rambla.translation.memory.Memory;

/** Finds sentences of a memory and takes wrong ones out: the network's, or those of a space. */
public final class SentenceDesk {
    private static final int LONGEST = 200;

    private final KeptSentences sentences;
    private final Network network;

    SentenceDesk(KeptSentences sentences, Network network) {
        this.sentences = sentences;
        this.network = network;
    }

    /**
     * What was asked.
     *
     * @param space 0 for the network
     * @param base address of the page
     */
    record Asked(String words, String from, String to, long space, String base) {}

    /**
     * What the template shows.
     *
     * @param base address of the page
     * @param path the same with what was asked
     */
    public record View(
            String words, Memory.Pair pair, Map<String, String> languages, Found found, String base, String path) {}

    Page find(Asked question, Visit visit) {
        Memory.Pair pair = pair(question, visit);
        String plain = question.words().strip();
        String asked = plain.substring(0, Math.min(LONGEST, plain.length()));
        Found found = asked.isEmpty() ? Found.NOTHING : sentences.with(asked, pair, question.space(), visit);
        Map<String, String> languages = new LinkedHashMap<>();
        network.languages().forEach(tag -> languages.put(tag, Words.title(tag, visit)));
        View view = new View(asked, pair, languages, found, question.base(), path(question.base(), asked, pair));
        Html body = Html.of(out -> JtesentencesGenerated.render((HtmlTemplateOutput) out, null, view, visit));
        return Page.of(visit.text("translation.sentences"), body)
                .lead(Html.text(visit.text("translation.sentences.lead")))
                .tab("translation")
                .hidden();
    }

    Response remove(Asked question, Form form, Visit visit) {
        long id = form.value("sentence").matches("\\d{1,18}") ? Long.parseLong(form.value("sentence")) : 0;
        String path = path(question.base(), question.words().strip(), pair(question, visit));
        // Somebody else may have been quicker.
        return sentences.remove(id, question.space(), visit)
                ? Redirect.done(path, "translation.done.sentence")
                : Redirect.to(path);
    }

    /** Into the reader's language when nothing else is asked for. */
    private Memory.Pair pair(Asked question, Visit visit) {
        List<String> known = network.languages();
        String into = known.contains(question.to()) ? question.to() : visit.language();
        String out = known.contains(question.from())
                ? question.from()
                : known.stream().filter(tag -> !tag.equals(into)).findFirst().orElse(into);
        return new Memory.Pair(out, into);
    }

    private static String path(String base, String words, Memory.Pair pair) {
        return base + "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&from=" + pair.from() + "&to="
                + pair.to();
    }
}
