// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.rambla.api.persistence.Database;

/**
 * What a machine was given today, over all spaces.
 *
 * @param millis that all calls took together
 */
public record EngineUse(long calls, long characters, long millis, long failures) {
    static final EngineUse NONE = new EngineUse(0, 0, 0, 0);

    /** Milliseconds of a call on average; 0 when there was none. */
    public long average() {
        return calls == 0 ? 0 : millis / calls;
    }

    /** By name of the machine; one statement. */
    static Map<String, EngineUse> today(Database database, Instant now) {
        Map<String, EngineUse> uses = new HashMap<>();
        database.list(
                        "select engine, sum(calls) as calls, sum(characters) as characters, sum(millis) as millis,"
                                + " sum(failures) as failures from translation_use where used_on = ? group by engine",
                        row -> Map.entry(
                                row.text("engine"),
                                new EngineUse(
                                        row.number("calls"),
                                        row.number("characters"),
                                        row.number("millis"),
                                        row.number("failures"))),
                        Duration.between(Instant.EPOCH, now).toDays())
                .forEach(use -> uses.put(use.getKey(), use.getValue()));
        return uses;
    }
}
