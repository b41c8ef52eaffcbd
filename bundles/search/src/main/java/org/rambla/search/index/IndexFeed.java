// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
    private static final String WHOLE = "whole";
    private static final String YES = "yes";
    private static final String TYPES = "types";
    private static final String AT = "at";
    /** Events are kept for a week: an index that slept longer may have missed some. */
    private static final Duration SLEPT = Duration.ofDays(6);

    private static final String LATE = "late";
    private static final int TRIES = 20;
    private static final int MOST_WAIT = 30;
    private static final int MOST_LATE = 1_000;
    private static final int AGAIN = 50;
    private static final int NAMED = 10;
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
    /** How often items were asked for in vain. */
    private final Map<Long, Integer> late = new ConcurrentHashMap<>();

    private int wait = 1;
    private int looks;
    private String stamp = "";
    private boolean foreign;
    private boolean withheld;
    private Set<String> known = Set.of();
    private volatile boolean whole;
    /** Whether all that there is can be found, also while everything is given again. */
    private volatile boolean complete;

    private volatile boolean wanted;
    private volatile boolean stopped;
    private volatile Rebuild rebuild;
    private volatile String failure = "";
    private Set<String> seen = Set.of();
    private volatile long left;
    long pause = Rebuild.PAUSE_MS;

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
        foreign = !marks.isEmpty() && !stamp().equals(marks.get(STAMP));
        known = foreign ? Set.of() : types(marks.getOrDefault(TYPES, ""));
        complete = !foreign && YES.equals(marks.get(WHOLE));
        if (complete && !marks.getOrDefault(LATE, "").isEmpty()) {
            List.of(marks.get(LATE).split(" ")).forEach(id -> late.put(Long.valueOf(id), 0));
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
            try {
                give();
            } catch (RuntimeException e) {
                // What the index says of them is not so any more; they are told again.
                engine.withhold(owners());
                withheld = true;
                throw e;
            }
            if (withheld) {
                engine.withhold(List.of());
                withheld = false;
            }
        }
    }

    private List<String> owners() {
        List<String> owners = new ArrayList<>();
        items.forEach(id -> owners.add(ItemDocuments.owner(id)));
        owners.addAll(PeopleDocuments.keys('s', spaces));
        owners.addAll(PeopleDocuments.keys('o', organisations));
        owners.addAll(PeopleDocuments.keys('m', members));
        return owners;
    }

    private void give() {
            own();
            if (whole && engine.marks().isEmpty()) {
                // It was lost, and what is kept from now on is not all.
                lost();
            }
            if (!items.isEmpty()) {
                later(changes.items(changes.withParents(items)));
            }
            if (!spaces.isEmpty()) {
                changes.spaces(spaces);
            }
            if (!organisations.isEmpty()) {
                changes.organisations(organisations);
                changes.membersOf(organisations);
            }
            if (!members.isEmpty()) {
                changes.members(members);
            }
            commit();
            List.of(items, spaces, organisations, members).forEach(Set::clear);
    }

    private void lost() {
        whole = false;
        complete = false;
    }

    /**
     * Items without an answer are out of the index, and asked for again for a while: their feature may only be slow. One
     * that is not there is heard of when it comes back.
     */
    private void later(Set<Long> unanswered) {
        late.keySet().removeAll(items);
        if (unanswered.isEmpty()) {
            return;
        }
        LOG.debug("No answer for content items {} yet", unanswered);
        unanswered.stream().limit(Math.max(0, MOST_LATE - (long) late.size())).forEach(item -> late.put(item, 0));
        wait = 1;
        Set<String> running = from.sources().types();
        known = new TreeSet<>(known);
        known.retainAll(running);
    }

    /** Asks for them again, less and less often. */
    private void again() {
        if (late.isEmpty() || ++looks % wait != 0) {
            return;
        }
        wait = Math.min(MOST_WAIT, 2 * wait);
        synchronized (turn) {
            List<Long> some = late.keySet().stream().limit(AGAIN).toList();
            Set<Long> still = changes.items(some);
            for (long item : some) {
                boolean givenUp = still.contains(item) && late.merge(item, 1, Integer::sum) >= TRIES;
                if (givenUp || !still.contains(item)) {
                    late.remove(item);
                }
                left += givenUp ? 1 : 0;
            }
            commit();
        }
    }

    private void commit() {
        Map<String, String> marks = new HashMap<>();
        marks.put(STAMP, stamp());
        marks.put(WHOLE, whole ? YES : "");
        marks.put(TYPES, String.join(" ", known));
        marks.put(AT, Instant.now().toString());
        marks.put(LATE, late.keySet().stream().map(id -> Long.toString(id)).collect(Collectors.joining(" ")));
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
            synchronized (turn) {
                own();
            }
            again();
            Set<String> types = from.sources().types();
            boolean settled = types.equals(seen);
            seen = types;
            // Features come one after the other when a server starts.
            if (settled && (wanted || !kept() || !known.containsAll(types))) {
                all(types);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            failure = e.toString();
            LOG.warn("The index could not be made again, and will be tried anew: {}", e.toString());
        }
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
                    commit();
                }
                done = true;
                failure = "";
                left = 0;
                running.left().stream().limit(MOST_LATE).forEach(item -> late.put(item, 0));
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
                failure,
                left + late.size() + changes.refused().size(),
                changes.refused().stream().sorted().limit(NAMED).toList());
    }

    /**
     * How far the index is.
     *
     * @param whole whether everything is in it
     * @param running whether everything is being given to it, or about to be
     * @param percent of that
     * @param failure why the last attempt failed, in English, "" when it did not
     * @param missing contributions that cannot be found, because their features tell nothing of them, or nonsense
     * @param refused ids of some of those of which nonsense is told
     */
    public record Progress(
            boolean whole,
            boolean running,
            int percent,
            long items,
            String failure,
            long missing,
            List<Long> refused) {}
}
