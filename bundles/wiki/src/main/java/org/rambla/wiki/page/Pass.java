// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.function.LongUnaryOperator;
import org.rambla.api.persistence.Database;

/**
 * Goes through all pages once for a database, some at a time, and notes there when that is done. Several servers may do it
 * at once: what is done to a page has to bear to be done twice.
 */
public final class Pass {
    /** Pages at a time. */
    public static final int STEP = 200;

    private final Database database;
    private final String name;
    private boolean done;

    /** @param name by which it is noted */
    public Pass(Database database, String name) {
        this.database = database;
        this.name = name;
    }

    /**
     * Does it where it was not done yet.
     *
     * @param work deals with the next pages behind an id; returns the id of the last of them, 0 when there was none
     */
    public void run(LongUnaryOperator work) {
        if (done || database.number("select count(*) from wiki_pass where name = ?", name) > 0) {
            done = true;
            return;
        }
        long last = work.applyAsLong(0);
        while (last > 0) {
            last = work.applyAsLong(last);
        }
        note();
        done = true;
    }

    private void note() {
        try {
            database.transaction(tx -> tx.execute("insert into wiki_pass (name) values (?)", name));
        } catch (Database.Conflict twice) {
            // Another server was faster.
        }
    }
}
