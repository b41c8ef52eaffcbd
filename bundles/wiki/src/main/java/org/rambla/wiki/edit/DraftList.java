// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.edit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rambla.api.content.ContentState;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.space.Role;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.Moment;
import org.rambla.wiki.page.Portion;

/** The drafts of a member in a space, each with where its writer goes on: two statements at most. */
public final class DraftList {
    private static final int LIST = 100;

    private final Database database;

    public DraftList(Database database) {
        this.database = database;
    }

    /**
     * A draft in a list.
     *
     * @param page its id, 0 for one still to be made
     * @param slug of the page, "" for one still to be made, or one that is out of the member's sight
     * @param call to which it is to be contributed, 0 for none
     * @param key see {@link Drafts#key}; the language of a page that is there
     * @param titles of the page now; none of one that is out of sight
     * @param title of the draft
     * @param open whether its writer may go on; else it is only there to be read
     */
    public record Entry(
            long page,
            String slug,
            long call,
            String key,
            Localised titles,
            String title,
            String language,
            Instant savedAt,
            boolean open) {
        /** Where its writer goes on, below the wiki. */
        public String path() {
            if (!open) {
                return reading(page, key);
            }
            if (call != 0) {
                return "calls/" + call;
            }
            return page == 0 ? "new?draft=" + Drafts.named(key) : slug + "/edit?language=" + language;
        }

        private Entry closed() {
            return new Entry(page, slug, call, key, titles, title, language, savedAt, false);
        }
    }

    /** Where a draft is only read, below the wiki. */
    static String reading(long page, String key) {
        return "drafts?page=" + page + "&of=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    /** The latest first, behind one of them (null: from the first). Of pages and calls closed since they are to be read. */
    Portion<Entry> of(Moment behind, Visit visit) {
        List<Object> arguments =
                new ArrayList<>(List.of(visit.memberId(), visit.space().id()));
        if (behind != null) {
            arguments.addAll(List.of(behind.at(), behind.at(), behind.id(), behind.id(), behind.key()));
        }
        Portion<Entry> found = Portion.of(
                database.list(
                        "select d.page as id, p.slug, p.titles, p.least, p.writer, p.locked, p.state, d.language as named,"
                                + " d.title, d.written_in, d.saved_at from wiki_draft d left join wiki_page p on p.id = d.page"
                                + " where d.member = ? and d.space_id = ?"
                                + (behind == null
                                        ? ""
                                        : " and d.saved_at <= ? and (d.saved_at < ? or d.page < ? or d.page = ? and d.language < ?)")
                                + " order by d.saved_at desc, d.page desc, d.language desc fetch first " + (LIST + 1)
                                + " rows only",
                        row -> entry(row, visit),
                        arguments.toArray()),
                LIST,
                entry -> new Moment(entry.savedAt(), entry.page(), entry.key()));
        List<Entry> entries = found.rows();
        Set<Long> calls = new HashSet<>();
        entries.stream().map(Entry::call).filter(call -> call != 0).forEach(calls::add);
        Set<Long> open = calls.isEmpty() ? Set.of() : open(calls, visit);
        return found.as(entries.stream()
                .map(entry -> entry.call() == 0 || open.contains(entry.call()) ? entry : entry.closed())
                .toList());
    }

    /** Those of the calls to which the member's city can still contribute. */
    private Set<Long> open(Collection<Long> calls, Visit visit) {
        return Set.copyOf(database.list(
                "select c.id from wiki_call c join wiki_contribution n on n.call_id = c.id where c.id in (?)"
                        + " and c.closed = false and n.organisation = ? and n.state in ('ASKED', 'DRAFTING', 'DECLINED')",
                row -> row.number("id"),
                calls,
                visit.organisationId()));
    }

    private static Entry entry(Row row, Visit visit) {
        long page = row.number("id");
        boolean there = page != 0 && row.text("least") != null;
        boolean published = there && row.text("state").equals(ContentState.PUBLISHED.name());
        boolean seen = there
                && visit.role().atLeast(Role.valueOf(row.text("least")))
                && (published || visit.can("wiki.delete"));
        boolean open = page == 0
                || seen
                        && published
                        && visit.role().atLeast(Role.valueOf(row.text("writer")))
                        && (!row.flag("locked") || visit.can("wiki.lock"));
        return new Entry(
                page,
                seen ? row.text("slug") : "",
                Drafts.call(row.text("named")),
                row.text("named"),
                seen ? Localised.fromJson(row.text("titles")) : Localised.NONE,
                row.text("title"),
                row.text("written_in"),
                row.instant("saved_at"),
                open);
    }
}
