// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.mail.Mailer;
import org.rambla.api.page.Refusal;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Readings;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.exchange.out.OutFile;
import org.rambla.wiki.exchange.out.OutHead;
import org.rambla.wiki.exchange.out.Outgoing;
import org.rambla.wiki.history.AuthorsThen;
import org.rambla.wiki.link.SpelledOut;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.template.FactSheet;

/** Chooses a page, or a page and all below it, as this visitor may read them; {@link OutTexts} reads what they say. */
public final class TakeOut {
    /** Pages at once. */
    static final int MAX = 500;

    private final Pages pages;
    private final AuthorsThen authors;
    private final Files files;
    private final FactSheet sheets;
    private final SpelledOut spelling;
    private final Mailer mailer;
    private final Readings readings;
    private final OutTranslations translations;

    public TakeOut(
            Pages pages,
            AuthorsThen authors,
            Files files,
            FactSheet sheets,
            SpelledOut spelling,
            Mailer mailer,
            Readings readings) {
        this.readings = readings;
        this.translations = new OutTranslations(pages, readings);
        this.pages = pages;
        this.authors = authors;
        this.files = files;
        this.sheets = sheets;
        this.spelling = spelling;
        this.mailer = mailer;
    }

    /**
     * A page in one of its languages.
     *
     * @param language in which it was written; that of the head where it goes out in translation
     * @param characters of its text
     */
    record Chosen(OutHead head, PageRow row, String language, int characters) {}

    /**
     * The pages, parents before their children, each followed by itself in other languages.
     *
     * @throws Refusal 422 when there are too many, or their texts are too long together
     */
    public Outgoing pages(PageRow page, Extent extent, Visit visit) {
        List<PageRow> rows = extent.below() ? readable(page, visit) : List.of(page);
        if (rows.size() > MAX) {
            throw new Refusal(422, "wiki.export.tooMany", MAX);
        }
        List<Long> ids = rows.stream().map(PageRow::id).toList();
        Map<Long, Map<String, Integer>> lengths = pages.texts().lengths(ids);
        Map<Long, List<Attachment>> attached = files.of(ids);
        Map<Long, Reading> translated = translated(rows, lengths, extent, visit);
        List<Chosen> chosen = new ArrayList<>();
        for (PageRow row : rows) {
            Map<String, Integer> there = lengths.getOrDefault(row.id(), Map.of());
            List<OutFile> beside = beside(attached.getOrDefault(row.id(), List.of()));
            for (String language : languages(row, there, extent)) {
                chosen.add(new Chosen(
                        head(row, language, translated.get(row.id()), extent, beside, visit),
                        row,
                        language,
                        there.get(language)));
            }
        }
        if (chosen.stream().mapToLong(Chosen::characters).sum() > extent.characters()) {
            throw new Refusal(422, "wiki.export.tooLong", extent.characters() / 1_000_000);
        }
        return new Outgoing(
                chosen.stream().map(Chosen::head).toList(),
                new OutTexts(pages, authors, files, sheets, spelling, mailer, readings, translations, chosen, visit));
    }

    /** What goes out in translation; nothing when what translates does not answer: then all is as it was written. */
    private Map<Long, Reading> translated(
            List<PageRow> rows, Map<Long, Map<String, Integer>> lengths, Extent extent, Visit visit) {
        if (!extent.read() || !extent.language().equals(visit.language())) {
            return Map.of();
        }
        try {
            return translations.decided(rows, lengths, extent.language(), visit);
        } catch (OutTranslations.Gone noAnswer) {
            return Map.of();
        }
    }

    /** The one in which it is wanted or nearest, then the others where they are wanted too. */
    private static List<String> languages(PageRow row, Map<String, Integer> there, Extent extent) {
        String nearest = row.languageFor(extent.language());
        if (!there.containsKey(nearest)) {
            throw Refusal.notFound();
        }
        List<String> languages = new ArrayList<>(List.of(nearest));
        if (extent.all()) {
            new TreeSet<>(there.keySet())
                    .stream().filter(language -> !language.equals(nearest)).forEach(languages::add);
        }
        return languages;
    }

    private static OutHead head(
            PageRow row, String language, Reading title, Extent extent, List<OutFile> beside, Visit visit) {
        String key = String.valueOf(row.id());
        String address = row.address(visit.space());
        boolean other = !language.equals(row.languageFor(extent.language()));
        String query = "?language=" + language;
        Set<String> addresses = new HashSet<>(Set.of(address + query, "/c/" + row.id() + query));
        if (!other) {
            addresses.addAll(Set.of(address, "/c/" + row.id()));
        }
        return new OutHead(
                other ? key + "." + language : key,
                other ? key : "",
                String.valueOf(row.parent()),
                title == null ? row.titles().only(language) : title.title(),
                title == null ? language : title.language(),
                addresses,
                beside);
    }

    private List<OutFile> beside(List<Attachment> attached) {
        return attached.stream()
                .map(file -> {
                    Stored stored = new Stored(file.id(), file.name(), file.type(), file.size());
                    return new OutFile(file.path(), file.name(), file.type(), true, () -> files.open(stored));
                })
                .toList();
    }

    // What stands below a page that is withdrawn or closed to this visitor is left out with it.
    private List<PageRow> readable(PageRow page, Visit visit) {
        Set<Long> seen = new HashSet<>();
        List<PageRow> rows = new ArrayList<>();
        for (PageRow row : pages.subtree(page, visit.role(), MAX + 1)) {
            boolean top = row.id() == page.id();
            boolean shown = row.readable(visit) && (top || row.published());
            if (shown && (top || seen.contains(row.parent()))) {
                seen.add(row.id());
                rows.add(row);
            }
        }
        return rows;
    }
}
