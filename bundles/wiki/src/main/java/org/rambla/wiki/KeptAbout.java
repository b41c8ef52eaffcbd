// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.RowMapper;
import org.rambla.wiki.edit.Drafts;

/**
 * What the wiki keeps about a member beside what is published: words that nobody else sees yet, and what the member follows
 * and looks after. Pages go by their permanent links: what they are called now may not be the member's to read.
 */
final class KeptAbout {
    private static final String MOST = " fetch first 5000 rows only";

    private final Database database;

    KeptAbout(Database database) {
        this.database = database;
    }

    /** Lists by name, as core takes them along; a statement each. */
    Map<String, List<Map<String, String>>> member(long member) {
        Map<String, List<Map<String, String>>> all = new LinkedHashMap<>();
        all.put(
                "wiki-drafts",
                list(
                        "select page, language as named, written_in, title, summary, body, facts, saved_at from wiki_draft"
                                + " where member = ? order by saved_at",
                        KeptAbout::draft,
                        member));
        all.put(
                "wiki-reviews",
                list(
                        "select id, page, language, title, summary, body, facts, state, answer, sent_at from wiki_proposal"
                                + " where author = ? and state in ('WAITING', 'RETURNED', 'TAKEN') order by id",
                        row -> {
                            Map<String, String> facts = text(row, row.text("language"));
                            put(facts, "page", link(row.number("page")));
                            put(facts, "state", row.text("state"));
                            put(facts, "answer", row.text("answer"));
                            put(facts, "sent", day(row.number("sent_at")));
                            return facts;
                        },
                        member));
        all.put(
                "wiki-contributions",
                list(
                        "select call_id, language, title, '' as summary, body, facts, state, answer, changed_at from"
                                + " wiki_contribution where writer = ? order by call_id",
                        row -> {
                            Map<String, String> facts = text(row, row.text("language"));
                            put(facts, "call", String.valueOf(row.number("call_id")));
                            put(facts, "state", row.text("state"));
                            put(facts, "answer", row.text("answer"));
                            put(facts, "changed", day(row.number("changed_at")));
                            return facts;
                        },
                        member));
        all.put(
                "wiki-follows",
                list(
                        "select page, below from wiki_follow where member = ? order by page",
                        row -> Map.of(
                                "page",
                                link(row.number("page")),
                                "with-pages-below",
                                String.valueOf(row.flag("below"))),
                        member));
        all.put(
                "wiki-looked-after",
                list(
                        "select id, review_at from wiki_page where owner = ? order by id",
                        row -> {
                            Map<String, String> facts = new LinkedHashMap<>();
                            put(facts, "page", link(row.number("id")));
                            put(facts, "to-be-looked-over-by", day(row.number("review_at")));
                            return facts;
                        },
                        member));
        all.values().removeIf(List::isEmpty);
        return all;
    }

    private List<Map<String, String>> list(String sql, RowMapper<Map<String, String>> mapper, long member) {
        return database.list(sql + MOST, mapper, member);
    }

    private static Map<String, String> draft(Row row) {
        Map<String, String> facts = text(row, row.text("written_in"));
        put(facts, "page", link(row.number("page")));
        long call = Drafts.call(row.text("named"));
        put(facts, "call", call == 0 ? "" : String.valueOf(call));
        put(facts, "kept", day(row.number("saved_at")));
        return facts;
    }

    private static Map<String, String> text(Row row, String language) {
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, "title", row.text("title"));
        put(facts, "language", language);
        put(facts, "summary", row.text("summary"));
        put(facts, "text", row.text("body"));
        put(facts, "fields", row.text("facts"));
        return facts;
    }

    private static String link(long page) {
        return page == 0 ? "" : "/c/" + page;
    }

    private static String day(long moment) {
        return moment == 0 ? "" : Instant.ofEpochMilli(moment).toString();
    }

    private static void put(Map<String, String> facts, String label, String value) {
        if (value != null && !value.isEmpty()) {
            facts.put(label, value);
        }
    }
}
