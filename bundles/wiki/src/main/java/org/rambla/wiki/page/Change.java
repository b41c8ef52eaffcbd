// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.time.Instant;
import org.rambla.api.persistence.Row;
import org.rambla.api.text.Localised;

/**
 * One save of a page of a space, for the list of recent changes.
 *
 * @param number of the save, for paging; below 0 for one of fields or files alone
 * @param titles of the page now
 * @param original the language of the page's original
 */
public record Change(
        long number,
        long page,
        String slug,
        Localised titles,
        String language,
        String original,
        int revision,
        String summary,
        long editor,
        Instant at) {
    static Change of(Row row) {
        return new Change(
                row.number("id"),
                row.number("page"),
                row.text("slug"),
                Localised.fromJson(row.text("titles")),
                row.text("language"),
                row.text("original"),
                row.integer("revision"),
                row.text("summary"),
                row.number("editor"),
                row.instant("written_at"));
    }

    /** Whether it changed fields or files alone; its revision is 0 then. */
    public boolean touched() {
        return revision == 0;
    }

    /** Where the history tells of it, below the wiki of its space. */
    public String path() {
        return slug + (touched() ? "/history" : "/history/" + revision) + "?language=" + language
                + (touched() ? "#fields" : "");
    }

    /** Whether the page began with it. */
    public boolean made() {
        return revision == 1 && language.equals(original);
    }

    /** Whether the page's text in another language than the original's began with it. */
    public boolean translated() {
        return revision == 1 && !language.equals(original);
    }

    /** The title in the language of the change. */
    public String title() {
        return titles.in(language);
    }
}
