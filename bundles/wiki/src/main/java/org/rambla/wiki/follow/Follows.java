// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.follow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rambla.api.persistence.Database;
import org.rambla.wiki.page.Behind;
import org.rambla.wiki.page.Moment;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Portion;

/** Who follows which page, with or without the pages below it. */
public final class Follows {
    private static final String OF_PAGES =
            " from wiki_follow --DERBY-PROPERTIES index=WIKI_FOLLOW_PAGE\n where page in (?)";

    /** Derby is told to begin with what the member read: without statistics it reads all pages and all texts. */
    private static final String READ = " from --DERBY-PROPERTIES joinOrder=FIXED\n"
            + " wiki_read r --DERBY-PROPERTIES constraint=WIKI_READ_PK\n"
            + " join wiki_version v --DERBY-PROPERTIES index=WIKI_VERSION_PLACE, joinStrategy=NESTEDLOOP\n"
            + " on v.page = r.page and v.language = r.language"
            + " join wiki_page p --DERBY-PROPERTIES constraint=WIKI_PAGE_PK, joinStrategy=NESTEDLOOP\n on p.id = r.page";

    private final Database database;

    public Follows(Database database) {
        this.database = database;
    }

    public void follow(long page, boolean below, long member) {
        try {
            database.transaction(tx -> {
                tx.execute("delete from wiki_follow where member = ? and page = ?", member, page);
                return tx.execute("insert into wiki_follow (member, page, below) values (?,?,?)", member, page, below);
            });
        } catch (Database.Conflict twice) {
            // A second click at once: the first one did it.
        }
    }

    public void leave(long page, long member) {
        database.transaction(tx -> tx.execute("delete from wiki_follow where member = ? and page = ?", member, page));
    }

    /** Those who want to hear of a page: its own followers, and those of the pages above it who follow what is below. */
    public List<Long> followers(PageRow page) {
        Collection<Long> pages = new ArrayList<>(page.above());
        pages.add(page.id());
        return database.list(
                "select distinct member" + OF_PAGES + " and (below = true or page = ?) order by member",
                row -> row.number("member"),
                pages,
                page.id());
    }

    /** Those who follow what is below some pages, and which of them; a member may follow several. */
    public Map<Long, List<Long>> below(Collection<Long> pages) {
        return pages.isEmpty()
                ? Map.of()
                : database
                        .list(
                                "select member, page" + OF_PAGES + " and below = true order by member",
                                row -> Map.entry(row.number("member"), row.number("page")),
                                pages)
                        .stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey,
                                TreeMap::new,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /**
     * A page that a member follows.
     *
     * @param below with the pages below it
     * @param key by which its title is sorted
     */
    public record Followed(PageRow page, boolean below, String key) {}

    /** The pages of a space that a member follows, by title, those out of the member's sight too; behind null: the first. */
    Portion<Followed> of(long space, long member, Behind behind, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(member, space));
        if (behind != null) {
            arguments.addAll(behind.arguments());
        }
        return Portion.of(
                database.list(
                        "select f.below as deep, p.sort_key, " + PageRow.COLUMNS
                                + " from wiki_follow f join wiki_page p on p.id = f.page"
                                + " where f.member = ? and p.space_id = ?" + (behind == null ? "" : Behind.CONDITION)
                                + " order by p.sort_key, p.id fetch first " + (limit + 1) + " rows only",
                        row -> new Followed(PageRow.of(row), row.flag("deep"), row.text("sort_key")),
                        arguments.toArray()),
                limit,
                followed -> new Behind(followed.page().id(), followed.key()));
    }

    /**
     * A page that changed since a member read it.
     *
     * @param seen the revision that was read last
     * @param now the present one; the same where fields or files alone were saved
     */
    public record News(PageRow page, String language, int seen, int now) {
        /** Where what changed is shown, below the wiki of its space. */
        public String path() {
            return seen == now
                    ? page.slug() + "/history?language=" + language + "#saves"
                    : page.slug() + "/compare?language=" + language + "&from=" + seen + "&to=" + now;
        }
    }

    /** Pages of a space that changed since the member read them, the latest change first, behind one (null: the first). */
    Portion<News> since(long space, long member, List<String> roles, Moment behind, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(member, space, roles));
        if (behind != null) {
            arguments.addAll(List.of(behind.at(), behind.at(), behind.id(), behind.id(), behind.key()));
        }
        List<News> found = database.list(
                "select r.language as spoken, r.revision as seen, v.revision as latest, " + PageRow.COLUMNS
                        + READ + " where r.member = ? and p.space_id = ? and (v.revision > r.revision"
                        // Fields or files alone, which are the same in every language.
                        + " or exists (select 1 from wiki_touch t where t.page = r.page and t.written_at > r.seen_at"
                        + " and t.editor <> r.member)) and p.state = 'PUBLISHED' and p.least in (?)"
                        + (behind == null
                                ? ""
                                : " and p.changed_at <= ? and (p.changed_at < ? or p.id < ? or p.id = ? and r.language < ?)")
                        + " order by p.changed_at desc, p.id desc, r.language desc fetch first " + (limit + 1)
                        + " rows only",
                row -> new News(PageRow.of(row), row.text("spoken"), row.integer("seen"), row.integer("latest")),
                arguments.toArray());
        return Portion.of(
                found,
                limit,
                news -> new Moment(news.page().changedAt(), news.page().id(), news.language()));
    }
}
