// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.Sql;
import org.rambla.api.space.Role;
import org.rambla.api.text.Localised;
import org.rambla.wiki.template.FactRevisions.By;

/**
 * One save of a page of a space, for the list of recent changes.
 *
 * @param number of the save, for paging; below 0 for one of fields or files alone
 * @param titles of the page now
 * @param organisation for which the editor acted then
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
        long organisation,
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
                row.number("organisation"),
                row.instant("written_at"));
    }

    /** Who saved it, for whom they acted then. */
    public By by() {
        return new By(editor, organisation);
    }

    /** Whether it changed fields or files alone; its revision is 0 then. */
    public boolean touched() {
        return revision == 0;
    }

    /** Where the history tells of it, below the wiki of its space. */
    public String path() {
        return slug + (touched() ? "/history" : "/history/" + revision) + "?language=" + language
                + (touched() ? "#saves" : "");
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

    /** One statement. */
    static List<Change> latest(Sql sql, long space, Role reader, Instant before, long number, int limit) {
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            arguments.add(space);
            if (before != null) {
                arguments.addAll(List.of(before, before, number));
            }
            arguments.add(Pages.upTo(reader));
        }
        String both = saves("wiki_revision", "r.id", "r.revision", "r.id desc", before != null, limit)
                + " union all "
                // Their numbers are below 0: behind texts that were saved at the same moment.
                + saves("wiki_touch", "-r.id", "0", "r.id", before != null, limit);
        return sql.list(both, Change::of, arguments.toArray()).stream()
                .sorted(Comparator.comparing(Change::at)
                        .thenComparing(Change::number)
                        .reversed())
                .limit(limit)
                .toList();
    }

    private static String saves(String table, String number, String revision, String order, boolean behind, int limit) {
        // Derby takes no name for a column that it orders by as well.
        return "select nr as id, page, slug, titles, original, language, revision, summary, editor, organisation, written_at"
                + " from (select " + number + " as nr, r.page, p.slug, p.titles,"
                + " p.language as original, r.language, " + revision
                + " as revision, r.summary, r.editor, r.organisation,"
                + " r.written_at"
                // Derby would sort all saves of the space.
                + " from --DERBY-PROPERTIES joinOrder=FIXED\n"
                + " " + table + " r --DERBY-PROPERTIES index=" + table.toUpperCase(Locale.ROOT) + "_RECENT\n"
                + " join wiki_page p on p.id = r.page where r.space_id = ?"
                + (behind ? " and r.written_at <= ? and (r.written_at < ? or " + number + " < ?)" : "")
                + " and p.state = 'PUBLISHED' and p.least in (?)"
                + " order by r.written_at desc, " + order + " fetch first " + limit + " rows only) " + table + "s";
    }
}
