// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.edit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;

/** Reads what a post said before. */
public final class History {
    /** A former text with its body only where it is read. */
    public record Revision(int revision, String title, String language, Body body, long editor, Instant writtenAt) {}

    private final Database database;
    private final Bodies bodies;

    public History(Database database, Bodies bodies) {
        this.database = database;
        this.bodies = bodies;
    }

    /** Former texts without their bodies, newest first; at most 200. */
    public List<Revision> list(long post) {
        return database.list(
                "select revision, title, language, editor, written_at from forum_revision where post = ?"
                        + " order by revision desc fetch first 200 rows only",
                row -> revision(row, Body.EMPTY),
                post);
    }

    public Optional<Revision> find(long post, int revision) {
        return database.first(
                "select revision, title, language, body, sanitiser, editor, written_at from forum_revision"
                        + " where post = ? and revision = ?",
                row -> revision(row, bodies.stored(row.text("body"), row.integer("sanitiser"))),
                post,
                revision);
    }

    private static Revision revision(Row row, Body body) {
        return new Revision(
                row.integer("revision"),
                row.text("title"),
                row.text("language"),
                body,
                row.number("editor"),
                row.instant("written_at"));
    }
}
