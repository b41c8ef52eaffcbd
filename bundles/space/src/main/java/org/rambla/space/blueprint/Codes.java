// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.blueprint;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.rambla.api.persistence.Sql;

/** Names of spaces and blueprints in addresses: lower-case letters, digits and hyphens; they never change. */
public final class Codes {
    private static final int MOST = 34;

    private Codes() {}

    /** What is left of a name, at most 34 characters; "space" when that is nothing. */
    public static String plain(String name) {
        String plain = Normalizer.normalize(name.replace("œ", "oe").replace("ß", "ss"), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(MOST, plain.length())).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "space" : cut;
    }

    /** One that no space has yet. */
    public static String free(Sql sql, String name) {
        String base = plain(name);
        Set<String> taken = new HashSet<>(sql.list(
                "select slug from space_space where slug = ? or slug like ?",
                row -> row.text("slug"),
                base,
                base + "-%"));
        String slug = base;
        for (int i = 2; taken.contains(slug); i++) {
            slug = base + "-" + i;
        }
        return slug;
    }
}
