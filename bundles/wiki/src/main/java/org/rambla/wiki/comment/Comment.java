// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.comment;

import java.time.Instant;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.persistence.Row;
import org.rambla.api.visit.Visit;

/**
 * A remark about a page.
 *
 * @param id in the register too
 * @param answers the comment below which it stands, 0 for none
 * @param organisation for which the author acted
 */
public record Comment(
        long id,
        long page,
        long answers,
        long author,
        long organisation,
        String language,
        Body body,
        boolean removed,
        Instant writtenAt) {
    static final String COLUMNS =
            "c.id, c.page, c.answers, c.author, c.organisation, c.language, c.body, c.sanitiser, c.removed, c.written_at";

    static Comment of(Row row, Bodies bodies) {
        return new Comment(
                row.number("id"),
                row.number("page"),
                row.number("answers"),
                row.number("author"),
                row.number("organisation"),
                row.text("language"),
                bodies.stored(row.text("body"), row.integer("sanitiser")),
                row.flag("removed"),
                row.instant("written_at"));
    }

    /** Where it stands on its page. */
    public static String anchor(long id) {
        return "c-" + id;
    }

    /** The field of a form in which it is written; each form of a page has another one. */
    public static String field(long answered) {
        return answered == 0 ? "comment" : "comment-" + answered;
    }

    /** The comment that begins its thread. */
    public long thread() {
        return answers == 0 ? id : answers;
    }

    /** Whether the visitor may take it away: who wrote it, and who may withdraw pages. */
    public boolean removable(Visit visit) {
        return visit.can("wiki.write") && author == visit.memberId() || visit.can("wiki.delete");
    }
}
