// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.persistence.Database;
import org.rambla.translation.engine.Answers;
import org.rambla.translation.glossary.Glossary;
import org.rambla.translation.glossary.Rules;
import org.rambla.translation.memory.Similar;

/** How often translations offend against the glossary as it is now. */
final class Violations {
    /** Passages that are looked at for one page: of texts that go on and on, the first ones. */
    private static final int MOST = 1_000;

    private final Database database;
    private final Glossary glossary;

    Violations(Database database, Glossary glossary) {
        this.database = database;
        this.glossary = glossary;
    }

    private record Passage(long content, String source, String target) {}

    /**
     * By item, those without any left out; one statement.
     *
     * @param languages of the originals, by item
     */
    Map<Long, Integer> of(Collection<Long> contents, Map<Long, String> languages, String into, long space) {
        Map<Long, Integer> flags = new HashMap<>();
        if (contents.isEmpty()) {
            return flags;
        }
        List<Passage> passages = database.list(
                "select content, source, target from translation_passage where content in (?) and language = ?"
                        + " and stamp <> 0 fetch first " + MOST + " rows only",
                row -> new Passage(row.number("content"), row.text("source"), row.text("target")),
                contents,
                into);
        for (Passage passage : passages) {
            Rules rules = glossary.rules(languages.get(passage.content()), into, space);
            int found = Answers.violations(rules, Similar.plain(passage.source()), Similar.plain(passage.target()))
                    .size();
            if (found > 0) {
                flags.merge(passage.content(), found, Integer::sum);
            }
        }
        return flags;
    }
}
