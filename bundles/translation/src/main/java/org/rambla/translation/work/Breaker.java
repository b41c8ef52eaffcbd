// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.translation.work.Machines.Machine;

/** Leaves an engine alone that fails, for longer each time, until it is set up anew; on each server by itself. */
final class Breaker {
    private static final int PATIENCE = 3;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Clock clock;
    private final Map<Machine, State> states = new ConcurrentHashMap<>();

    Breaker(Clock clock) {
        this.clock = clock;
    }

    private record State(int failures, Instant until) {}

    /** How long the engine is to be left alone; zero when it may be asked. */
    Duration pause(Machine engine) {
        State state = states.get(engine);
        Duration left = state == null ? Duration.ZERO : Duration.between(clock.instant(), state.until());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Until when it is left alone; empty when it may be asked. */
    Optional<Instant> until(Machine engine) {
        return Optional.ofNullable(states.get(engine)).map(State::until).filter(clock.instant()::isBefore);
    }

    void answered(Machine engine) {
        states.remove(engine);
    }

    /** What the engine itself asked for counts at once; other failures from the third on. */
    void failed(Machine engine, TranslationFailure failure) {
        if (failure.reason() == TranslationFailure.Reason.UNSUPPORTED) {
            return;
        }
        Instant now = clock.instant();
        states.compute(engine, (name, before) -> {
            int failures = before == null ? 1 : before.failures() + 1;
            Duration pause = pause(failure, failures);
            return new State(failures, now.plus(pause));
        });
    }

    private static Duration pause(TranslationFailure failure, int failures) {
        Duration own = switch (failure.reason()) {
            case EXHAUSTED -> Duration.ofHours(1);
            case REFUSED -> Duration.ofMinutes(10);
            case BUSY -> FIRST;
            default -> failures < PATIENCE ? Duration.ZERO : FIRST.multipliedBy(1L << Math.min(failures - PATIENCE, 6));
        };
        Duration longer = own.compareTo(failure.pause()) > 0 ? own : failure.pause();
        boolean exhausted = failure.reason() == TranslationFailure.Reason.EXHAUSTED;
        return exhausted || longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }
}
