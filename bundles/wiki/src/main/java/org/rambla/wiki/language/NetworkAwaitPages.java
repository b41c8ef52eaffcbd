// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.language;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.network.Network;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Grant;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.jte.JtenetworkawaitsGenerated;
import org.rambla.wiki.language.AwaitCounts.Count;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.Titles;

/** What waits to be written in a language, in all the spaces that the visitor manages. */
@Path("awaits")
public final class NetworkAwaitPages {
    private final AwaitCounts counts;
    private final Spaces spaces;
    private final Network network;

    public NetworkAwaitPages(Database database, Spaces spaces, Network network) {
        this.counts = new AwaitCounts(database);
        this.spaces = spaces;
        this.network = network;
    }

    /**
     * A space in which something waits.
     *
     * @param behind number in words
     * @param missing the same
     */
    public record Waiting(SpaceCard space, String behind, String missing) {
        /** Address of the list. */
        public String path(String language) {
            return space.path("wiki", "awaits?language=" + language);
        }
    }

    @GET
    @Requires(Requires.SIGNED_IN)
    public Page awaits(@QueryParam("language") @DefaultValue("") String wanted, @Context Visit visit) {
        List<String> offered = network.languages();
        String language = offered.contains(wanted) ? wanted : visit.language();
        Map<Long, Role> managed = managed(visit.grants().bySpace().values());
        Map<Long, SpaceCard> cards = managed.isEmpty() ? Map.of() : spaces.cards(managed.keySet());
        managed.keySet()
                .removeIf(id -> cards.get(id) == null
                        || cards.get(id).archived()
                        || !cards.get(id).languages().contains(language));
        Map<Long, Count> found = counts.of(managed, language);
        List<Waiting> rows = found.entrySet().stream()
                .filter(entry -> !entry.getValue().nothing())
                .map(entry -> new Waiting(
                        cards.get(entry.getKey()),
                        said("behind", entry.getValue().behind(), visit),
                        said("missing", entry.getValue().missing(), visit)))
                .sorted(Comparator.comparing(
                        row -> Titles.key(row.space().name().in(visit.language()))))
                .toList();
        Html body = Html.of(out ->
                JtenetworkawaitsGenerated.render((HtmlTemplateOutput) out, null, language, offered, rows, visit));
        return Page.of(visit.text("wiki.awaits", PageForm.language(language, visit)), body)
                .hidden();
    }

    /** Spaces with a wiki that somebody with these grants manages. */
    static Map<Long, Role> managed(Collection<Grant> grants) {
        return grants.stream()
                .filter(grant ->
                        grant.features().contains("wiki") && grant.role().atLeast(Role.MANAGER))
                .collect(Collectors.toMap(Grant::space, Grant::role));
    }

    private static String said(String kind, long count, Visit visit) {
        return count > AwaitCounts.MOST
                ? visit.text("wiki.awaits.many." + kind, AwaitCounts.MOST)
                : count == 0 ? "" : visit.count("wiki.awaits.count." + kind, count);
    }
}
