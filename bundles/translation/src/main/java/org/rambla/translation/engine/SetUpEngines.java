// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.TranslationEngine;
import org.rambla.api.translation.TranslationEngine.Pair;
import org.rambla.api.translation.TranslationEngine.Task;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;
import org.rambla.translation.glossary.Glossary;
import org.rambla.translation.glossary.Rule;
import org.rambla.translation.glossary.Rules;
import org.rambla.translation.queue.Queue;
import org.rambla.translation.work.Budget;
import org.rambla.translation.work.Machines;

/** The machines that are there and those that were set up; what they translate is looked at before anybody gets it. */
@Component(service = {SetUpEngines.class, Machines.class})
public final class SetUpEngines implements Machines {
    private static final long FRESH_NANOS = 5_000_000_000L;

    private final Database database;
    private final SetUps setUps;
    private final Glossary glossary;
    private final Clock clock;
    private final Map<String, TranslationEngine> there = new ConcurrentHashMap<>();
    private final Map<Machine, Instant> rests = new ConcurrentHashMap<>();
    private volatile Held held;

    private record Held(List<SetUp> all, long readAt) {}

    @Activate
    public SetUpEngines(
            @Reference(name = "database", target = "(unit=translation)") Database database,
            @Reference(name = "glossary") Glossary glossary) {
        this(database, glossary, Clock.systemUTC());
    }

    /** @param clock that says which day it is */
    SetUpEngines(Database database, Glossary glossary, Clock clock) {
        this.clock = clock;
        this.database = database;
        this.setUps = new SetUps(database);
        this.glossary = glossary;
    }

    @Reference(name = "engines", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addEngine(TranslationEngine engine) {
        there.putIfAbsent(engine.name(), engine);
    }

    public void removeEngine(TranslationEngine engine) {
        there.remove(engine.name(), engine);
    }

    /** Every machine that is there, those in use first, with what was set up of it. */
    List<Known> known() {
        List<SetUp> all = all();
        List<Known> known = new ArrayList<>();
        for (SetUp one : all) {
            TranslationEngine engine = there.get(one.name());
            if (engine != null) {
                known.add(new Known(engine, one));
            }
        }
        there.values().stream()
                .filter(engine -> all.stream().noneMatch(one -> one.name().equals(engine.name())))
                .sorted(Comparator.comparing(TranslationEngine::name))
                .forEach(engine -> known.add(new Known(engine, SetUp.none(engine.name()))));
        known.sort(Comparator.comparing((Known one) -> !one.setUp().inUse()));
        return known;
    }

    /** A machine and how it was set up. */
    public record Known(TranslationEngine engine, SetUp setUp) {}

    Optional<Known> known(String name) {
        return known().stream().filter(one -> one.engine().name().equals(name)).findFirst();
    }

    private List<SetUp> all() {
        Held now = held;
        if (now == null || System.nanoTime() - now.readAt() > FRESH_NANOS) {
            now = new Held(setUps.all(), System.nanoTime());
            held = now;
        }
        return now.all();
    }

    void save(SetUp one, long member) {
        save(one, member, tx -> {});
    }

    /** @param also what is written with it */
    void save(SetUp one, long member, Consumer<Transaction> also) {
        database.transaction(tx -> {
            setUps.save(tx, one, member);
            also.accept(tx);
            // What no engine would take may be taken now.
            Queue.wake(tx);
            return null;
        });
        held = null;
    }

    /** The same with the pairs that the machine tells of now. */
    SetUp asked(TranslationEngine engine, SetUp one) throws TranslationFailure {
        try {
            Set<Pair> pairs = new LinkedHashSet<>(engine.pairs(one.settings()));
            return new SetUp(
                    one.name(),
                    one.inUse(),
                    one.closedToo(),
                    one.place(),
                    one.daily(),
                    one.settings(),
                    pairs,
                    Instant.now());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw broken(e);
        }
    }

    @Override
    public Set<Machine> inUse() {
        return all().stream()
                .filter(one -> one.inUse() && there.containsKey(one.name()))
                .map(SetUp::machine)
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, Price> prices() {
        Map<String, Price> prices = new HashMap<>();
        all().forEach(one -> Price.of(one.settings()).ifPresent(price -> prices.put(one.name(), price)));
        return prices;
    }

    @Override
    public Map<String, Localised> titles() {
        Map<String, Localised> titles = new HashMap<>();
        there.forEach((name, engine) -> titles.put(name, engine.title()));
        return titles;
    }

    @Override
    public List<Machine> able(String from, String to, boolean closed) {
        // One that has done its day's work comes after those that have not, and is waited for when there is no other.
        Instant now = clock.instant();
        return all().stream()
                .filter(one -> one.able(language(from), language(to), closed) && there.containsKey(one.name()))
                .map(SetUp::machine)
                .sorted(Comparator.comparing(one -> !now.isAfter(rests.getOrDefault(one, Instant.MIN))))
                .toList();
    }

    /** @throws TranslationFailure when that would be more than it may get today */
    private void within(SetUp one, Task task) throws TranslationFailure {
        if (one.daily() == 0) {
            return;
        }
        Instant now = clock.instant();
        long used = EngineUse.today(database, now)
                .getOrDefault(one.name(), EngineUse.NONE)
                .characters();
        long asked = task.sentences().stream().mapToLong(String::length).sum();
        if (used + asked > one.daily()) {
            Instant tomorrow = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
            rests.put(one.machine(), tomorrow);
            throw new Budget.UsedUp("it has had its characters of the day", Duration.between(now, tomorrow));
        }
    }

    /** Engines know languages, not regions. */
    private static String language(String tag) {
        return tag.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "");
    }

    @Override
    public List<Said> translate(String engine, long space, boolean closed, Task task) throws TranslationFailure {
        Known known = known(engine)
                .filter(one -> one.setUp().inUse())
                .orElseThrow(() -> new TranslationFailure(Reason.REFUSED, "it is not in use any more"));
        if (closed && !known.setUp().closedToo()) {
            throw new TranslationFailure(Reason.UNSUPPORTED, "it may not have what only members see");
        }
        within(known.setUp(), task);
        return verdicts(known.engine(), known.setUp().settings(), space, task).stream()
                .map(verdict -> new Said(
                        verdict.sentence(),
                        verdict.usable() ? "" : verdict.doubt().name()))
                .toList();
    }

    /** What a machine makes of a text, sentence by sentence. */
    List<Verdict> verdicts(TranslationEngine engine, Map<String, String> settings, long space, Task task)
            throws TranslationFailure {
        String from = language(task.from());
        String to = language(task.to());
        Rules rules = glossary.rules(from, to, space);
        Set<Rule> occurring = new LinkedHashSet<>();
        task.sentences()
                .forEach(sentence ->
                        occurring.addAll(rules.in(Markup.read(sentence).words())));
        Task whole =
                new Task(from, to, task.sentences(), Rules.terms(List.copyOf(occurring)), glossary.terms(from, to));
        try {
            return Answers.check(whole, rules, engine.translate(settings, whole));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw broken(e);
        }
    }

    /** An engine is somebody else's code, and whatever it throws is its own affair. */
    private static TranslationFailure broken(Throwable e) {
        return new TranslationFailure(
                Reason.DOWN, "the engine failed: " + e.getClass().getSimpleName(), Duration.ZERO, e);
    }
}
