// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.history;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.rambla.api.content.Bodies;
import org.rambla.api.persistence.Database;
import org.rambla.wiki.blame.Blame;
import org.rambla.wiki.page.VersionRow;
import org.rambla.wiki.template.FactRevisions.By;

/** Reads what pages ever said; each method is one statement. */
public final class Revisions {
    /** Entries of a list. */
    public static final int LIST = 50;

    private final Database database;
    private final Bodies bodies;

    public Revisions(Database database, Bodies bodies) {
        this.database = database;
        this.bodies = bodies;
    }

    /** A save without its text. */
    public record Entry(int revision, String title, String summary, long editor, long organisation, Instant at) {
        public By by() {
            return new By(editor, organisation);
        }
    }

    /**
     * The saves of a page in a language, the latest first.
     *
     * @param below only those with smaller numbers
     */
    public List<Entry> list(long page, String language, int below, int limit) {
        return database.list(
                "select revision, title, summary, editor, organisation, written_at from wiki_revision where page = ? and language = ?"
                        + " and revision < ? order by revision desc fetch first " + limit + " rows only",
                row -> new Entry(
                        row.integer("revision"),
                        row.text("title"),
                        row.text("summary"),
                        row.number("editor"),
                        row.number("organisation"),
                        row.instant("written_at")),
                page,
                language,
                below);
    }

    public Optional<VersionRow> find(long page, String language, int revision) {
        return database.first(
                "select " + VersionRow.COLUMNS
                        + "written_at from wiki_revision v where v.page = ? and v.language = ? and v.revision = ?",
                row -> VersionRow.of(row, bodies),
                page,
                language,
                revision);
    }

    /** Entries by number, for whoever wrote what. */
    public List<Entry> entries(long page, String language, List<Integer> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        return database.list(
                "select revision, title, summary, editor, organisation, written_at from wiki_revision where page = ? and language = ?"
                        + " and revision >= ? and revision <= ? and revision in (?)",
                row -> new Entry(
                        row.integer("revision"),
                        row.text("title"),
                        row.text("summary"),
                        row.number("editor"),
                        row.number("organisation"),
                        row.instant("written_at")),
                page,
                language,
                Collections.min(numbers),
                Collections.max(numbers),
                numbers);
    }

    /** The revision that touched each block of the present text last. */
    public Blame blame(long page, String language) {
        return database.first(
                        "select blame from wiki_version where page = ? and language = ?",
                        row -> Blame.parse(row.text("blame")),
                        page,
                        language)
                .orElse(Blame.NONE);
    }
}
