// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import java.time.Instant;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentState;
import org.rambla.api.persistence.Row;

/**
 * A post as pages show it.
 *
 * @param number place in the topic, from 1
 * @param files number of files attached
 * @param revision counts texts, from 1
 * @param reason why it was taken out of sight, "" when it was not or nobody said
 * @param remover who took it out of sight, 0 when nobody did
 */
public record PostRow(
        long id,
        long topic,
        int number,
        long author,
        String language,
        Body body,
        int files,
        Instant createdAt,
        int revision,
        Instant editedAt,
        long editor,
        ContentState state,
        String reason,
        long remover) {
    static final String COLUMNS =
            "p.id, p.topic, p.num, p.author, p.language, p.body, p.sanitiser, p.files, p.created_at,"
                    + " p.revision, p.edited_at, p.editor, p.state, p.reason, p.remover";

    static PostRow of(Row row, Bodies bodies) {
        return new PostRow(
                row.number("id"),
                row.number("topic"),
                row.integer("num"),
                row.number("author"),
                row.text("language"),
                bodies.stored(row.text("body"), row.integer("sanitiser")),
                row.integer("files"),
                row.instant("created_at"),
                row.integer("revision"),
                row.instant("edited_at"),
                row.number("editor"),
                ContentState.valueOf(row.text("state")),
                row.text("reason"),
                row.number("remover"));
    }

    public boolean opening() {
        return id == topic;
    }

    public boolean published() {
        return state == ContentState.PUBLISHED;
    }

    public boolean edited() {
        return revision > 1;
    }
}
