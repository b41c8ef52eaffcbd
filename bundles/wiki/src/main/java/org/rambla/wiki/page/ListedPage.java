// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.rambla.api.content.ContentState;
import org.rambla.api.persistence.Row;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;

/**
 * A page in a list or in a tree: no more of it than that takes, because there are many.
 *
 * @param parent 0 at the top
 * @param titles of the languages that it is written in
 * @param language of the original
 * @param read the title as it was translated for the reader; null as it was written
 */
public record ListedPage(
        long id,
        long parent,
        String slug,
        Localised titles,
        String language,
        Instant createdAt,
        Instant changedAt,
        boolean locked,
        boolean published,
        Translated read) {
    /**
     * A title that nobody wrote in the reader's language.
     *
     * @param mark that says that it is a translation
     */
    public record Translated(String language, String title, Html mark) {}

    /** Columns of {@link #of}; p is the table. */
    static final String COLUMNS =
            "p.id, p.parent, p.slug, p.titles, p.language, p.created_at, p.changed_at, p.locked, p.state, p.sort_key";

    static ListedPage of(Row row) {
        return new ListedPage(
                row.number("id"),
                row.number("parent"),
                row.text("slug"),
                Localised.fromJson(row.text("titles")),
                row.text("language"),
                row.instant("created_at"),
                row.instant("changed_at"),
                row.flag("locked"),
                row.text("state").equals(ContentState.PUBLISHED.name()),
                null);
    }

    /** The language in which a reader gets it: the reader's own when there is one, else the original's. */
    public String languageFor(String reader) {
        return read != null ? read.language() : titles.texts().containsKey(reader) ? reader : language;
    }

    /** The title as a reader gets it; its language is {@link #languageFor}. */
    public String title(String reader) {
        return read != null ? read.title() : titles.only(languageFor(reader));
    }

    /** Says behind the title that it is a translation; nothing for one that somebody wrote. */
    public Html mark() {
        return read == null ? Html.NONE : read.mark();
    }

    ListedPage read(Translated as) {
        return new ListedPage(id, parent, slug, titles, language, createdAt, changedAt, locked, published, as);
    }

    public boolean written(String in) {
        return titles.texts().containsKey(in);
    }

    /** Its address. */
    public String address(SpaceCard in) {
        return in.path("wiki", slug);
    }

    /** In the order of the titles as a reader gets them; each is folded once, not once for every other it stands beside. */
    public static List<ListedPage> byTitle(Collection<ListedPage> pages, String reader) {
        record Keyed(String key, ListedPage page) {}
        return pages.stream()
                .map(page -> new Keyed(Titles.order(page.title(reader)), page))
                .sorted(Comparator.comparing(Keyed::key))
                .map(Keyed::page)
                .toList();
    }
}
