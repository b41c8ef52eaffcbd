// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Sql;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.text.Localised;
import org.rambla.translation.glossary.Concept.Forms;

/** The glossary as it is kept. */
public final class Concepts {
    private static final String HEAD = "select id, space_id, part, notes, origin from translation_concept where ";

    private final Database database;

    public Concepts(Database database) {
        this.database = database;
    }

    /**
     * Where a page of the list begins.
     *
     * @param folded of the last form before it, "" for the first page
     */
    public record After(String folded, long concept) {
        public static final After START = new After("", 0);
    }

    /** A place in the list: a concept by its form in the language of the list. */
    public record Listed(Concept concept, String folded) {}

    /**
     * Those that have a preferred form in a language, sorted by it; two statements.
     *
     * @param words that one of its forms contains, in whatever language; "" for all
     */
    public List<Listed> page(Collection<Long> spaces, String language, String words, After after, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(spaces, language));
        String narrowed = "";
        if (!words.isBlank()) {
            narrowed =
                    " and exists (select 1 from translation_form o where o.concept = f.concept and o.folded like ? escape"
                            + " '!')";
            arguments.add("%" + Phrase.folded(words).replaceAll("[%_!]", "!$0") + "%");
        }
        arguments.addAll(List.of(after.folded(), after.folded(), after.concept()));
        List<Map.Entry<Long, String>> found = database.list(
                "select f.concept, f.folded from translation_form f where f.space_id in (?) and f.language = ?"
                        + " and f.kind = 'PREFERRED'" + narrowed
                        + " and (f.folded > ? or (f.folded = ? and f.concept > ?)) order by f.folded, f.concept"
                        + " fetch first " + limit + " rows only",
                row -> Map.entry(row.number("concept"), row.text("folded")),
                arguments.toArray());
        Map<Long, Concept> concepts =
                byId(database, found.stream().map(Map.Entry::getKey).toList());
        return found.stream()
                .filter(entry -> concepts.containsKey(entry.getKey()))
                .map(entry -> new Listed(concepts.get(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** Those without a preferred form in a language, the latest first. */
    public List<Concept> without(Collection<Long> spaces, String language, int limit) {
        List<Long> found = database.list(
                "select c.id from translation_concept c where c.space_id in (?) and not exists (select 1 from"
                        + " translation_form f where f.concept = c.id and f.language = ? and f.kind = 'PREFERRED')"
                        + " order by c.id desc fetch first " + limit + " rows only",
                row -> row.number("id"),
                spaces,
                language);
        return List.copyOf(byId(database, found).values());
    }

    /** One of a space, or of the network for 0. */
    public Optional<Concept> find(long space, long id) {
        return Optional.ofNullable(byId(database, List.of(id)).get(id)).filter(concept -> concept.space() == space);
    }

    /** All of a space, or of the network for 0, by id. */
    public List<Concept> all(long space) {
        return all(database, space);
    }

    /** All there are, by space. */
    Map<Long, List<Concept>> all() {
        Map<Long, List<Concept>> bySpace = new HashMap<>();
        List<Concept> heads = database.list(
                "select id, space_id, part, notes, origin from translation_concept order by id", Concepts::head);
        Map<Long, Map<String, Forms>> forms = forms(database.list(
                "select concept, language, kind, form from translation_form order by concept, language, kind, place",
                Concepts::row));
        heads.forEach(head -> bySpace.computeIfAbsent(head.space(), space -> new ArrayList<>())
                .add(filled(head, forms.getOrDefault(head.id(), Map.of()))));
        return bySpace;
    }

    /** What changes whenever anything does. */
    String stamp() {
        return database.first(
                        "select count(*) as held, max(changed_at) as latest from translation_concept",
                        row -> row.number("held") + "-" + row.number("latest"))
                .orElse("");
    }

    static List<Concept> all(Sql sql, long space) {
        List<Concept> heads = sql.list(HEAD + "space_id = ? order by id", Concepts::head, space);
        Map<Long, Map<String, Forms>> forms = forms(sql.list(
                "select concept, language, kind, form from translation_form where space_id = ?"
                        + " order by concept, language, kind, place",
                Concepts::row,
                space));
        return heads.stream()
                .map(head -> filled(head, forms.getOrDefault(head.id(), Map.of())))
                .toList();
    }

    private static Map<Long, Concept> byId(Sql sql, List<Long> ids) {
        Map<Long, Concept> concepts = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return concepts;
        }
        Map<Long, Concept> heads = new HashMap<>();
        sql.list(HEAD + "id in (?)", Concepts::head, ids).forEach(head -> heads.put(head.id(), head));
        Map<Long, Map<String, Forms>> forms = forms(sql.list(
                "select concept, language, kind, form from translation_form where concept in (?)"
                        + " order by concept, language, kind, place",
                Concepts::row,
                ids));
        for (long id : ids) {
            if (heads.containsKey(id)) {
                concepts.put(id, filled(heads.get(id), forms.getOrDefault(id, Map.of())));
            }
        }
        return concepts;
    }

    private static Concept head(org.rambla.api.persistence.Row row) {
        return new Concept(
                row.number("id"),
                row.number("space_id"),
                row.text("part"),
                Localised.fromJson(row.text("notes")),
                row.text("origin"),
                Map.of());
    }

    private record Form(long concept, String language, String kind, String text) {}

    private static Form row(org.rambla.api.persistence.Row row) {
        return new Form(row.number("concept"), row.text("language"), row.text("kind"), row.text("form"));
    }

    private static Map<Long, Map<String, Forms>> forms(List<Form> rows) {
        Map<Long, Map<String, Forms>> all = new HashMap<>();
        for (Form form : rows) {
            Map<String, Forms> languages = all.computeIfAbsent(form.concept(), concept -> new TreeMap<>());
            Forms before = languages.getOrDefault(form.language(), Forms.NONE);
            languages.put(
                    form.language(),
                    switch (form.kind()) {
                        case "PREFERRED" -> new Forms(form.text(), before.allowed(), before.forbidden());
                        case "ALLOWED" ->
                            new Forms(before.preferred(), longer(before.allowed(), form.text()), before.forbidden());
                        default ->
                            new Forms(before.preferred(), before.allowed(), longer(before.forbidden(), form.text()));
                    });
        }
        return all;
    }

    private static List<String> longer(List<String> list, String text) {
        List<String> longer = new ArrayList<>(list);
        longer.add(text);
        return List.copyOf(longer);
    }

    private static Concept filled(Concept head, Map<String, Forms> forms) {
        return new Concept(head.id(), head.space(), head.part(), head.notes(), head.source(), forms);
    }

    /** Keeps a new one (id 0), or what has become of one. */
    public long save(Concept concept, long member) {
        return database.transaction(tx -> save(tx, concept, member));
    }

    /**
     * Keeps what somebody made of one.
     *
     * @param base what was shown, as {@link Concept#stamp}
     * @return false when somebody else changed it meanwhile, or removed it; nothing was changed then
     */
    public boolean change(Concept concept, long base, long member) {
        return database.transaction(tx -> {
            Concept there = byId(tx, List.of(concept.id())).get(concept.id());
            if (there == null || there.space() != concept.space() || there.stamp() != base) {
                return false;
            }
            save(tx, concept, member);
            return true;
        });
    }

    static long save(Transaction tx, Concept concept, long member) {
        long id = concept.id();
        if (id == 0) {
            id = tx.next("translation_concept_seq");
            tx.execute(
                    "insert into translation_concept (id, space_id, part, notes, origin, changed_by, changed_at)"
                            + " values (?,?,?,?,?,?,?)",
                    id,
                    concept.space(),
                    concept.part(),
                    concept.notes().toJson(),
                    concept.source(),
                    member,
                    Instant.now());
        } else {
            tx.execute(
                    "update translation_concept set part = ?, notes = ?, origin = ?, changed_by = ?, changed_at = ?"
                            + " where id = ? and space_id = ?",
                    concept.part(),
                    concept.notes().toJson(),
                    concept.source(),
                    member,
                    Instant.now(),
                    id,
                    concept.space());
            tx.execute("delete from translation_form where concept = ?", id);
        }
        for (Map.Entry<String, Forms> entry : concept.forms().entrySet()) {
            Forms forms = entry.getValue();
            String language = entry.getKey();
            if (!forms.preferred().isEmpty()) {
                form(tx, concept.space(), id, language, "PREFERRED", List.of(forms.preferred()));
            }
            form(tx, concept.space(), id, language, "ALLOWED", forms.allowed());
            form(tx, concept.space(), id, language, "FORBIDDEN", forms.forbidden());
        }
        return id;
    }

    private static void form(Transaction tx, long space, long id, String language, String kind, List<String> forms) {
        for (int i = 0; i < forms.size(); i++) {
            String folded = Phrase.folded(forms.get(i));
            tx.execute(
                    "insert into translation_form (concept, space_id, language, kind, place, form, folded)"
                            + " values (?,?,?,?,?,?,?)",
                    id,
                    space,
                    language,
                    kind,
                    i,
                    forms.get(i),
                    folded.length() <= 220 ? folded : folded.substring(0, 220));
        }
    }

    /** Whether it was there. */
    public boolean remove(long space, long id) {
        return database.transaction(tx -> {
            int removed = tx.execute("delete from translation_concept where id = ? and space_id = ?", id, space);
            if (removed > 0) {
                tx.execute("delete from translation_form where concept = ?", id);
            }
            return removed > 0;
        });
    }
}
