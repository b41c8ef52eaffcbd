// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.history;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.persistence.Sql;
import org.rambla.api.persistence.Transaction;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.template.FactRevisions.By;

/** Saves that changed the fields or the files of a page and not its text: who, when, and why in their words. */
public final class Touches {
    private static final int LIST = 100;

    private Touches() {}

    /** Notes one. */
    public static void keep(Transaction tx, long page, long space, Draft draft, By by, Instant at) {
        tx.execute(
                "insert into wiki_touch (id, page, space_id, language, summary, editor, organisation, written_at)"
                        + " values (?,?,?,?,?,?,?,?)",
                tx.next("wiki_touch_id"),
                page,
                space,
                draft.language(),
                draft.summary(),
                by.member(),
                by.organisation(),
                at);
    }

    /**
     * A save of fields or files alone.
     *
     * @param language in which its words are
     */
    public record Save(By by, Instant at, String language, String summary) {}

    /** The latest of a page, the latest first. */
    static List<Save> of(Sql sql, long page) {
        return sql.list(
                "select editor, organisation, written_at, language, summary from wiki_touch where page = ?"
                        + " order by written_at desc fetch first " + LIST + " rows only",
                row -> new Save(
                        new By(row.number("editor"), row.number("organisation")),
                        row.instant("written_at"),
                        row.text("language"),
                        row.text("summary")),
                page);
    }

    /** What was said about the latest of a page, by when it was saved; those of which nothing was said are left out. */
    public static Map<Instant, String> summaries(Sql sql, long page) {
        return summaries(of(sql, page));
    }

    static Map<Instant, String> summaries(List<Save> saves) {
        Map<Instant, String> summaries = new HashMap<>();
        saves.stream()
                .filter(save -> !save.summary().isEmpty())
                .forEach(save -> summaries.put(save.at(), save.summary()));
        return summaries;
    }
}
