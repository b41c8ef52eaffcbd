// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.util.Optional;
import java.util.UUID;
import org.rambla.api.persistence.Database;

/** The name of this database: an index that was made from another one is of no use. */
final class Stamp {
    private Stamp() {}

    static String of(Database database) {
        Optional<String> known = read(database);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            database.transaction(tx -> tx.execute(
                    "insert into search_stamp (id, stamp) values (1, ?)",
                    UUID.randomUUID().toString()));
        } catch (Database.Conflict e) {
            if (!e.duplicate()) {
                throw e;
            }
        }
        return read(database).orElseThrow();
    }

    private static Optional<String> read(Database database) {
        return database.first("select stamp from search_stamp where id = 1", row -> row.text("stamp"));
    }
}
