// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.rambla.api.content.Body;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Written;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.VersionRow;

/**
 * Which pages go out in translation. That is decided of a text and its title together, before the first page goes out: what
 * stands in the contents, the names of files and links is what is read on the page.
 */
final class OutTranslations {
    /** Texts at a time, and their characters. */
    private static final int TEXTS = 50;

    private static final long CHARACTERS = 1_000_000;

    private final Pages pages;
    private final Readings readings;

    OutTranslations(Pages pages, Readings readings) {
        this.pages = pages;
        this.readings = readings;
    }

    /** What was decided is not to be had any more: a translation is another one, or what translates does not answer. */
    static final class Gone extends RuntimeException {
        Gone(Throwable cause) {
            super("Translations went while pages were taken out", cause);
        }
    }

    /** What comes next: as many as are held at a time, one at least. */
    static <T> List<T> some(List<T> all, int from, ToLongFunction<T> characters) {
        List<T> some = new ArrayList<>();
        long sum = 0;
        for (int i = from; i < all.size() && some.size() < TEXTS; i++) {
            sum += characters.applyAsLong(all.get(i));
            if (!some.isEmpty() && sum > CHARACTERS) {
                break;
            }
            some.add(all.get(i));
        }
        return some;
    }

    /**
     * The translations of pages that nobody wrote in the reader's language, without their texts.
     *
     * @param lengths characters of texts by page and language
     * @throws Gone when what translates does not answer
     */
    Map<Long, Reading> decided(
            List<PageRow> rows, Map<Long, Map<String, Integer>> lengths, String language, Visit visit) {
        List<PageRow> foreign = rows.stream()
                .filter(row -> row.published() && !row.written(language))
                .toList();
        Map<Long, Reading> decided = new HashMap<>();
        for (int from = 0; from < foreign.size(); ) {
            List<PageRow> some = some(
                    foreign,
                    from,
                    row -> lengths.getOrDefault(row.id(), Map.of()).getOrDefault(row.languageFor(language), 0));
            some.stream()
                    .collect(Collectors.groupingBy(row -> row.languageFor(language)))
                    .forEach((tongue, group) -> {
                        List<Long> ids = group.stream().map(PageRow::id).toList();
                        of(pages.texts().of(ids, tongue), visit).forEach((id, read) -> decided.put(id, bare(read)));
                    });
            from += some.size();
        }
        return decided;
    }

    /**
     * Of some texts those that are translated, by page; the others are left out.
     *
     * @throws Gone when what translates does not answer
     */
    Map<Long, Reading> of(Collection<VersionRow> texts, Visit visit) {
        List<Written> written = texts.stream()
                .map(text -> new Written(text.page(), visit.space().id(), text.language(), text.title(), text.body()))
                .toList();
        try {
            Map<Long, Reading> read = new HashMap<>(readings.forFile(written, visit));
            read.values().removeIf(reading -> !reading.translated());
            return read;
        } catch (IllegalStateException noAnswer) {
            throw new Gone(noAnswer);
        }
    }

    private static Reading bare(Reading reading) {
        Written text = reading.original();
        return new Reading(
                Written.titled(text.id(), text.space(), text.language(), text.title()),
                reading.language(),
                reading.title(),
                Body.EMPTY,
                reading.origin(),
                reading.outdated(),
                reading.awaited(),
                reading.view());
    }
}
