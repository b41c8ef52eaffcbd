// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.page;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.search.SearchAnswer.Hit;
import org.rambla.api.search.SearchAnswer.Piece;
import org.rambla.api.visit.Visit;
import org.rambla.search.ask.Finding;
import org.rambla.search.ask.Finding.Found;
import org.rambla.search.missed.Missed;

/** What is found in a space, for programs: {@code /api/s/{space}/search}. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class SearchApi {
    private final Finding finding;
    private final Missed missed;

    public SearchApi(Finding finding, Missed missed) {
        this.finding = finding;
        this.missed = missed;
    }

    /**
     * Twenty hits.
     *
     * @param total over all pages
     * @param facets number of hits by value
     * @param meant the question as it may have been meant; left out when nothing better is known
     * @param incomplete true while the index is being made, and not everything is found; left out otherwise
     * @param next address of the next page; left out on the last one
     */
    public record Answer(
            long total,
            List<Entry> hits,
            Map<String, Map<String, Long>> facets,
            String meant,
            Boolean incomplete,
            String next) {}

    /**
     * A hit, as plain text; passages are what fits best.
     *
     * @param titleTranslation "machine", "corrected" or "person" where the title is a translation; left out otherwise
     * @param translation the same of its passages
     * @param translatedFrom language of its original
     * @param held true where it takes place at its date; left out where it was written then
     */
    public record Entry(
            String kind,
            Long id,
            String title,
            String titleTranslation,
            String language,
            String translation,
            String translatedFrom,
            Instant at,
            Boolean held,
            String path,
            List<String> passages) {}

    @GET
    @Requires("search.read")
    public Answer search(@BeanParam Sent sent, @Context Visit visit) {
        Found found = finding.find(sent.asking(), visit.space().id(), Finding.PAGE, visit);
        missed.heard(found, visit.space().id(), visit);
        return of(found, "/api" + visit.space().path("search", ""));
    }

    /**
     * @param base path of this search
     * @throws Refusal 503 when nothing can be looked through now
     */
    static Answer of(Found found, String base) {
        if (found.answer().unavailable()) {
            throw new Refusal(503, "search.unavailable");
        }
        Map<String, Map<String, Long>> facets = new TreeMap<>();
        found.answer()
                .facets()
                .forEach((facet, counts) -> facets.put(facet.name().toLowerCase(Locale.ROOT), new TreeMap<>(counts)));
        String next = found.answer().next();
        return new Answer(
                found.answer().total(),
                found.answer().hits().stream().map(SearchApi::entry).toList(),
                facets,
                found.answer().meant().isEmpty() ? null : found.answer().meant(),
                found.whole() ? null : true,
                next.isEmpty() ? null : base + found.asking().from(next).query());
    }

    private static Entry entry(Hit hit) {
        return new Entry(
                hit.kind(),
                hit.item() == 0 ? null : hit.item(),
                hit.title().text(),
                hit.title().translated() ? hit.title().origin().name().toLowerCase(Locale.ROOT) : null,
                hit.language(),
                hit.translated() ? hit.origin().name().toLowerCase(Locale.ROOT) : null,
                hit.translated() ? hit.source() : null,
                hit.item() == 0 ? null : hit.at(),
                hit.held() ? true : null,
                hit.path(),
                hit.passages().stream().map(SearchApi::text).toList());
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
