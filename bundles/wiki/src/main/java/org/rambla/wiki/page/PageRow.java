// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.time.Instant;
import java.util.List;
import org.rambla.api.content.ContentState;
import org.rambla.api.persistence.Row;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;

/**
 * A page without what it says.
 *
 * @param parent 0 at the top
 * @param path see {@link Tree#ids}
 * @param titles of the languages that it is written in
 * @param language of the original
 * @param revision how often the original was saved
 * @param least the least role that may read it
 * @param files number of attached files
 * @param reason why it was taken out of sight
 * @param owner who looks after it, 0 for nobody
 * @param reviewAt by when it is to be looked over, null for no day
 * @param writer the least role that may change it
 * @param template key of the template with which it began, "" for none
 * @param facts how often the fields of the template were saved
 * @param worded which of these saves changed the original's words last
 */
public record PageRow(
        long id,
        long space,
        long parent,
        String path,
        String slug,
        Localised titles,
        String language,
        int revision,
        long author,
        Instant createdAt,
        long editor,
        Instant changedAt,
        Role least,
        boolean locked,
        int files,
        ContentState state,
        String reason,
        long remover,
        long owner,
        Instant reviewAt,
        Role writer,
        String template,
        int facts,
        int worded) {
    /** Columns of {@link #of}; p is the table. */
    public static final String COLUMNS = "p.id, p.space_id, p.parent, p.path, p.slug, p.titles, p.language, p.revision,"
            + " p.author, p.created_at, p.editor, p.changed_at, p.least, p.locked, p.files, p.state, p.reason, p.remover,"
            + " p.owner, p.review_at, p.writer, p.template, p.facts, p.worded";

    public static PageRow of(Row row) {
        return new PageRow(
                row.number("id"),
                row.number("space_id"),
                row.number("parent"),
                row.text("path"),
                row.text("slug"),
                Localised.fromJson(row.text("titles")),
                row.text("language"),
                row.integer("revision"),
                row.number("author"),
                row.instant("created_at"),
                row.number("editor"),
                row.instant("changed_at"),
                Role.valueOf(row.text("least")),
                row.flag("locked"),
                row.integer("files"),
                ContentState.valueOf(row.text("state")),
                row.text("reason"),
                row.number("remover"),
                row.number("owner"),
                row.number("review_at") == 0 ? null : row.instant("review_at"),
                Role.valueOf(row.text("writer")),
                row.text("template"),
                row.integer("facts"),
                row.integer("worded"));
    }

    /** The language in which a reader gets it: the reader's own when there is one, else the original's. */
    public String languageFor(String reader) {
        return titles.texts().containsKey(reader) ? reader : language;
    }

    /** The title as a reader gets it; its language is {@link #languageFor}. */
    public String title(String reader) {
        return titles.only(languageFor(reader));
    }

    public boolean written(String in) {
        return titles.texts().containsKey(in);
    }

    public boolean published() {
        return state == ContentState.PUBLISHED;
    }

    /** The same for lists. */
    public ListedPage listed() {
        return new ListedPage(id, parent, slug, titles, language, createdAt, changedAt, locked, published(), null);
    }

    /** Pages above it, from the top. */
    public List<Long> above() {
        List<Long> ids = Tree.ids(path);
        return ids.subList(0, ids.size() - 1);
    }

    /** Whether this visitor of its space may read it. */
    public boolean readable(Visit visit) {
        return visit.role().atLeast(least) && (published() || visit.can("wiki.delete"));
    }

    /** Whether this visitor may change it. */
    public boolean writable(Visit visit) {
        return published()
                && readable(visit)
                && visit.can("wiki.write")
                && visit.role().atLeast(writer)
                && (!locked || visit.can("wiki.lock"));
    }

    /** Its address. */
    public String address(SpaceCard in) {
        return in.path("wiki", slug);
    }

    /** Its place in a list by the latest change. */
    public Moment place() {
        return new Moment(changedAt, id);
    }
}
