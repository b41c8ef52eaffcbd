// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.time.Instant;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.persistence.Row;
import org.rambla.wiki.template.FactRevisions.By;

/**
 * What a page says in one language, now or once.
 *
 * @param revision counts what was saved, from 1
 * @param summary what the editor said about the change, "" for nothing
 * @param organisation for which the editor acted
 */
public record VersionRow(
        long page,
        String language,
        int revision,
        String title,
        Body body,
        String summary,
        long editor,
        long organisation,
        Instant writtenAt) {
    /** Whoever saved it, and the city for which they acted. */
    public By by() {
        return new By(editor, organisation);
    }

    /** Columns of the present text and of a former one under the same labels; v is the table. */
    public static final String COLUMNS =
            "v.page, v.language, v.revision, v.title, v.body, v.sanitiser, v.summary, v.editor, v.organisation, v.";

    public static VersionRow of(Row row, Bodies bodies) {
        return new VersionRow(
                row.number("page"),
                row.text("language"),
                row.integer("revision"),
                row.text("title"),
                bodies.stored(row.text("body"), row.integer("sanitiser")),
                row.text("summary"),
                row.number("editor"),
                row.number("organisation"),
                row.instant("written_at"));
    }
}
