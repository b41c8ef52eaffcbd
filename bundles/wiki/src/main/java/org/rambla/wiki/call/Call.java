// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.call;

import java.time.Duration;
import java.time.Instant;
import org.rambla.api.persistence.Row;
import org.rambla.api.text.Localised;

/**
 * A call for case studies.
 *
 * @param version counts changes, from 1; 0 for one still to be made
 * @param about what is asked for, plain text
 * @param template key of the template of what is written
 * @param parent the page below which contributions are published, 0 for the top
 * @param deadline the last day
 * @param closed nobody contributes any more
 */
public record Call(
        long id,
        int version,
        long space,
        Localised titles,
        Localised about,
        String template,
        long parent,
        Instant deadline,
        boolean closed,
        long author) {
    static final String COLUMNS = "id, version, space_id, titles, about, template, parent, deadline, closed, author";

    static Call of(Row row) {
        return new Call(
                row.number("id"),
                row.integer("version"),
                row.number("space_id"),
                Localised.fromJson(row.text("titles")),
                Localised.fromJson(row.text("about")),
                row.text("template"),
                row.number("parent"),
                row.instant("deadline"),
                row.flag("closed"),
                row.number("author"));
    }

    /** The same with an id. */
    Call numbered(long number) {
        return new Call(number, version, space, titles, about, template, parent, deadline, closed, author);
    }

    /** Whether its last day has passed; whoever is late may still write until it is closed. */
    public boolean over() {
        return over(deadline);
    }

    /** @param deadline a day at noon, as it is kept; it ends last where the clocks are behind most */
    static boolean over(Instant deadline) {
        return Instant.now().isAfter(deadline.plus(Duration.ofDays(1)));
    }

    /** Its address below the wiki of its space. */
    public String path() {
        return "calls/" + id;
    }
}
