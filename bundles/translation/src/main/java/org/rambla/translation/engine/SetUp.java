// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.rambla.api.translation.TranslationEngine.Pair;
import org.rambla.translation.work.Machines.Machine;

/**
 * A machine as an administrator set it up.
 *
 * @param inUse whether it translates
 * @param closedToo whether texts of spaces that only their members see may go there
 * @param place smaller ones are asked first
 * @param daily characters a day, 0 for as many as there are
 * @param pairs as the machine said when it was asked last
 * @param askedAt when that was; the epoch when it never answered
 * @param changedAt when it was last set up; the epoch for one that is not kept yet
 */
public record SetUp(
        String name,
        boolean inUse,
        boolean closedToo,
        int place,
        long daily,
        Map<String, String> settings,
        Set<Pair> pairs,
        Instant askedAt,
        Instant changedAt) {

    /** As somebody types it. */
    public SetUp(
            String name,
            boolean inUse,
            boolean closedToo,
            int place,
            long daily,
            Map<String, String> settings,
            Set<Pair> pairs,
            Instant askedAt) {
        this(name, inUse, closedToo, place, daily, settings, pairs, askedAt, Instant.EPOCH);
    }

    /** A machine that nobody has set up yet. */
    static SetUp none(String name) {
        return new SetUp(name, false, false, 50, 0, Map.of(), Set.of(), Instant.EPOCH);
    }

    Machine machine() {
        return new Machine(name, changedAt);
    }

    boolean able(String from, String to, boolean closed) {
        return inUse && (closedToo || !closed) && pairs.contains(new Pair(from, to));
    }
}
