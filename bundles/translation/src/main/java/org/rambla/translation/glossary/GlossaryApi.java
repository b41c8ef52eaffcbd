// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.translation.glossary.Concept.Forms;
import org.rambla.translation.glossary.Concepts.After;
import org.rambla.translation.glossary.Concepts.Listed;

/** The glossary for programs. */
@Path("/glossary")
public final class GlossaryApi {
    private static final int MOST = 200;

    private final Glossary glossary;

    public GlossaryApi(Glossary glossary) {
        this.glossary = glossary;
    }

    /**
     * Terms that have a word in a language, by that word, 200 at a time.
     *
     * @param next address of the next page; left out on the last one
     */
    public record TermList(List<TermEntry> terms, String next) {}

    /**
     * A term of the space or of the network.
     *
     * @param network whether it is the whole network's
     * @param part noun, verb, adjective, adverb, name or other
     * @param source left out where there is none
     * @param notes by language
     * @param forms by language
     */
    public record TermEntry(
            long id,
            boolean network,
            String part,
            String source,
            Map<String, String> notes,
            Map<String, Words> forms) {}

    /**
     * What it is called in a language.
     *
     * @param preferred left out where there is none
     */
    public record Words(String preferred, List<String> allowed, List<String> forbidden) {
        static Words of(Forms forms) {
            return new Words(
                    forms.preferred().isEmpty() ? null : forms.preferred(), forms.allowed(), forms.forbidden());
        }
    }

    @GET
    @Requires(Requires.VISITOR)
    public TermList list(
            @QueryParam("language") @DefaultValue("") String language,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("concept") @DefaultValue("0") long concept,
            @Context Visit visit) {
        String tag = language.isEmpty() ? visit.language() : language;
        if (!tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?") || words.length() > Concept.FORM) {
            throw Refusal.notFound();
        }
        List<Listed> found = glossary.concepts()
                .page(GlossaryDesk.scope(visit.space().id(), visit), tag, words, new After(after, concept), MOST + 1);
        List<TermEntry> terms = found.stream()
                .limit(MOST)
                .map(Listed::concept)
                .map(GlossaryApi::entry)
                .toList();
        if (found.size() <= MOST) {
            return new TermList(terms, null);
        }
        Listed last = found.get(MOST - 1);
        return new TermList(
                terms,
                "/api" + visit.space().path("translation", "glossary") + "?language=" + tag + "&q=" + encoded(words)
                        + "&after=" + encoded(last.folded()) + "&concept="
                        + last.concept().id());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static TermEntry entry(Concept concept) {
        Map<String, Words> forms = new java.util.LinkedHashMap<>();
        concept.forms().forEach((language, of) -> forms.put(language, Words.of(of)));
        return new TermEntry(
                concept.id(),
                concept.space() == 0,
                concept.part(),
                concept.source().isEmpty() ? null : concept.source(),
                concept.notes().texts(),
                forms);
    }
}
