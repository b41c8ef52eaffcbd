// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rambla.api.content.Bodies;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.Sql;
import org.rambla.api.text.Localised;

/**
 * What only some pages of a space need beyond its card.
 *
 * @param welcome for newcomers, by language, clean HTML
 * @param code of a project, "" for none
 * @param starts first day of a project as 2018-01-31, "" for none
 */
public record SpaceDetails(Localised welcome, String code, String starts, String ends, long blueprint, int version) {

    /** Reads them; one statement. */
    public static SpaceDetails read(Sql sql, Bodies bodies, long space) {
        return sql.first(
                        "select welcome, rules, code, starts_on, ends_on, blueprint, version from space_space where id = ?",
                        row -> of(row, bodies),
                        space)
                .orElseThrow();
    }

    private static SpaceDetails of(Row row, Bodies bodies) {
        int rules = row.integer("rules");
        return new SpaceDetails(
                SpaceRows.each(
                        Localised.fromJson(row.text("welcome")),
                        (language, html) -> bodies.stored(html, rules).html()),
                row.text("code"),
                row.text("starts_on"),
                row.text("ends_on"),
                row.number("blueprint"),
                row.integer("version"));
    }

    public Optional<LocalDate> firstDay() {
        return starts.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(starts));
    }

    public Optional<LocalDate> lastDay() {
        return ends.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(ends));
    }

    /** Organisations that run it together, by id; one statement. */
    public static List<Long> partners(Sql sql, long space) {
        return sql.list(
                "select organisation from space_partner where space_id = ? order by organisation",
                row -> row.number("organisation"),
                space);
    }
}
