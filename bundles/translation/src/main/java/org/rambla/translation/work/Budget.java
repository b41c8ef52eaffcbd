// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Database.Conflict;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.translation.queue.Queue;

/** Characters that engines were given, day by day, and how many they may be given; days are those of UTC. */
public final class Budget {
    /** The place of the limit of the whole network. */
    public static final long NETWORK = 0;

    private final Database database;

    public Budget(Database database) {
        this.database = database;
    }

    /** Nothing more may be used before a new day begins: no fault of a machine, nor of a text. */
    public static final class UsedUp extends TranslationFailure {
        private static final long serialVersionUID = 1L;

        /** @param pause until then */
        public UsedUp(String message, Duration pause) {
            super(Reason.EXHAUSTED, message, pause, null);
        }
    }

    /** Days since 1970-01-01, UTC. */
    public static int today() {
        return Math.toIntExact(LocalDate.now(ZoneOffset.UTC).toEpochDay());
    }

    /** When a new day begins. */
    public static Instant tomorrow() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    static Duration untilTomorrow() {
        return Duration.between(Instant.now(), tomorrow());
    }

    /** Whether that many characters more may be used for a text of a space today; two statements. */
    boolean allows(long space, int characters) {
        Map<Long, Long> limits = database
                .list(
                        "select space_id, characters from translation_budget where space_id in (?)",
                        row -> Map.entry(row.number("space_id"), row.number("characters")),
                        List.of(NETWORK, space))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (limits.isEmpty()) {
            return true;
        }
        long all = 0;
        long own = 0;
        for (Use use : used(today(), today())) {
            all += use.characters();
            own += use.space() == space ? use.characters() : 0;
        }
        return all + characters <= limits.getOrDefault(NETWORK, Long.MAX_VALUE)
                && own + characters <= limits.getOrDefault(space, Long.MAX_VALUE);
    }

    /** What an engine was given in a space on a day. */
    public record Use(int day, long space, String engine, long calls, long characters, long millis, long failures) {}

    /** Between two days, both included, by day, space and engine. */
    private List<Use> used(int from, int to) {
        return database.list(
                "select used_on, space_id, engine, calls, characters, millis, failures from translation_use"
                        + " where used_on between ? and ? order by used_on desc, space_id, engine",
                row -> new Use(
                        row.integer("used_on"),
                        row.number("space_id"),
                        row.text("engine"),
                        row.number("calls"),
                        row.number("characters"),
                        row.number("millis"),
                        row.number("failures")),
                from,
                to);
    }

    /** Of the last days, today included. */
    public List<Use> lately(int days) {
        return used(today() - days + 1, today());
    }

    /** Notes a call. */
    void used(long space, String engine, int characters, long millis, boolean failed) {
        for (int tries = 0; tries < 2; tries++) {
            try {
                database.transaction(tx -> {
                    int known = tx.execute(
                            "update translation_use set calls = calls + 1, characters = characters + ?, millis = millis + ?,"
                                    + " failures = failures + ? where used_on = ? and space_id = ? and engine = ?",
                            characters,
                            millis,
                            failed ? 1 : 0,
                            today(),
                            space,
                            engine);
                    return known > 0
                            ? known
                            : tx.execute(
                                    "insert into translation_use (used_on, space_id, engine, calls, characters, millis,"
                                            + " failures) values (?,?,?,1,?,?,?)",
                                    today(),
                                    space,
                                    engine,
                                    characters,
                                    millis,
                                    failed ? 1 : 0);
                });
                return;
            } catch (Conflict sameMoment) {
                // Another server made the row: now there is one to add to.
            }
        }
    }

    /** Characters a day; -1 for no limit. */
    public long limit(long space) {
        return database.first(
                        "select characters from translation_budget where space_id = ?",
                        row -> row.number("characters"),
                        space)
                .orElse(-1L);
    }

    /** Those that were set, by space ({@link #NETWORK} for all of them). */
    public Map<Long, Long> limits() {
        return database
                .list(
                        "select space_id, characters from translation_budget",
                        row -> Map.entry(row.number("space_id"), row.number("characters")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * From now on; what was put off is tried again.
     *
     * @param characters a day; -1 for no limit
     */
    public void limit(long space, long characters, long member) {
        limit(space, characters, member, tx -> {});
    }

    /** @param also what is written with it */
    public void limit(long space, long characters, long member, Consumer<Transaction> also) {
        database.transaction(tx -> {
            also.accept(tx);
            Queue.wake(tx);
            tx.execute("delete from translation_budget where space_id = ?", space);
            return characters < 0
                    ? 0
                    : tx.execute(
                            "insert into translation_budget (space_id, characters, set_by, set_at) values (?,?,?,?)",
                            space,
                            characters,
                            member,
                            Instant.now());
        });
    }
}
