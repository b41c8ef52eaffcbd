// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.util.List;
import java.util.Map;
import org.rambla.api.persistence.Database;

/** Gives registrations the letter box by which they are found, where they were made before it was kept. */
public final class LetterBoxes {
    /** Of nobody: there is no such address. */
    static final String NONE = "-";

    private static final int STEP = 500;

    private final Database database;

    public LetterBoxes(Database database) {
        this.database = database;
    }

    /** What is due; repeats do no harm, and where nothing is, it is one statement. */
    public void round() {
        List<Map.Entry<Long, String>> some = missing();
        while (!some.isEmpty()) {
            List<Map.Entry<Long, String>> found = some;
            database.transaction(tx -> {
                found.forEach(one -> tx.execute(
                        "update webinar_registration set letter_box = ?, version = version + 1 where id = ?"
                                + " and letter_box = ''",
                        one.getValue().isEmpty() ? NONE : RegistrationEntity.box(one.getValue()),
                        one.getKey()));
                return null;
            });
            some = missing();
        }
    }

    private List<Map.Entry<Long, String>> missing() {
        return database.list(
                "select id, address from webinar_registration where letter_box = '' order by id fetch first " + STEP
                        + " rows only",
                row -> Map.entry(row.number("id"), row.text("address")));
    }
}
