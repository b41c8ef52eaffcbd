// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.history;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rambla.api.content.Body;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.blame.Blame;
import org.rambla.wiki.diff.Block;
import org.rambla.wiki.diff.Source;
import org.rambla.wiki.history.Revisions.Entry;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Texts;
import org.rambla.wiki.page.VersionRow;
import org.rambla.wiki.template.FactRevisions.By;

/** Who wrote which passage of a page. */
@Path("/")
public final class WhoPages {
    private final Pages pages;
    private final OpenPage opening;
    private final Revisions revisions;
    private final AuthorsThen authors;
    private final HistoryViews views;

    public WhoPages(Pages pages, OpenPage opening, Revisions revisions, AuthorsThen authors, HistoryViews views) {
        this.pages = pages;
        this.opening = opening;
        this.revisions = revisions;
        this.authors = authors;
        this.views = views;
    }

    /**
     * Some blocks of a text that the same save touched last.
     *
     * @param entry null when it is not known
     */
    public record Passage(Entry entry, Body body) {}

    /** Who wrote which passage. */
    @GET
    @Path("{page}/who")
    @Requires("wiki.read")
    public Page who(
            @PathParam("page") String slug,
            @QueryParam("language") @DefaultValue("") String wanted,
            @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        VersionRow text = pages.texts()
                .said(page.id(), page.languageFor(wanted.isEmpty() ? visit.language() : wanted))
                .map(Texts.Said::text)
                .orElseThrow(Refusal::notFound);
        Blame blame = revisions.blame(page.id(), text.language());
        List<Block> blocks = Source.blocks(text.body().html());
        Set<Integer> numbers = new TreeSet<>(blame.revisions().values());
        Map<Integer, Entry> entries = new HashMap<>();
        if (!numbers.isEmpty()) {
            revisions
                    .entries(page.id(), text.language(), List.copyOf(numbers))
                    .forEach(entry -> entries.put(entry.revision(), entry));
        }
        Set<By> editors = entries.values().stream().map(Entry::by).collect(Collectors.toSet());
        return views.who(
                page, text, passages(blocks, text.body().sanitiser(), blame, entries), authors.cards(editors), visit);
    }

    /** Neighbours that the same save touched last stand together; of a list or a table its latest part counts. */
    private static List<Passage> passages(List<Block> blocks, int sanitiser, Blame blame, Map<Integer, Entry> entries) {
        List<Passage> passages = new ArrayList<>();
        StringBuilder html = new StringBuilder();
        int current = -1;
        for (Block block : blocks) {
            int revision =
                    block.all().stream().mapToInt(b -> blame.of(b.id())).max().orElse(0);
            if (revision != current && html.length() > 0) {
                passages.add(new Passage(entries.get(current), new Body(html.toString(), sanitiser)));
                html.setLength(0);
            }
            current = revision;
            html.append(block.source());
        }
        if (html.length() > 0) {
            passages.add(new Passage(entries.get(current), new Body(html.toString(), sanitiser)));
        }
        return passages;
    }
}
