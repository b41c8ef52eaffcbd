// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.text.JsonText;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.TranslationEngine.Pair;

/** The machines that were set up, as they are kept; keys are kept as they are typed, and never shown. */
final class SetUps {
    private final Database database;

    SetUps(Database database) {
        this.database = database;
    }

    /** All of them, those that are asked first first. */
    List<SetUp> all() {
        return database.list(
                "select name, in_use, closed_too, place, daily, settings, pairs, asked_at, changed_at from translation_engine"
                        + " order by place, name",
                SetUps::read);
    }

    private static SetUp read(Row row) {
        return new SetUp(
                row.text("name"),
                row.flag("in_use"),
                row.flag("closed_too"),
                row.integer("place"),
                row.number("daily"),
                // Blank values are left out there too, and a missing one is a blank one.
                Localised.fromJson(row.text("settings")).texts(),
                pairs(row.text("pairs")),
                row.instant("asked_at"),
                row.instant("changed_at"));
    }

    void save(Transaction tx, SetUp one, long member) {
        Object[] values = {
            one.inUse() ? 1 : 0,
            one.closedToo() ? 1 : 0,
            one.place(),
            one.daily(),
            new Localised(one.settings()).toJson(),
            json(one.pairs()),
            one.askedAt(),
            member,
            Instant.now(),
            one.name()
        };
        int changed = tx.execute(
                "update translation_engine set in_use = ?, closed_too = ?, place = ?, daily = ?, settings = ?, pairs = ?,"
                        + " asked_at = ?, changed_by = ?, changed_at = ? where name = ?",
                values);
        if (changed == 0) {
            tx.execute(
                    "insert into translation_engine (in_use, closed_too, place, daily, settings, pairs, asked_at,"
                            + " changed_by, changed_at, name) values (?,?,?,?,?,?,?,?,?,?)",
                    values);
        }
    }

    private static Set<Pair> pairs(String json) {
        return JsonText.array(json).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .filter(pair -> pair.indexOf(' ') > 0)
                .map(pair -> new Pair(pair.substring(0, pair.indexOf(' ')), pair.substring(pair.indexOf(' ') + 1)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String json(Set<Pair> pairs) {
        JsonArrayBuilder list = JsonText.build().createArrayBuilder();
        pairs.stream().map(pair -> pair.from() + " " + pair.to()).sorted().forEach(list::add);
        return list.build().toString();
    }
}
