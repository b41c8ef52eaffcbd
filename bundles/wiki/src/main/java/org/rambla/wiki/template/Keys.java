// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.rambla.api.text.Localised;
import org.rambla.wiki.page.Titles;

/**
 * The keys of a template's fields. Pages hold what is said in a field under its key: a key never goes to a field of
 * another kind, not even when the field that had it is gone.
 */
final class Keys {
    /** Fields that all templates share have one key, so that lists and filters mean the same. */
    private static final Set<String> SHARED = Set.of("city", "country", "topics");

    private static final int MAX = 35;

    private final Set<String> held = new LinkedHashSet<>();
    private final Set<String> taken = new HashSet<>();

    /**
     * @param before what the template was, null for a new one
     */
    Keys(Template before) {
        if (before != null) {
            held.addAll(before.former());
            before.fields().forEach(field -> held.add(field.key()));
        }
    }

    /**
     * The key of a field, which no other field of the template has then.
     *
     * @param known the one that it has already, "" for none
     */
    String take(String known, FieldKind kind, Localised name) {
        if (!known.isEmpty() && taken.add(known)) {
            return known;
        }
        String shared = kind.name().toLowerCase(Locale.ROOT);
        if (SHARED.contains(shared) && taken.add(shared)) {
            return shared;
        }
        String wanted =
                SHARED.contains(shared) ? shared : Titles.slug(name.in("en")).replaceAll("-2$", "");
        String base = wanted.length() > MAX ? wanted.substring(0, MAX) : wanted;
        String key = base;
        for (int i = 2; taken.contains(key) || held.contains(key) || SHARED.contains(key); i++) {
            key = base + "-" + i;
        }
        taken.add(key);
        return key;
    }

    /** Those that no field has any more. */
    Set<String> former() {
        Set<String> former = new LinkedHashSet<>(held);
        former.removeAll(taken);
        former.removeAll(SHARED);
        return former;
    }
}
