// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.mail.Mailer;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.MemberCard;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Readings;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.exchange.TakeOut.Chosen;
import org.rambla.wiki.exchange.in.Filled;
import org.rambla.wiki.exchange.out.OutFile;
import org.rambla.wiki.exchange.out.OutPage;
import org.rambla.wiki.history.AuthorsThen;
import org.rambla.wiki.link.SpelledOut;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.VersionRow;
import org.rambla.wiki.template.FactRevisions.By;
import org.rambla.wiki.template.FactSheet;
import org.rambla.wiki.template.FactWords.Shown;

/** Reads what pages say on their way out, some at a time, with their pictures, fields and authors. */
final class OutTexts implements Iterable<OutPage> {
    private static final Pattern PICTURE = Pattern.compile("<img src=\"(/files/([0-9]{1,18})/([^\"/]{1,600}))\"");

    private final Pages pages;
    private final AuthorsThen authors;
    private final Files files;
    private final FactSheet sheets;
    private final SpelledOut spelling;
    private final Mailer mailer;
    private final Readings readings;
    private final OutTranslations translations;
    private final List<Chosen> all;
    private final Visit visit;

    OutTexts(
            Pages pages,
            AuthorsThen authors,
            Files files,
            FactSheet sheets,
            SpelledOut spelling,
            Mailer mailer,
            Readings readings,
            OutTranslations translations,
            List<Chosen> all,
            Visit visit) {
        this.pages = pages;
        this.authors = authors;
        this.files = files;
        this.sheets = sheets;
        this.spelling = spelling;
        this.mailer = mailer;
        this.readings = readings;
        this.translations = translations;
        this.all = all;
        this.visit = visit;
    }

    @Override
    public Iterator<OutPage> iterator() {
        return new Iterator<>() {
            private final AtomicLong left = new AtomicLong(SpelledOut.ALL);
            private final Deque<OutPage> ready = new ArrayDeque<>();
            private int next;

            @Override
            public boolean hasNext() {
                return !ready.isEmpty() || next < all.size();
            }

            @Override
            public OutPage next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                if (ready.isEmpty()) {
                    List<Chosen> some = OutTranslations.some(all, next, Chosen::characters);
                    ready.addAll(read(some, left));
                    next += some.size();
                }
                return ready.remove();
            }
        };
    }

    private List<OutPage> read(List<Chosen> some, AtomicLong left) {
        Map<String, VersionRow> texts = new HashMap<>();
        Map<String, Body> bodies = new HashMap<>();
        Map<String, List<Shown>> facts = new HashMap<>();
        Map<Long, Reading> translated = new HashMap<>();
        some.stream().collect(Collectors.groupingBy(Chosen::language)).forEach((language, chosen) -> {
            List<PageRow> rows = chosen.stream().map(Chosen::row).toList();
            List<VersionRow> said =
                    pages.texts().of(rows.stream().map(PageRow::id).toList(), language);
            said.forEach(text -> texts.put(key(text.page(), language), text));
            Map<Long, Reading> read = translated(chosen, said);
            translated.putAll(read);
            List<VersionRow> going =
                    said.stream().map(text -> in(text, read.get(text.page()))).toList();
            spelling.of(going, language, left, visit).forEach((page, body) -> bodies.put(key(page, language), body));
            sheets.shown(rows, language, visit).forEach((page, shown) -> facts.put(key(page, language), shown));
        });
        Map<By, MemberCard> people =
                authors.cards(texts.values().stream().map(VersionRow::by).collect(Collectors.toSet()));
        Set<Long> pictures = pictures(bodies.values());
        List<OutPage> out = new ArrayList<>();
        for (Chosen chosen : some) {
            String key = key(chosen.row().id(), chosen.language());
            VersionRow text = texts.get(key);
            if (text == null) {
                throw new Refusal(409, "wiki.refusal.gone");
            }
            Map<String, String> fields = new LinkedHashMap<>();
            facts.getOrDefault(key, List.of())
                    .forEach(fact -> fields.merge(fact.label(), fact.text(), (a, b) -> a + ", " + b));
            Filled filled = filled(chosen.row(), facts.getOrDefault(key, List.of()));
            Reading reading = translated.get(text.page());
            out.add(page(chosen, text, bodies.get(key), fields, filled, people.get(text.by()), pictures)
                    .noting(reading == null ? "" : readings.words(reading, visit.messages())));
        }
        return out;
    }

    /** Those of some pages that go out in translation, as it was decided. */
    private Map<Long, Reading> translated(List<Chosen> chosen, List<VersionRow> said) {
        Map<Long, String> decided = chosen.stream()
                .filter(one -> !one.head().language().equals(one.language()))
                .collect(Collectors.toMap(
                        one -> one.row().id(), one -> one.head().title()));
        if (decided.isEmpty()) {
            return Map.of();
        }
        Map<Long, Reading> read = translations.of(
                said.stream().filter(text -> decided.containsKey(text.page())).toList(), visit);
        decided.forEach((page, title) -> {
            if (!read.containsKey(page) || !read.get(page).title().equals(title)) {
                throw new OutTranslations.Gone(null);
            }
        });
        return read;
    }

    private static VersionRow in(VersionRow text, Reading reading) {
        return reading == null
                ? text
                : new VersionRow(
                        text.page(),
                        text.language(),
                        text.revision(),
                        text.title(),
                        reading.body(),
                        text.summary(),
                        text.editor(),
                        text.organisation(),
                        text.writtenAt());
    }

    /** Templates that people made are others elsewhere. */
    private static Filled filled(PageRow row, List<Shown> facts) {
        List<String> values = new ArrayList<>();
        if (!row.template().matches("(t[0-9]+)?")) {
            facts.forEach(fact -> fact.carried()
                    .forEach(
                            value -> values.add(fact.field().key() + "=" + value.replaceAll("[\\p{Cntrl}\\s]+", " "))));
        }
        return values.isEmpty() ? Filled.NONE : new Filled(row.template(), values);
    }

    private static String key(long page, String language) {
        return page + " " + language;
    }

    private OutPage page(
            Chosen chosen,
            VersionRow text,
            Body body,
            Map<String, String> fields,
            Filled filled,
            MemberCard editor,
            Set<Long> pictures) {
        String address = chosen.row().address(visit.space());
        String byline = visit.space().name().in(visit.language()) + ". "
                + visit.times().dateTime(text.writtenAt()) + " "
                + visit.times().zoneLabel(text.writtenAt())
                + (editor == null
                        ? ""
                        : ", " + Parts.name(editor, visit) + ", " + Parts.organisation(editor.organisation(), visit));
        String query = chosen.head().of().isEmpty() ? "" : "?language=" + chosen.language();
        return new OutPage(
                chosen.head(), body, mailer.link(address + query), fields, filled, byline, shown(body, pictures));
    }

    /** The pictures of some texts that this visitor may be shown. */
    private Set<Long> pictures(Iterable<Body> bodies) {
        StringBuilder marks = new StringBuilder();
        for (Body body : bodies) {
            PICTURE.matcher(body.html()).results().forEach(found -> marks.append(found.group()));
        }
        return new HashSet<>(files.pictures(new Body(marks.toString(), 0), visit));
    }

    private List<OutFile> shown(Body body, Set<Long> readable) {
        List<OutFile> pictures = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Matcher matcher = PICTURE.matcher(body.html()); matcher.find(); ) {
            long id = Long.parseLong(matcher.group(2));
            if (readable.contains(id) && known.add(matcher.group(1))) {
                String name = matcher.group(3);
                String ending = name.substring(name.lastIndexOf('.') + 1);
                Stored stored = new Stored(id, name, "image/" + ending, 0);
                pictures.add(new OutFile(matcher.group(1), name, stored.type(), false, () -> files.open(stored)));
            }
        }
        return pictures;
    }
}
