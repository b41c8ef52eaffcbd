// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.event.Event;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.search.SearchEngine;
import org.rambla.api.space.Spaces;
import org.rambla.api.translation.Readings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the index in step with what happens, and gives it everything again when it lost it. */
@Component(service = IndexFeed.class)
public final class IndexFeed {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFeed.class);
    private static final String STAMP = "stamp";
    private static final String WHOLE = "whole";
    private static final String YES = "yes";
    private static final String TYPES = "types";
    private static final String AT = "at";
    /** Events are kept for a week: an index that slept longer may have missed some. */
    private static final Duration SLEPT = Duration.ofDays(6);

    private static final String LATE = "late";
    private static final int NAMED = 10;
    private static final long LOOK_MS = 2_000;

    private final Supplier<String> database;
    private final Changes.Sources from;
    final Changes changes;
    private final SearchEngine engine;
    private final ScheduledExecutorService looking;
    private final Object turn = new Object();
    private final Heard heard = new Heard();
    private final Late late = new Late();
    private String stamp = "";
    private boolean foreign;
    private boolean withheld;
    private boolean told;
    private boolean unkept;
    private Set<String> known = Set.of();
    private volatile boolean whole;
    /** Whether all that there is can be found, also while everything is given again. */
    private volatile boolean complete;

    /** In nanoseconds of the system's clock. */
    private long translatedFrom = System.nanoTime();

    private volatile boolean wanted;
    private volatile boolean stopped;
    private volatile Rebuild rebuild;
    private final Failures failures = new Failures();
    private Set<String> seen = Set.of();
    long pause = Rebuild.PAUSE_MS;
    /** Before everything is given again for want of translations that there was no answer about. */
    Duration rest = Duration.ofMinutes(10);

    @Activate
    public IndexFeed(
            @Reference(name = "database", target = "(unit=search)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "sources") ContentSources sources,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "members") Members members,
            @Reference(name = "organisations") Organisations organisations,
            @Reference(name = "engine") SearchEngine engine,
            @Reference(name = "attached") AttachedFiles attached,
            @Reference(name = "readings") Readings readings) {
        this(
                () -> Stamp.of(database),
                new Changes.Sources(register, sources, spaces, members, organisations, attached, readings),
                engine);
        looking.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * For tests: nothing happens by itself.
     *
     * @param database name of the database
     */
    IndexFeed(Supplier<String> database, Changes.Sources from, SearchEngine engine) {
        this.database = database;
        this.from = from;
        this.engine = engine;
        this.changes = new Changes(from, engine);
        this.looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "search rebuild");
            thread.setDaemon(true);
            return thread;
        });
        Map<String, String> marks = engine.marks();
        foreign = !marks.isEmpty() && !stamp().equals(marks.get(STAMP));
        known = foreign ? Set.of() : types(marks.getOrDefault(TYPES, ""));
        complete = !foreign && YES.equals(marks.get(WHOLE));
        if (complete) {
            late.read(marks.getOrDefault(LATE, ""));
        }
        try {
            own();
        } catch (SearchEngine.Unavailable e) {
            LOG.warn("The index of another database could not be removed, and answers nothing: {}", e.toString());
        }
    }

    /** Numbers of audiences mean something else in another database: nothing may be found by them. */
    private void own() {
        if (foreign) {
            LOG.info("The index was made from another database and is begun anew");
            engine.clear();
            foreign = false;
        }
    }

    @Deactivate
    public void stop() {
        stopped = true;
        looking.shutdown();
        try {
            looking.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (turn) {
            try {
                // Else the next start finds for a moment what was taken out of sight in these seconds.
                if (unkept && !foreign) {
                    commit();
                }
            } catch (RuntimeException e) {
                LOG.debug("The index was not kept at the end", e);
            }
        }
    }

    /** Something happened; it is looked at when this is settled. */
    public void on(Event event) {
        synchronized (turn) {
            heard.of(event);
        }
    }

    /** What was heard goes into the index and is found. A crash may take it away again. */
    public void caughtUp() {
        doing(this::give);
    }

    /** What was heard stays in the index before the cursor moves on. */
    public void settle() {
        doing(() -> {
            give();
            commit();
        });
    }

    private void doing(Runnable work) {
        synchronized (turn) {
            try {
                if (told) {
                    told = false;
                    throw new SearchEngine.Unavailable("What was given since it was last kept was lost", null);
                }
                work.run();
            } catch (RuntimeException e) {
                // What the index says of them is not so any more; they are told again.
                engine.withhold(heard.owners());
                withheld = true;
                throw e;
            }
            if (withheld) {
                engine.withhold(List.of());
                withheld = false;
            }
        }
    }

    private void give() {
        own();
        if (whole && engine.marks().isEmpty()) {
            // It was lost, and what is kept from now on is not all.
            lost();
        }
        unkept = true;
        boolean items = !heard.items.isEmpty();
        later(heard.giveTo(changes));
        heard.clear();
        if (items && !from.readings().translating()) {
            untranslated();
        }
    }

    /** What was given lacks its translations: once there are some, all is given again. */
    private void untranslated() {
        known = from.withoutTranslations(known);
    }

    private void lost() {
        whole = false;
        complete = false;
    }

    /** Items without an answer are out of the index; one whose feature is not there is heard of when it comes back. */
    private void later(Set<Long> unanswered) {
        late.answered(heard.items);
        if (!unanswered.isEmpty()) {
            LOG.debug("No answer for content items {} yet", unanswered);
            Set<String> running = from.types();
            known = new TreeSet<>(known);
            known.retainAll(running);
            if (!late.add(unanswered)) {
                untranslated();
            }
        }
    }

    private void again() {
        List<Long> due = late.due();
        if (!due.isEmpty()) {
            synchronized (turn) {
                Set<Long> over = late.asked(due, changes.items(due));
                long found = over.stream().filter(changes::untranslated).count();
                late.giveUp(over.size() - found);
                if (found > 0) {
                    // They are found as they were written; once what translates is back, all is given again.
                    untranslated();
                    translatedFrom = System.nanoTime() + rest.toNanos();
                }
                commit();
            }
        }
    }

    private void commit() {
        Map<String, String> marks = new HashMap<>();
        marks.put(STAMP, stamp());
        marks.put(WHOLE, whole ? YES : "");
        marks.put(TYPES, String.join(" ", known));
        marks.put(AT, Instant.now().toString());
        marks.put(LATE, late.text());
        engine.commit(marks);
        unkept = false;
    }

    private String stamp() {
        if (stamp.isEmpty()) {
            stamp = database.get();
        }
        return stamp;
    }

    private static Set<String> types(String words) {
        return words.isBlank() ? Set.of() : new TreeSet<>(Set.of(words.split(" ")));
    }

    /** Everything is given to the index again soon. */
    public void rebuild() {
        wanted = true;
    }

    /** Looks whether the index is whole; gives it everything when it is not, or when it is asked to. */
    void look() {
        try {
            synchronized (turn) {
                own();
            }
            again();
            Set<String> types = from.types();
            boolean settled = types.equals(seen);
            seen = types;
            // Features come one after the other when a server starts.
            if (settled && (wanted || !kept() || !known.containsAll(due(types)))) {
                all(types);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            synchronized (turn) {
                // The engine tells once that something was lost; who gave it has to hear of it.
                told |= e instanceof SearchEngine.Unavailable;
            }
            if (failures.another(e) && !stopped) {
                LOG.warn("The index could not be made again, and will be tried anew: {}", e.toString());
            } else {
                LOG.debug("The index could not be made again, and will be tried anew", e);
            }
        }
    }

    /** All is not given again at once for what translates, when it had no answer the last time. */
    private Set<String> due(Set<String> types) {
        return System.nanoTime() < translatedFrom ? from.withoutTranslations(types) : types;
    }

    private boolean kept() {
        if (engine.marks().isEmpty()) {
            lost();
        }
        if (whole) {
            return true;
        }
        Map<String, String> marks = engine.marks();
        String at = marks.getOrDefault(AT, "");
        whole = stamp().equals(marks.get(STAMP))
                && YES.equals(marks.get(WHOLE))
                && !at.isEmpty()
                && Instant.parse(at).isAfter(Instant.now().minus(SLEPT));
        return whole;
    }

    private void all(Set<String> types) {
        boolean done = false;
        wanted = false;
        whole = false;
        changes.begin();
        synchronized (turn) {
            late.begin();
        }
        Rebuild running = new Rebuild(from, changes, engine, turn, pause, () -> stopped);
        rebuild = running;
        long began = System.nanoTime();
        try {
            if (running.run(() -> {
                synchronized (turn) {
                    commit();
                }
            })) {
                synchronized (turn) {
                    whole = true;
                    complete = true;
                    known = new TreeSet<>(types);
                    if (changes.lacking()) {
                        untranslated();
                    }
                    if (changes.failing()) {
                        translatedFrom = System.nanoTime() + rest.toNanos();
                    }
                    commit();
                }
                done = true;
                failures.over();
                synchronized (turn) {
                    late.end(running.left());
                }
                LOG.info(
                        "The index was made: {} items, {} of them without an answer, in {} ms",
                        running.done(),
                        running.left().size(),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            }
        } finally {
            rebuild = null;
            // What was asked for is not forgotten because it failed.
            wanted |= !done;
        }
    }

    /** Whether all that there is can be found; not so while an index is made for the first time, or after it was lost. */
    public boolean complete() {
        return complete;
    }

    /** How it stands. */
    public Progress progress() {
        Rebuild running = rebuild;
        return new Progress(
                whole && running == null,
                running != null || wanted,
                running == null ? 0 : running.percent(),
                running == null ? 0 : running.done(),
                failures.last(),
                late.count() + changes.refused().size(),
                changes.refused().stream().sorted().limit(NAMED).toList());
    }
}
