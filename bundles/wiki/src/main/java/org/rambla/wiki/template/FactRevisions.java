// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.Sql;
import org.rambla.api.persistence.Transaction;
import org.rambla.wiki.template.Facts.Fact;

/**
 * What the fields of pages held at any time, numbered for each page over all languages: so that what two people change at
 * once is put together field by field, and nothing that was filled in is lost.
 */
public final class FactRevisions {
    private static final int BATCH = 200;

    private FactRevisions() {}

    /** Whoever saves, and the city for which they act. */
    public record By(long member, long organisation) {}

    /** Writes what a page's fields hold from now on, and keeps it under the next number; the page is locked. */
    public static void keep(Transaction tx, long page, Facts facts, String language, int number, By by, Instant at) {
        facts.keep(tx, page, language);
        tx.execute(
                "insert into wiki_fact_revision (page, revision, facts, editor, organisation, written_at) values (?,?,?,?,?,?)",
                page,
                number,
                new Facts(facts.template(), all(tx, page), number).toJson(),
                by.member(),
                by.organisation(),
                at);
    }

    /** What was noted to be in one language is in another: so it was at any time. */
    public static void speak(Transaction tx, long page, String from, String to) {
        int behind = 0;
        List<Facts> some;
        do {
            some = tx.list(
                    "select revision, facts from wiki_fact_revision where page = ? and revision > ? order by revision"
                            + " fetch first " + BATCH + " rows only",
                    row -> Facts.fromJson(row.text("facts")).after(row.integer("revision")),
                    page,
                    behind);
            for (Facts one : some) {
                behind = one.base();
                Facts spoken = one.spoken(from, to);
                if (spoken != one) {
                    tx.execute(
                            "update wiki_fact_revision set facts = ? where page = ? and revision = ?",
                            spoken.toJson(),
                            page,
                            behind);
                }
            }
        } while (some.size() == BATCH);
    }

    private static List<Fact> all(Sql sql, long page) {
        return sql.list(
                "select field, language, place, said, sort_key from wiki_fact where page = ?"
                        + " order by field, language, place",
                FactRevisions::fact,
                page);
    }

    /** What a page's fields hold in some languages. */
    static List<Fact> present(Sql sql, long page, List<String> languages) {
        return sql.list(
                "select field, language, place, said, sort_key from wiki_fact where page = ? and language in (?)"
                        + " order by field, language, place",
                FactRevisions::fact,
                page,
                languages);
    }

    private static Fact fact(Row row) {
        return new Fact(
                row.text("field"), row.text("language"), row.integer("place"), row.text("said"), row.text("sort_key"));
    }

    /**
     * What somebody filled in, together with what others saved meanwhile: whoever changed a field alone is right.
     *
     * @param now the number of what the page's fields hold
     * @throws Refusal 409, naming the fields as forms send them, when both changed the same one
     */
    public static Facts onto(Sql sql, long page, int now, Facts mine, String language) {
        if (mine.base() == now) {
            return mine;
        }
        List<String> languages = mine.languages(language);
        List<Fact> theirs = present(sql, page, languages);
        List<Fact> began = sql.first(
                        "select facts from wiki_fact_revision where page = ? and revision = ?",
                        row -> Facts.fromJson(row.text("facts")).facts().stream()
                                .filter(fact -> languages.contains(fact.language()))
                                .toList(),
                        page,
                        mine.base())
                .orElse(List.of());
        List<Fact> together = new ArrayList<>();
        Refusal refusal = new Refusal(409, "wiki.refusal.facts");
        for (Place place : places(mine.facts(), theirs, began)) {
            List<String> before = place.values(began);
            List<String> own = place.values(mine.facts());
            List<String> other = place.values(theirs);
            if (!own.equals(before) && !other.equals(before) && !other.equals(own)) {
                refusal.at("fact-" + place.field(), "wiki.problem.fact");
            }
            together.addAll(place.in(own.equals(before) ? theirs : mine.facts()));
        }
        if (!refusal.fields().isEmpty()) {
            throw refusal;
        }
        return new Facts(mine.template(), together, now);
    }

    /** A field in a language. */
    private record Place(String field, String language) {
        /** What it holds, in order. */
        List<Fact> in(List<Fact> facts) {
            return facts.stream()
                    .filter(fact ->
                            fact.field().equals(field) && fact.language().equals(language))
                    .toList();
        }

        List<String> values(List<Fact> facts) {
            return in(facts).stream().map(Fact::value).toList();
        }
    }

    @SafeVarargs
    private static Set<Place> places(List<Fact>... lists) {
        Set<Place> places = new LinkedHashSet<>();
        for (List<Fact> facts : lists) {
            facts.forEach(fact -> places.add(new Place(fact.field(), fact.language())));
        }
        return places;
    }
}
