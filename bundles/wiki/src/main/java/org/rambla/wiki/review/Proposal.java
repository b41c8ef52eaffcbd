// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.review;

import java.time.Instant;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.persistence.Row;
import org.rambla.wiki.page.Synced;
import org.rambla.wiki.template.Facts;

/**
 * A text that somebody sent for review.
 *
 * @param id the register's
 * @param version counts what was sent and decided: what a reviewer decides about is the version that was shown
 * @param page 0 for a page still to be made
 * @param parent the page above of a page still to be made, 0 for the top
 * @param base the revision that was before the writer's eyes, 0 for none
 * @param synced what of the original it says; null where that stays as it is
 * @param organisation for which the author acted
 * @param answer what the reviewer said, "" for nothing
 * @param facts what the fields of a template hold; NONE without a template
 */
public record Proposal(
        long id,
        int version,
        long space,
        long page,
        long parent,
        String language,
        int base,
        String title,
        Body body,
        String summary,
        Synced synced,
        long author,
        long organisation,
        Instant sentAt,
        State state,
        String answer,
        Facts facts,
        Kind kind) {
    static final String COLUMNS =
            "id, version, space_id, page, parent, language, base, title, body, sanitiser, summary, origin,"
                    + " synced, author, organisation, sent_at, state, answer, facts, kind";

    /** What of a page is proposed. */
    public enum Kind {
        /** What it says. */
        TEXT,
        /** That it stands below another page; there is no text then. */
        MOVE
    }

    /** Whether it is another place of a page. */
    public boolean move() {
        return kind == Kind.MOVE;
    }

    /** Where it stands. */
    public enum State {
        WAITING,
        /** Given back to its author with an answer. */
        RETURNED,
        PUBLISHED,
        /** Taken back by its author. */
        TAKEN
    }

    /** What a list shows of it, without what it says. */
    static final String STANDING = "id, version, space_id, page, parent, language, base, title, summary, author,"
            + " organisation, sent_at, state, answer, kind";

    /** From {@link #STANDING}. */
    static Proposal standing(Row row) {
        return new Proposal(
                row.number("id"),
                row.integer("version"),
                row.number("space_id"),
                row.number("page"),
                row.number("parent"),
                row.text("language"),
                row.integer("base"),
                row.text("title"),
                Body.EMPTY,
                row.text("summary"),
                null,
                row.number("author"),
                row.number("organisation"),
                row.instant("sent_at"),
                State.valueOf(row.text("state")),
                row.text("answer"),
                Facts.NONE,
                Kind.valueOf(row.text("kind")));
    }

    static Proposal of(Row row, Bodies bodies) {
        int origin = row.integer("origin");
        return new Proposal(
                row.number("id"),
                row.integer("version"),
                row.number("space_id"),
                row.number("page"),
                row.number("parent"),
                row.text("language"),
                row.integer("base"),
                row.text("title"),
                bodies.stored(row.text("body"), row.integer("sanitiser")),
                row.text("summary"),
                origin < 0 ? null : Synced.of(origin, row.text("synced")),
                row.number("author"),
                row.number("organisation"),
                row.instant("sent_at"),
                State.valueOf(row.text("state")),
                row.text("answer"),
                Facts.fromJson(row.text("facts")),
                Kind.valueOf(row.text("kind")));
    }

    /** Whether something is still to happen to it. */
    public boolean open() {
        return state == State.WAITING || state == State.RETURNED;
    }

    /** Its address below the wiki of its space. */
    public static String path(long id) {
        return "reviews/" + id;
    }
}
