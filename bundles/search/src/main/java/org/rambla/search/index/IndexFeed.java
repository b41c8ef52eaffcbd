// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the index in step with what happens, and gives it everything again when it lost it. */
@Component(service = IndexFeed.class)
public final class IndexFeed {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFeed.class);
    private static final String STAMP = "stamp";
    private static final String TYPES = "types";
    private static final String AT = "at";
    /** Events are kept for a week: an index that slept longer may have missed some. */
    private static final Duration SLEPT = Duration.ofDays(6);

    private static final int TRIES = 3;
    private static final long LOOK_MS = 2_000;

    private final Supplier<String> database;
    private final Changes.Sources from;
    private final Changes changes;
    private final SearchEngine engine;
    private final ScheduledExecutorService looking;
    private final Object turn = new Object();
    private final Set<Long> items = new HashSet<>();
    private final Set<Long> spaces = new HashSet<>();
    private final Set<Long> organisations = new HashSet<>();
    private final Set<Long> members = new HashSet<>();
    private final Map<Long, Integer> silent = new HashMap<>();
    private String stamp = "";
    private Set<String> known = Set.of();
    private volatile boolean whole;
    private volatile boolean wanted;
    private volatile boolean stopped;
    private volatile Rebuild rebuild;
    private volatile String failure = "";
    private Set<String> seen = Set.of();

    @Activate
    public IndexFeed(
            @Reference(name = "database", target = "(unit=search)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "sources") ContentSources sources,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "members") Members members,
            @Reference(name = "organisations") Organisations organisations,
            @Reference(name = "engine") SearchEngine engine,
            @Reference(name = "attached") AttachedFiles attached) {
        this(
                () -> Stamp.of(database),
                new Changes.Sources(register, sources, spaces, members, organisations, attached),
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
        known = types(marks.getOrDefault(TYPES, ""));
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
    }

    /** Something happened; it is looked at when this is settled. */
    public void on(Event event) {
        synchronized (turn) {
            (event.kind().startsWith("content.")
                            ? items
                            : event.kind().startsWith("member.")
                                    ? members
                                    : event.kind().startsWith("organisation.") ? organisations : spaces)
                    .add(event.subject());
        }
    }

    /** What was heard goes into the index, and stays there, before the cursor moves on. */
    public void settle() {
        synchronized (turn) {
            if (!items.isEmpty()) {
                retry(changes.items(items));
                items.clear();
            }
            if (!spaces.isEmpty()) {
                changes.spaces(spaces);
                spaces.clear();
            }
            if (!organisations.isEmpty()) {
                changes.organisations(organisations);
                organisations.clear();
            }
            if (!members.isEmpty()) {
                changes.members(members);
                members.clear();
            }
            commit();
        }
    }

    /** A feature that did not answer in time is asked again; one that is not there is heard of when it comes back. */
    private void retry(Set<Long> unanswered) {
        silent.keySet().retainAll(unanswered);
        for (long item : unanswered) {
            if (silent.merge(item, 1, Integer::sum) < TRIES) {
                throw new IllegalStateException("No answer for content item " + item + " yet");
            }
        }
        if (!unanswered.isEmpty()) {
            LOG.debug("Items that no feature answers for are not found: {}", unanswered);
            Set<String> running = from.sources().types();
            known = new TreeSet<>(known);
            known.retainAll(running);
        }
    }

    private void commit() {
        Map<String, String> marks = new HashMap<>();
        marks.put(STAMP, whole ? stamp() : "");
        marks.put(TYPES, String.join(" ", known));
        marks.put(AT, Instant.now().toString());
        engine.commit(marks);
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
            Set<String> types = from.sources().types();
            boolean settled = types.equals(seen);
            seen = types;
            // Features come one after the other when a server starts.
            if (settled && (wanted || !complete() || !known.containsAll(types))) {
                all(types);
            }
        } catch (RuntimeException e) {
            failure = e.toString();
            LOG.warn("The index could not be made again, and will be tried anew: {}", e.toString());
        }
    }

    private boolean complete() {
        if (whole) {
            return !engine.marks().isEmpty();
        }
        Map<String, String> marks = engine.marks();
        String at = marks.getOrDefault(AT, "");
        whole = stamp().equals(marks.get(STAMP))
                && !at.isEmpty()
                && Instant.parse(at).isAfter(Instant.now().minus(SLEPT));
        return whole;
    }

    private void all(Set<String> types) {
        wanted = false;
        whole = false;
        Rebuild running = new Rebuild(from, changes, engine, turn, () -> stopped);
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
                    known = new TreeSet<>(types);
                    commit();
                }
                failure = "";
                LOG.info(
                        "The index was made: {} items in {} ms",
                        running.done(),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            }
        } finally {
            rebuild = null;
        }
    }

    /** How it stands. */
    public Progress progress() {
        Rebuild running = rebuild;
        return new Progress(
                whole && running == null,
                running != null || wanted,
                running == null ? 0 : running.percent(),
                running == null ? 0 : running.done(),
                failure);
    }

    /**
     * How far the index is.
     *
     * @param whole whether everything is in it
     * @param running whether everything is being given to it, or about to be
     * @param percent of that
     * @param failure why the last attempt failed, in English, "" when it did not
     */
    public record Progress(boolean whole, boolean running, int percent, long items, String failure) {}
}
