// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rambla.api.persistence.Database;
import org.rambla.wiki.page.Pass;
import org.rambla.wiki.template.Facts.Fact;

/**
 * Works out once more by what periods and costs are sorted, which were kept as words before lists could be narrowed to a
 * range of them.
 */
public final class SortAnew {
    private final Database database;
    private final Templates templates;
    private final FactForm form;
    private final Pass pass;

    public SortAnew(Database database, Templates templates, FactForm form) {
        this.database = database;
        this.templates = templates;
        this.form = form;
        this.pass = new Pass(database, "ranges");
    }

    private record Paged(long page, String template) {}

    private record Held(long page, Fact fact) {}

    /** Does it where it was not done yet; some pages in each transaction. */
    public void run() {
        pass.run(this::sortBehind);
    }

    private long sortBehind(long last) {
        List<Paged> some = database.list(
                "select id, template from wiki_page where id > ? and template <> '' order by id fetch first "
                        + Pass.STEP + " rows only",
                row -> new Paged(row.number("id"), row.text("template")),
                last);
        if (some.isEmpty()) {
            return 0;
        }
        sort(some);
        return some.get(some.size() - 1).page();
    }

    private void sort(List<Paged> pages) {
        Map<Long, String> keys = pages.stream().collect(Collectors.toMap(Paged::page, Paged::template));
        Map<String, Optional<Template>> known = new HashMap<>();
        keys.values().forEach(key -> known.computeIfAbsent(key, templates::find));
        List<Held> changed = new ArrayList<>();
        for (Held held : database.list(
                "select page, field, language, place, said, sort_key from wiki_fact where page in (?)",
                row -> new Held(
                        row.number("page"),
                        new Fact(
                                row.text("field"),
                                row.text("language"),
                                row.integer("place"),
                                row.text("said"),
                                row.text("sort_key"))),
                keys.keySet())) {
            Fact fact = held.fact();
            known.get(keys.get(held.page()))
                    .flatMap(template -> template.field(fact.field()))
                    .filter(field -> field.kind() == FieldKind.PERIOD || field.kind() == FieldKind.COST)
                    .map(field -> form.fact(field, fact.language(), fact.place(), fact.value()))
                    .filter(now -> !now.sort().equals(fact.sort()))
                    .ifPresent(now -> changed.add(new Held(held.page(), now)));
        }
        if (!changed.isEmpty()) {
            write(changed);
        }
    }

    private void write(List<Held> changed) {
        database.transaction(tx -> {
            for (Held held : changed) {
                Fact fact = held.fact();
                // Whoever saved another value meanwhile has it sorted already.
                tx.execute(
                        "update wiki_fact set sort_key = ? where page = ? and field = ? and language = ? and place = ?"
                                + " and said = ?",
                        fact.sort(),
                        held.page(),
                        fact.field(),
                        fact.language(),
                        fact.place(),
                        fact.value());
            }
            return null;
        });
    }
}
