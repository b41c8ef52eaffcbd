// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.link;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.wiki.page.Titles;

/** Makes links of the titles in a text that is about to be saved, and keeps which page leads where. */
public final class Links {
    private static final int MOST_STEPS = 60;

    private final Database database;
    private final Bodies bodies;
    private final Spaces spaces;

    public Links(Database database, Bodies bodies, Spaces spaces) {
        this.database = database;
        this.bodies = bodies;
        this.spaces = spaces;
    }

    /**
     * A text with its links.
     *
     * @param names of the pages to which it leads
     * @param shown names of the pages that it shows
     */
    public record Linked(Body body, Set<String> names, Set<String> shown) {}

    /**
     * Makes the links; two statements where titles are meant, one otherwise at the most. Before the transaction.
     *
     * @param page whose text it is, 0 for a new one
     * @param language in which titles are looked for first
     * @throws Refusal 422 when the page would show itself, directly or through others
     */
    public Linked link(Body body, long space, long page, String language) {
        boolean marks = Marks.any(body.html());
        if (!marks && !body.html().contains("/wiki/")) {
            return new Linked(body, Set.of(), Set.of());
        }
        SpaceCard card = spaces.cards(Set.of(space)).get(space);
        Body linked = marks ? linked(body, card, language) : body;
        Set<String> shown = Marks.shown(linked.html(), card.slug());
        if (!shown.isEmpty()) {
            refuseCircle(space, page, shown);
        }
        return new Linked(linked, Marks.names(linked.html(), card.slug()), shown);
    }

    private Body linked(Body body, SpaceCard space, String language) {
        Map<String, String> titles = Marks.titles(body.html());
        if (titles.isEmpty()) {
            return body;
        }
        Map<String, String> names = new HashMap<>();
        titles.forEach((key, title) -> names.put(key, Titles.slug(title)));
        Set<String> own = new HashSet<>();
        database.list(
                        "select v.title_key, v.language, p.slug from --DERBY-PROPERTIES joinOrder=FIXED\n"
                                + " wiki_version v --DERBY-PROPERTIES index=WIKI_VERSION_TITLED\n"
                                + " join wiki_page p on p.id = v.page where v.title_key in (?) and v.space_id = ?",
                        row -> List.of(row.text("title_key"), row.text("language"), row.text("slug")),
                        titles.keySet(),
                        space.id())
                .forEach(found -> {
                    boolean mine = found.get(1).equals(language);
                    if (mine || !own.contains(found.get(0))) {
                        names.put(found.get(0), found.get(2));
                    }
                    if (mine) {
                        own.add(found.get(0));
                    }
                });
        String html =
                Marks.linked(body.html(), key -> names.containsKey(key) ? space.path("wiki", names.get(key)) : null);
        return bodies.clean(html, "html", body);
    }

    private void refuseCircle(long space, long page, Set<String> shown) {
        Set<Long> seen = new HashSet<>();
        Set<String> next = new LinkedHashSet<>(shown);
        for (int step = 0; step < MOST_STEPS && !next.isEmpty(); step++) {
            List<Long> pages = database.list(
                    "select page from wiki_slug --DERBY-PROPERTIES index=WIKI_SLUG_NAMED\n"
                            + " where slug in (?) and space_id = ?",
                    row -> row.number("page"),
                    next,
                    space);
            if (page != 0 && pages.contains(page)) {
                throw new Refusal(422, "wiki.refusal.showsItself");
            }
            List<Long> fresh = pages.stream().filter(seen::add).toList();
            next = fresh.isEmpty()
                    ? Set.of()
                    : new LinkedHashSet<>(database.list(
                            "select slug from wiki_link where page in (?) and shown = ?",
                            row -> row.text("slug"),
                            fresh,
                            true));
        }
    }

    /** Keeps where the text of a page leads. */
    public static void keep(Transaction tx, long space, long page, String language, Linked linked) {
        Map<String, Boolean> before = new HashMap<>();
        tx.list(
                "select slug, shown from wiki_link where page = ? and language = ?",
                row -> before.put(row.text("slug"), row.flag("shown")),
                page,
                language);
        for (String name : linked.names()) {
            boolean shown = linked.shown().contains(name);
            Boolean was = before.remove(name);
            if (was == null) {
                tx.execute(
                        "insert into wiki_link (page, language, slug, space_id, shown) values (?,?,?,?,?)",
                        page,
                        language,
                        name,
                        space,
                        shown);
            } else if (was != shown) {
                tx.execute(
                        "update wiki_link set shown = ? where page = ? and language = ? and slug = ?",
                        shown,
                        page,
                        language,
                        name);
            }
        }
        if (!before.isEmpty()) {
            tx.execute(
                    "delete from wiki_link where page = ? and language = ? and slug in (?)",
                    page,
                    language,
                    before.keySet());
        }
    }
}
