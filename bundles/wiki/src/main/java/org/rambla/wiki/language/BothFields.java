// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rambla.wiki.language.BothTexts.State;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Synced;
import org.rambla.wiki.template.FactChanges;
import org.rambla.wiki.template.FactSheet;
import org.rambla.wiki.template.Facts;
import org.rambla.wiki.template.Template;
import org.rambla.wiki.template.TemplateField;

/**
 * Those fields of a page's template that hold words, in the original beside another language.
 *
 * @param template null for a page without one
 * @param present what the fields hold, in every language
 */
public record BothFields(Template template, Facts present, List<Pair> pairs) {
    static final BothFields NONE = new BothFields(null, Facts.NONE, List.of());

    /** In a form, what follows is the key of a field that needs no change; passages are named without it. */
    static final String SAME = "=";

    /**
     * A field that says something in one of the two.
     *
     * @param original "" when it says nothing there
     * @param written "" when it says nothing here
     * @param before what the original said when the other language said the same; "" when that is not known
     */
    public record Pair(TemplateField field, State state, String original, String written, String before) {
        public boolean flagged() {
            return state == State.CHANGED || state == State.MISSING || state == State.DELETED;
        }
    }

    /** Reads both; three statements at most. */
    static BothFields read(PageRow page, String language, Synced synced, FactSheet sheets, FactChanges changes) {
        Optional<Template> template = sheets.template(page);
        if (template.isEmpty()) {
            return NONE;
        }
        Facts present = sheets.facts(page);
        Set<Integer> needed = new TreeSet<>();
        for (TemplateField field : template.get().fields()) {
            if (field.kind().worded() && synced.field(field.key()) < page.worded()) {
                needed.add(synced.field(field.key()));
            }
        }
        Map<Integer, Facts> then = new HashMap<>();
        if (needed.remove(0)) {
            // Nobody knows what it says of the original: what changed last is looked at.
            changes.before(page, page.worded()).ifPresent(facts -> then.put(0, facts));
        }
        then.putAll(changes.at(page, needed));
        List<Pair> pairs = new ArrayList<>();
        for (TemplateField field : template.get().fields()) {
            if (field.kind().worded()) {
                boolean behind = synced.field(field.key()) < page.worded();
                Facts known = behind ? then.get(synced.field(field.key())) : present;
                pair(field, page.language(), language, present, known).ifPresent(pairs::add);
            }
        }
        return new BothFields(template.get(), present, pairs);
    }

    private static Optional<Pair> pair(TemplateField field, String first, String second, Facts present, Facts known) {
        String original = word(present, field, first);
        String written = word(present, field, second);
        String before = known == null ? "" : word(known, field, first);
        if (original.isEmpty() && written.isEmpty()) {
            return Optional.empty();
        }
        boolean changed = known != null && !before.equals(original);
        State state;
        if (written.isEmpty()) {
            state = State.MISSING;
        } else if (original.isEmpty()) {
            state = before.isEmpty() ? State.ALONE : State.DELETED;
        } else {
            state = changed ? State.CHANGED : State.SAME;
        }
        return Optional.of(new Pair(field, state, original, written, changed ? before : ""));
    }

    private static String word(Facts facts, TemplateField field, String language) {
        return facts.facts().stream()
                .filter(fact ->
                        fact.field().equals(field.key()) && fact.language().equals(language))
                .map(Facts.Fact::value)
                .findFirst()
                .orElse("");
    }

    long flagged() {
        return pairs.stream().filter(Pair::flagged).count();
    }

    /**
     * What of the original's fields the text says then.
     *
     * @param synced what it said before
     * @param seen the save of the fields that was before the writer's eyes
     * @param said what the fields say then; null without a template
     * @param same keys of fields that need no change, with {@link #SAME} before each
     */
    Synced after(Synced synced, int seen, Facts said, String language, Set<String> same) {
        Map<String, Integer> fields = new HashMap<>(synced.fields());
        boolean all = true;
        for (Pair pair : pairs) {
            String now = said == null ? pair.written() : word(said, pair.field(), language);
            boolean changed = !now.equals(pair.written());
            if (pair.flagged() && (changed || same.contains(SAME + pair.field().key()))) {
                fields.put(pair.field().key(), seen);
            } else if (pair.flagged()) {
                all = false;
            }
        }
        return all
                ? new Synced(synced.origin(), synced.blocks(), Math.max(seen, synced.worded()), Map.of())
                : new Synced(synced.origin(), synced.blocks(), synced.worded(), fields);
    }
}
