// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.background.BackgroundThread;
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
    private static final int NAMED = 10;
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Changes.Sources from;
    final Changes changes;
    private final SearchEngine engine;
    private final BackgroundThread thread = new BackgroundThread("search rebuild");
    private final Object turn = new Object();
    private final Heard heard = new Heard();
    private final Late late = new Late();
    private final Kept kept;
    private final Meanwhile meanwhile;
    private boolean withheld;
    private boolean told;
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
        thread.every(LOOK, "looking after the index", this::look);
    }

    /**
     * For tests: nothing happens by itself.
     *
     * @param database name of the database
     */
    IndexFeed(Supplier<String> database, Changes.Sources from, SearchEngine engine) {
        this.from = from;
        this.engine = engine;
        this.changes = new Changes(from, engine);
        this.meanwhile = new Meanwhile(changes, turn);
        this.kept = new Kept(database, from, engine, late);
        try {
            kept.own();
        } catch (SearchEngine.Unavailable e) {
            LOG.warn("The index of another database could not be removed, and answers nothing: {}", e.toString());
        }
    }

    @Deactivate
    public void stop() {
        stopped = true;
        meanwhile.stop();
        changes.stop();
        thread.close();
        synchronized (turn) {
            try {
                // Else the next start finds for a moment what was taken out of sight in these seconds.
                if (kept.uncommitted()) {
                    kept.commit();
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
            if (event.kind().startsWith("content.")) {
                meanwhile.hear(event.subject());
            }
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
            kept.commit();
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
        kept.own();
        kept.look();
        kept.changed();
        boolean items = !heard.items.isEmpty();
        later(heard.giveTo(changes, meanwhile::hear));
        kept.again(heard.contents);
        heard.clear();
        if (items && !from.readings().translating()) {
            kept.untranslated();
        }
    }

    /** Items without an answer are out of the index; one whose feature is not there is heard of when it comes back. */
    private void later(Set<Long> unanswered) {
        late.answered(heard.items);
        if (!unanswered.isEmpty()) {
            LOG.debug("No answer for content items {} yet", unanswered);
            kept.silent();
            if (!late.add(unanswered)) {
                kept.untranslated();
            }
        }
    }

    private void again() {
        List<Long> due;
        synchronized (turn) {
            due = late.due();
        }
        if (due.isEmpty()) {
            return;
        }
        Set<Long> still = new HashSet<>(meanwhile.give(due));
        still.addAll(meanwhile.originals());
        synchronized (turn) {
            Set<Long> over = late.asked(due, still);
            long found = over.stream().filter(meanwhile.originals()::contains).count();
            late.giveUp(over.size() - found);
            if (found > 0) {
                // They are found as they were written; once what translates is back, all is given again.
                kept.untranslated(rest);
            }
            kept.commit();
        }
    }

    /** What is written in a space is about what the space is about. */
    private void spacesAgain() {
        Set<Long> spaces;
        synchronized (turn) {
            spaces = kept.whole() ? kept.spaces() : Set.of();
        }
        for (long space : spaces) {
            changes.begin();
            Rebuild one = new Rebuild(from, changes, meanwhile, engine, turn, pause, () -> stopped);
            one.contents(space);
            if (stopped) {
                return;
            }
            synchronized (turn) {
                later(one.left());
                lacked();
                kept.given(space);
                kept.commit();
            }
        }
    }

    private void lacked() {
        if (changes.failing()) {
            kept.untranslated(rest);
        } else if (changes.lacking()) {
            kept.untranslated();
        }
    }

    /** Everything is given to the index again soon. */
    public void rebuild() {
        wanted = true;
    }

    /** Looks whether the index is whole; gives it everything when it is not, or when it is asked to. */
    void look() {
        try {
            synchronized (turn) {
                kept.own();
            }
            again();
            Set<String> types = from.types();
            boolean settled = types.equals(seen);
            seen = types;
            // Features come one after the other when a server starts.
            if (settled && (wanted || !kept.has(types))) {
                all(types);
            } else if (settled) {
                spacesAgain();
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

    private void all(Set<String> types) {
        boolean done = false;
        wanted = false;
        changes.begin();
        synchronized (turn) {
            kept.begin();
            late.begin();
        }
        Rebuild running = new Rebuild(from, changes, meanwhile, engine, turn, pause, () -> stopped);
        rebuild = running;
        long began = System.nanoTime();
        try {
            if (running.run(() -> {
                synchronized (turn) {
                    kept.commit();
                }
            })) {
                synchronized (turn) {
                    kept.end(types);
                    lacked();
                    kept.commit();
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
        return kept.complete();
    }

    /** How it stands. */
    public Progress progress() {
        Rebuild running = rebuild;
        return new Progress(
                kept.whole() && running == null,
                running != null || wanted,
                running == null ? 0 : running.percent(),
                running == null ? 0 : running.done(),
                failures.last(),
                late.count() + changes.refused().size(),
                changes.refused().stream().sorted().limit(NAMED).toList());
    }
}
