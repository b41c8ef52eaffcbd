// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.rambla.api.persistence.Database;
import org.rambla.api.translation.TranslationFailure.Reason;

/** What could not be translated, and why: for the administrator, who may not read all of it. */
public final class Failures {
    private static final int GROUPS = 20;
    private static final int SHOWN = 50;

    private final Database database;

    Failures(Database database) {
        this.database = database;
    }

    /**
     * Why, and how often.
     *
     * @param reason name of a {@link Reason}; "" for a fault of ours
     * @param detail in English
     */
    public record Group(String reason, String detail, long items) {
        static Group of(String failure, long items) {
            String reason = Arrays.stream(Reason.values())
                    .map(Reason::name)
                    .filter(name -> failure.startsWith(name + ": "))
                    .findFirst()
                    .orElse("");
            return new Group(reason, reason.isEmpty() ? failure : failure.substring(reason.length() + 2), items);
        }
    }

    /** @param next when it is tried again */
    public record Item(long content, String language, Group why, int attempts, Instant next) {}

    /** The most frequent first. */
    public List<Group> groups() {
        return database.list(
                "select failure, count(*) as items from translation_job where failure <> '' group by failure"
                        + " order by count(*) desc, failure fetch first " + GROUPS + " rows only",
                row -> Group.of(row.text("failure"), row.number("items")));
    }

    /** Those that are tried again first. */
    public List<Item> items() {
        return database.list(
                "select content, language, failure, attempts, not_before from translation_job where failure <> ''"
                        + " order by not_before, content, language fetch first " + SHOWN + " rows only",
                row -> new Item(
                        row.number("content"),
                        row.text("language"),
                        Group.of(row.text("failure"), 1),
                        row.integer("attempts"),
                        row.instant("not_before")));
    }

    /** All of them are tried again now. */
    void again() {
        database.transaction(tx -> tx.execute(
                "update translation_job set not_before = ?, attempts = 0, failure = '' where failure <> ''",
                Instant.now()));
    }
}
