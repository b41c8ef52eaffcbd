// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.persistence.Sql;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.text.JsonText;

/**
 * What the fields of a page's template hold.
 *
 * @param template key of the template, "" for none
 * @param facts in the order of the fields
 * @param base the number of what the page's fields held when they were begun to be changed, see {@link FactRevisions};
 *     0 for nothing
 */
public record Facts(String template, List<Fact> facts, int base) {
    public static final Facts NONE = new Facts("", List.of());

    /** Longest JSON, in characters. */
    public static final int MAX_JSON = 32_000;

    public Facts {
        facts = List.copyOf(facts);
    }

    /** Of a page still to be made. */
    public Facts(String template, List<Fact> facts) {
        this(template, facts, 0);
    }

    /** The same, begun with what the page's fields held then. */
    public Facts after(int number) {
        return new Facts(template, facts, number);
    }

    /**
     * A value of a field.
     *
     * @param language of words; "" where it is the same in every language
     * @param place from 0, for fields with several values
     * @param value words; an id, a code, a day as 2027-03-31, a number, or the key of an option
     * @param sort by what it is sorted, at most 200 characters
     */
    public record Fact(String field, String language, int place, String value, String sort) {
        private static final int MAX_CHOICE = 100;

        /** By what lists are narrowed, "" for words. */
        String choice() {
            return language.isEmpty() && value.length() <= MAX_CHOICE ? value : "";
        }
    }

    /** The same where words that were noted to be in one language are in another, in place of any that were. */
    public Facts spoken(String from, String to) {
        if (facts.stream().noneMatch(fact -> fact.language().equals(from))) {
            return this;
        }
        return new Facts(
                template,
                facts.stream()
                        .filter(fact -> !fact.language().equals(to))
                        .map(fact -> fact.language().equals(from)
                                ? new Fact(fact.field(), to, fact.place(), fact.value(), fact.sort())
                                : fact)
                        .toList(),
                base);
    }

    /** The values of a field in a language, or in none. */
    public List<String> of(String field, String language) {
        return facts.stream()
                .filter(fact -> fact.field().equals(field)
                        && (fact.language().isEmpty() || fact.language().equals(language)))
                .map(Fact::value)
                .toList();
    }

    /**
     * All of them by field; several values have spaces between them. Words in another language than the original's go by
     * the field and that language: "results@fr".
     */
    public Map<String, String> fields(String original) {
        Map<String, String> fields = new LinkedHashMap<>();
        facts.forEach(fact -> fields.merge(
                fact.language().isEmpty() || fact.language().equals(original)
                        ? fact.field()
                        : fact.field() + "@" + fact.language(),
                fact.value(),
                (a, b) -> a + " " + b));
        return fields;
    }

    /** Writes those of a page: values without a language, and those of this one, take the place of what was there. */
    void keep(Transaction tx, long page, String language) {
        tx.execute("delete from wiki_fact where page = ? and language in (?)", page, languages(language));
        for (Fact fact : facts) {
            tx.execute(
                    "insert into wiki_fact (page, field, language, place, said, choice, sort_key)"
                            + " values (?,?,?,?,?,?,?)",
                    page,
                    fact.field(),
                    fact.language(),
                    fact.place(),
                    fact.value(),
                    fact.choice(),
                    fact.sort());
        }
    }

    /** None, the one that is saved, and those that the values are in. */
    List<String> languages(String language) {
        List<String> languages = new ArrayList<>(List.of("", language));
        facts.stream()
                .map(Fact::language)
                .filter(known -> !languages.contains(known))
                .forEach(languages::add);
        return languages;
    }

    /** Whether a page holds other values than these. */
    public boolean differ(Sql sql, long page, String language) {
        List<Fact> present = FactRevisions.present(sql, page, languages(language));
        return present.size() != facts.size() || !present.containsAll(facts);
    }

    /** Whether a page holds other words than these in one language. */
    public boolean differIn(Sql sql, long page, String language) {
        List<Fact> present = FactRevisions.present(sql, page, List.of(language));
        List<Fact> own =
                facts.stream().filter(fact -> fact.language().equals(language)).toList();
        return present.size() != own.size() || !present.containsAll(own);
    }

    /** For drafts; {@link #fromJson} reads it. */
    public String toJson() {
        if (template.isEmpty()) {
            return "";
        }
        JsonArrayBuilder rows = JsonText.build().createArrayBuilder();
        facts.forEach(fact -> rows.add(JsonText.build()
                .createArrayBuilder()
                .add(fact.field())
                .add(fact.language())
                .add(fact.place())
                .add(fact.value())
                .add(fact.sort())));
        return JsonText.build()
                .createObjectBuilder()
                .add("template", template)
                .add("base", base)
                .add("facts", rows)
                .build()
                .toString();
    }

    /** From {@link #toJson}; "" gives {@link #NONE}. */
    public static Facts fromJson(String json) {
        if (json == null || json.isEmpty()) {
            return NONE;
        }
        JsonObject object = JsonText.object(json);
        List<Fact> facts = new ArrayList<>();
        for (JsonArray row : object.getJsonArray("facts").getValuesAs(JsonArray.class)) {
            facts.add(new Fact(row.getString(0), row.getString(1), row.getInt(2), row.getString(3), row.getString(4)));
        }
        return new Facts(object.getString("template"), facts, object.getInt("base", 0));
    }
}
