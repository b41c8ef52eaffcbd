// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.PageRow;

/** Pages of a template for programs, at {@code /api/s/{space}/wiki/lists}. */
@Path("lists")
@Produces(MediaType.APPLICATION_JSON)
public final class ListApi {
    private final Templates templates;
    private final Lists lists;

    public ListApi(Templates templates, Lists lists) {
        this.templates = templates;
        this.lists = lists;
    }

    /**
     * A page with what its fields hold.
     *
     * @param titles by language
     * @param facts values by field: ids of organisations, codes of countries, ids of topics, days as 2027-03-31, numbers;
     *     words in the language of the original
     */
    public record Entry(
            long id, Map<String, String> titles, Instant changedAt, String path, Map<String, List<String>> facts) {}

    /**
     * Fifty pages.
     *
     * @param total how many there are; left out where there are more than a thousand
     * @param next address of the next page of the list; left out on the last one
     */
    public record Listed(String template, List<Entry> pages, Long total, String next) {}

    /**
     * The pages of one template; narrowed to values of fields (city=12, country=FR, topics=night, is-KEY=VALUE for a
     * template's own choices), to ranges of them (from-period=2021, to-cost=5000) and to words of the title (q); by title,
     * by a field (sort=KEY), or the latest changed first (sort=changed).
     */
    @GET
    @Requires("wiki.read")
    public Listed list(
            @QueryParam("template") @DefaultValue("practice-sheet") String template,
            @QueryParam("city") @DefaultValue("") String city,
            @QueryParam("country") @DefaultValue("") String country,
            @QueryParam("topics") @DefaultValue("") String topic,
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("sort") @DefaultValue("") String sort,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        Template kind = templates
                .find(template)
                .filter(found ->
                        found.space() == 0 || found.space() == visit.space().id())
                .orElseThrow(() -> new Refusal(422, "wiki.refusal.data").at("template", "web.problem.choice"));
        Query query = new Query(visit.path())
                .with("city", city)
                .with("country", country)
                .with("topics", topic);
        Lists.Wish wish = Listing.wish(new Listing.Asked(kind.key(), query, q, sort, "", after), kind);
        Lists.Found found = lists.find(lists.scope(Reach.of(visit), kind.key()), wish);
        Map<Long, Facts> facts = lists.facts(found.rows());
        return new Listed(
                kind.key(),
                found.rows().stream()
                        .map(row -> entry(row, facts.getOrDefault(row.id(), Facts.NONE), kind, visit))
                        .toList(),
                found.total() == Lists.Found.MANY ? null : found.total(),
                found.next() == null ? null : next(kind, wish, found.next(), visit));
    }

    private static String next(Template kind, Lists.Wish wish, After after, Visit visit) {
        return "/api" + visit.space().path("wiki", "lists?template=") + kind.key() + "&"
                + Query.text(wish.filters(), wish.ranges())
                + Query.text(Map.of("q", wish.words()))
                + Query.text(Map.of("sort", wish.sort().field())) + "after=" + after.text();
    }

    private static Entry entry(PageRow row, Facts facts, Template kind, Visit visit) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (TemplateField field : kind.fields()) {
            List<String> said = facts.of(field.key(), row.language());
            if (!said.isEmpty()) {
                values.put(field.key(), said);
            }
        }
        return new Entry(row.id(), row.titles().texts(), row.changedAt(), row.address(visit.space()), values);
    }
}
