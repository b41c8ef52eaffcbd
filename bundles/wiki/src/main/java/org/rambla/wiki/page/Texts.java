// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.Bodies;
import org.rambla.api.persistence.Database;
import org.rambla.wiki.blame.Blame;

/** Reads what pages say now; each method is one statement. */
public final class Texts {
    private final Database database;
    private final Bodies bodies;

    Texts(Database database, Bodies bodies) {
        this.database = database;
        this.bodies = bodies;
    }

    /** Derby is told which index, so that it never looks through all texts of an author or a space. */
    private static final String ABOUT = " --DERBY-PROPERTIES index=WIKI_PROPOSAL_PAGE\n";

    private static final String WAITING = " (select count(*) from wiki_proposal w" + ABOUT
            + " where w.page = v.page and w.author <> ? and w.state = 'WAITING')";

    /** What a page says in a language, for nobody in particular. */
    public Optional<Said> said(long page, String language) {
        return said(page, language, 0, false);
    }

    /**
     * What a page says in a language, and which revision the member read last (0: none).
     *
     * @param reviews whether to count what waits for a review
     */
    public Optional<Said> said(long page, String language, long member, boolean reviews) {
        List<Object> values = new ArrayList<>(List.of(member, member, member));
        if (reviews) {
            values.add(member);
        }
        values.addAll(List.of(member, page, language));
        return database.first(
                "select " + VersionRow.COLUMNS
                        + "edited_at as written_at, v.origin, v.synced, r.revision as seen, r.seen_at,"
                        + " (select max(t.written_at) from wiki_touch t where t.page = v.page and t.editor <> ?) as touched,"
                        + " (select case when f.below = true then 2 else 1 end from wiki_follow f where f.member = ?"
                        + " and f.page = v.page) as follows,"
                        + " (select max(o.id) from wiki_proposal o" + ABOUT + " where o.page = v.page and o.author = ?"
                        + " and o.state in ('WAITING', 'RETURNED')) as own,"
                        + (reviews ? WAITING : " 0") + " as waits,"
                        + " (select max(c.id) from wiki_comment c where c.page = v.page and c.removed = false) as remark"
                        + " from wiki_version v left join wiki_read r on r.member = ? and r.page = v.page"
                        + " and r.language = v.language where v.page = ? and v.language = ?",
                row -> new Said(
                        VersionRow.of(row, bodies),
                        row.integer("seen"),
                        Synced.of(row.integer("origin"), row.text("synced")),
                        row.integer("follows") == 0 ? null : row.integer("follows") == 2,
                        row.number("remark") != 0,
                        row.integer("seen") > 0 && row.number("touched") > row.number("seen_at"),
                        row.number("own"),
                        row.integer("waits")),
                values.toArray());
    }

    /**
     * The present text.
     *
     * @param seen the revision that the reader saw last, 0 when there was none
     * @param synced what of the original it says
     * @param following null when the reader does not follow the page, true with the pages below it
     * @param remarks whether anything was said about the page
     * @param refilled whether others saved fields or files alone since the reader was there
     * @param own the reader's text about the page that is in review or was given back, 0 for none
     * @param waits how many texts of others about it wait for a review, where that was asked
     */
    public record Said(
            VersionRow text,
            int seen,
            Synced synced,
            Boolean following,
            boolean remarks,
            boolean refilled,
            long own,
            int waits) {}

    /** Passages of a page's present text that were touched after a revision. */
    Set<String> touched(VersionRow text, int after) {
        Blame blame = database.first(
                        "select blame from wiki_version where page = ? and language = ?",
                        row -> Blame.parse(row.text("blame")),
                        text.page(),
                        text.language())
                .orElse(Blame.NONE);
        return bodies.passages(text.body()).keySet().stream()
                .filter(id -> blame.of(id) > after)
                .collect(Collectors.toSet());
    }

    /** What several pages say in their originals' languages. */
    public List<VersionRow> originals(Collection<Long> pages) {
        return pages.isEmpty()
                ? List.of()
                : database.list(
                        "select " + VersionRow.COLUMNS
                                + "edited_at as written_at from wiki_version v join wiki_page p on p.id = v.page"
                                + " and p.language = v.language where v.page in (?)",
                        row -> VersionRow.of(row, bodies),
                        pages);
    }

    /** What several pages say in a language. */
    public List<VersionRow> of(Collection<Long> pages, String language) {
        return database.list(
                "select " + VersionRow.COLUMNS
                        + "edited_at as written_at from wiki_version v where v.page in (?) and v.language = ?",
                row -> VersionRow.of(row, bodies),
                pages,
                language);
    }

    /** How many characters the texts of several pages have, by page and language. */
    public Map<Long, Map<String, Integer>> lengths(Collection<Long> pages) {
        Map<Long, Map<String, Integer>> lengths = new HashMap<>();
        if (!pages.isEmpty()) {
            database.list(
                    "select v.page, v.language, length(v.body) as characters from wiki_version v where v.page in (?)",
                    row -> lengths.computeIfAbsent(row.number("page"), page -> new HashMap<>())
                            .put(row.text("language"), row.integer("characters")),
                    pages);
        }
        return lengths;
    }

    /** What several pages say, in every language. */
    public List<VersionRow> of(Collection<Long> pages) {
        return pages.isEmpty()
                ? List.of()
                : database.list(
                        "select " + VersionRow.COLUMNS
                                + "edited_at as written_at from wiki_version v where v.page in (?)",
                        row -> VersionRow.of(row, bodies),
                        pages);
    }
}
