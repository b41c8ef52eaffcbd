// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rambla.api.persistence.Database;
import org.rambla.api.translation.TranslationEngine.Task;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;
import org.rambla.translation.work.Machines.Machine;
import org.rambla.translation.work.Machines.Said;

/** The engines as the work sees them: within the budget, left alone while they fail, and what they were given is counted. */
@Component(service = Engines.class)
public final class Engines {
    private final Budget budget;
    private final Breaker breaker;
    private volatile Machines machines;

    @Activate
    public Engines(@Reference(name = "database", target = "(unit=translation)") Database database) {
        this(database, Clock.systemUTC(), null);
    }

    /** For tests. */
    public Engines(Database database, Clock clock, Machines machines) {
        this.budget = new Budget(database);
        this.breaker = new Breaker(clock);
        this.machines = machines;
    }

    @Reference(name = "machines", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setMachines(Machines given) {
        machines = given;
    }

    void unsetMachines(Machines gone) {
        if (machines == gone) {
            machines = null;
        }
    }

    /** Whether there is any engine in use. */
    boolean any() {
        Machines now = machines;
        return now != null && !now.inUse().isEmpty();
    }

    /**
     * The engine that would translate, sooner or later: the first that is not left alone at the moment, and the first of
     * all when every one is. See {@link Machines#able}.
     */
    public Optional<Machine> able(String from, String to, boolean closed) {
        Machines now = machines;
        List<Machine> able = now == null ? List.of() : now.able(from, to, closed);
        return able.stream()
                .filter(one -> breaker.pause(one).isZero())
                .findFirst()
                .or(() -> able.stream().findFirst());
    }

    /** How long every engine in use is left alone; zero when one is free, or none is in use. */
    Duration rest() {
        Machines now = machines;
        return now == null
                ? Duration.ZERO
                : now.inUse().stream()
                        .map(breaker::pause)
                        .min(Duration::compareTo)
                        .orElse(Duration.ZERO);
    }

    /** Until when engines in use are left alone on this server, by name; those that may be asked are not among them. */
    public Map<String, Instant> resting() {
        Machines now = machines;
        Map<String, Instant> resting = new HashMap<>();
        for (Machine one : now == null ? Set.<Machine>of() : now.inUse()) {
            breaker.until(one).ifPresent(until -> resting.put(one.name(), until));
        }
        return resting;
    }

    /** The engine was not asked: it is left alone for a while, which is no failure of a text. */
    static final class Resting extends TranslationFailure {
        private static final long serialVersionUID = 1L;

        Resting(String engine, Duration pause) {
            super(Reason.BUSY, engine + " is left alone for a while", pause, null);
        }
    }

    /**
     * Translates.
     *
     * @throws Resting when the engine is left alone at the moment
     * @throws TranslationFailure also when the budget of the day is used up
     */
    List<Said> translate(Machine engine, Task task, long space, boolean closed) throws TranslationFailure {
        Machines now = machines;
        Duration pause = breaker.pause(engine);
        if (now == null || !pause.isZero()) {
            throw new Resting(engine.name(), pause);
        }
        int characters = task.sentences().stream().mapToInt(String::length).sum();
        if (!budget.allows(space, characters)) {
            throw new Budget.UsedUp("The budget of the day is used up", Budget.untilTomorrow());
        }
        long began = System.nanoTime();
        boolean failed = true;
        try {
            List<Said> said = now.translate(engine.name(), space, closed, task);
            if (said.size() != task.sentences().size()) {
                throw new TranslationFailure(Reason.DOWN, "It did not answer sentence by sentence");
            }
            breaker.answered(engine);
            failed = false;
            return said;
        } catch (TranslationFailure failure) {
            breaker.failed(engine, failure);
            throw failure;
        } finally {
            // One that does not answer does not use up the day.
            int given = failed ? 0 : characters;
            budget.used(space, engine.name(), given, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), failed);
        }
    }
}
