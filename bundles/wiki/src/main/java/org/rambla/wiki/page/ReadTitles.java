// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Written;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.ListedPage.Translated;

/** The titles that a reader understands, of pages that nobody wrote in the reader's language: asked for once a page. */
public final class ReadTitles {
    private final Readings readings;

    public ReadTitles(Readings readings) {
        this.readings = readings;
    }

    /** Those of the pages of a list and of saves, by page; what is not there has no translation. */
    Map<Long, Translated> of(Collection<ListedPage> pages, Collection<Change> changes, Visit visit) {
        String reader = visit.language();
        long space = visit.space().id();
        Map<Long, Written> foreign = new LinkedHashMap<>();
        for (ListedPage page : pages) {
            if (page.published() && !page.written(reader)) {
                foreign.put(page.id(), Written.titled(page.id(), space, page.language(), page.title(reader)));
            }
        }
        for (Change change : changes) {
            boolean original = change.language().equals(change.original());
            if (original && !change.titles().texts().containsKey(reader)) {
                foreign.put(change.page(), Written.titled(change.page(), space, change.language(), change.title()));
            }
        }
        return read(foreign.values(), visit);
    }

    /** Those of pages of any space, by page. */
    public Map<Long, Translated> of(Collection<PageRow> rows, Visit visit) {
        List<Written> foreign = rows.stream()
                .filter(row -> row.published() && !row.written(visit.language()))
                .map(row -> Written.titled(row.id(), row.space(), row.language(), row.title(visit.language())))
                .toList();
        return read(foreign, visit);
    }

    private Map<Long, Translated> read(Collection<Written> foreign, Visit visit) {
        if (foreign.isEmpty()) {
            return Map.of();
        }
        Map<Long, Translated> titles = new HashMap<>();
        for (Reading reading : readings.of(foreign, visit).values()) {
            if (reading.translated()) {
                titles.put(
                        reading.original().id(),
                        new Translated(reading.language(), reading.title(), readings.mark(reading, visit)));
            }
        }
        return titles;
    }

    /** Gives pages these titles. */
    static UnaryOperator<ListedPage> giving(Map<Long, Translated> titles) {
        return page -> {
            Translated title = titles.get(page.id());
            return title == null ? page : page.read(title);
        };
    }
}
