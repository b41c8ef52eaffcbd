// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine.deepl;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.rambla.api.persistence.Database;

/** By what this network's things are known on an account that it may share with others. */
final class Ours implements Supplier<String> {
    private static final int LENGTH = 12;

    private final Database database;
    private volatile String mark = "";

    Ours(Database database) {
        this.database = database;
    }

    /** Small letters and digits; the same on every server of the network, another one after a restoration. */
    @Override
    public String get() {
        if (mark.isEmpty()) {
            mark = mark(database);
        }
        return mark;
    }

    private static String mark(Database database) {
        Optional<String> known = read(database);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            String made = UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH);
            database.transaction(tx -> tx.execute("insert into translation_stamp (id, stamp) values (1, ?)", made));
        } catch (Database.Conflict e) {
            if (!e.duplicate()) {
                throw e;
            }
        }
        return read(database).orElseThrow();
    }

    private static Optional<String> read(Database database) {
        return database.first("select stamp from translation_stamp where id = 1", row -> row.text("stamp"));
    }
}
