// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.audience;

import java.util.List;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;

/** Reads questions from the audience; each method is one statement. */
public final class AskedQuestions {
    private static final int MOST = 500;
    private static final String SELECT =
            "select a.id, a.text, a.state, a.supports, a.asked_at, a.registration, s.registration as supporter"
                    + " from webinar_asked a left join webinar_support s on s.asked = a.id and s.registration = ?"
                    + " where a.event = ?";
    private static final String ORDER =
            " order by case when a.state = 'SHOWN' then 0 when a.state = 'NEW' then 1 when a.state = 'ANSWERED' then 2"
                    + " else 3 end, a.supports desc, a.id fetch first " + MOST + " rows only";

    private final Database database;

    public AskedQuestions(Database database) {
        this.database = database;
    }

    /**
     * What a reader may see, the most supported first.
     *
     * @param registration of the reader, 0 for none
     */
    public List<Asked> seen(long event, long registration) {
        return database.list(
                SELECT + " and (a.state in ('SHOWN', 'ANSWERED') or a.registration = ? and a.registration <> 0)"
                        + ORDER,
                row -> asked(row, registration),
                registration,
                event,
                registration);
    }

    /** All of them, for organisers. */
    public List<Asked> all(long event, long registration) {
        return database.list(SELECT + ORDER, row -> asked(row, registration), registration, event);
    }

    private static Asked asked(Row row, long registration) {
        return new Asked(
                row.number("id"),
                row.text("text"),
                Asked.State.valueOf(row.text("state")),
                row.integer("supports"),
                row.instant("asked_at"),
                registration != 0 && row.number("registration") == registration,
                row.numberOrNull("supporter") != null);
    }
}
