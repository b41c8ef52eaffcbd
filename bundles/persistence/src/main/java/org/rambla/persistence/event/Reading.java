// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.event;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.persistence.sql.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscriber's way through the events, by one thread. An event that it does not take waits in a row of its own, and
 * so do later ones of the same subject; the cursor goes on.
 */
final class Reading {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
    private static final int BATCH = 200;
    private static final long REST = Long.MAX_VALUE;
    private static final long SAVE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LAZY_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Transactions transactions;
    private final DeliverySettings settings;
    private final Recent recent;
    private final Subscriber subscriber;
    private final Cursor cursor;
    private final BooleanSupplier stopped;
    /** How long what was heard may wait for {@code settle}, in nanoseconds. */
    private final long unhurried;

    private final Set<String> held = new HashSet<>();
    private volatile long position = -1;
    private long saved;
    private long savedNanos;
    private boolean heard;
    private long due;
    private boolean unsettled;
    /** Whether something was heard since the subscriber last caught up. */
    private boolean fresh;

    private boolean complained;
    private long again;

    Reading(
            Transactions transactions,
            DeliverySettings settings,
            Recent recent,
            Subscriber subscriber,
            BooleanSupplier stopped) {
        this.transactions = transactions;
        this.settings = settings;
        this.recent = recent;
        this.subscriber = subscriber;
        this.stopped = stopped;
        String node = subscriber.scope() == Subscriber.Scope.NODE ? settings.node() : "";
        this.cursor = new Cursor(subscriber.name(), node);
        this.unhurried = subscriber.settleAfter().toNanos();
    }

    /** Up to where it has heard; -1 when this node does not read for it. */
    long position() {
        return position;
    }

    /** Another node reads from here on; what is known of the cursor is stale. */
    void leave() {
        position = -1;
    }

    /** Looks at waiting events in any case, even when none seemed due. */
    void lookAgain() {
        due = 0;
    }

    /** Tells what is due and what is new up to a position; returns when to come back at the latest, in epoch milliseconds. */
    long read(long last) {
        if (position < 0) {
            begin(last);
        }
        if (again > System.currentTimeMillis()) {
            return again;
        }
        if (due <= System.currentTimeMillis()) {
            offerWaiting();
        }
        again = 0;
        while (position >= 0 && position < last && again == 0 && !stopped.getAsBoolean()) {
            List<Event> events = recent.between(position, last, BATCH)
                    .orElseGet(() -> transactions.read(jdbc -> EventRows.between(jdbc, position, last, BATCH)));
            for (Event event : events) {
                if (stopped.getAsBoolean() || position < 0 || again != 0) {
                    break;
                }
                tell(event);
            }
            if (events.isEmpty()) {
                position = last;
            }
        }
        if (again == 0 && caughtUp()) {
            save(heard ? unhurried : LAZY_NANOS);
        }
        return Math.min(due, again == 0 ? settleBy() : again);
    }

    /** When the cursor has to be written though nothing more comes, in epoch milliseconds. */
    private long settleBy() {
        if (!heard || position < 0) {
            return REST;
        }
        long left = unhurried - (System.nanoTime() - savedNanos);
        return System.currentTimeMillis() + Math.max(1, TimeUnit.NANOSECONDS.toMillis(left) + 1);
    }

    private interface Work {
        void run() throws Exception;
    }

    private boolean caughtUp() {
        if (!fresh) {
            return true;
        }
        fresh = false;
        return done(subscriber::caughtUp);
    }

    /** Whether the subscriber is done with what it heard; when not, all since the cursor was written is told again, later. */
    private boolean settled() {
        if (!unsettled) {
            return true;
        }
        if (!caughtUp() || !done(subscriber::settle)) {
            return false;
        }
        unsettled = false;
        complained = false;
        return true;
    }

    private boolean done(Work work) {
        try {
            work.run();
            return true;
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            if (!stopped.getAsBoolean() && !complained) {
                complained = true;
                LOG.warn("{} is not done with what it heard, and hears it again", cursor.subscriber(), e);
            }
            position = saved;
            again = System.currentTimeMillis() + settings.pauses().get(0);
            return false;
        }
    }

    private void begin(long present) {
        held.clear();
        due = 0;
        saved = transactions.run(jdbc -> {
            OptionalLong known = cursor.read(jdbc);
            return known.isPresent() ? known.getAsLong() : cursor.begin(jdbc, subscriber.fromTheStart(), present);
        });
        position = saved;
        savedNanos = System.nanoTime();
    }

    private void tell(Event event) {
        String subject = Waiting.subject(event);
        Throwable failure = null;
        boolean behind = false;
        try {
            boolean wanted = subscriber.wants(event.kind());
            behind = wanted && held.contains(subject);
            if (wanted && !behind) {
                subscriber.on(event);
                heard = true;
                unsettled = true;
                fresh = true;
            }
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            failure = e;
        }
        if (failure == null && !behind) {
            position = event.position();
            save(Math.max(SAVE_NANOS, unhurried));
        } else if (failure == null || !stopped.getAsBoolean()) {
            long now = System.currentTimeMillis();
            var waiting = new Waiting(0, cursor.subscriber(), cursor.node(), event, 0, 0L, "", now);
            if (settled()) {
                hold(failure == null ? waiting : failed(waiting, failure));
            }
        }
    }

    /** The event waits in its own row; the cursor passes it in the same transaction. */
    private void hold(Waiting waiting) {
        long to = waiting.event().position();
        try {
            transactions.run(jdbc -> {
                waiting.insert(jdbc);
                if (!cursor.move(jdbc, saved, to)) {
                    throw new CursorTaken();
                }
                return null;
            });
        } catch (CursorTaken e) {
            leave();
            return;
        }
        moved(to);
        if (waiting.nextAt() != null) {
            held.add(Waiting.subject(waiting.event()));
            due = waiting.tries() == 0 ? due : Math.min(due, waiting.nextAt());
        }
    }

    private Waiting failed(Waiting waiting, Throwable failure) {
        Waiting next = waiting.failed(failure, settings.pauses(), System.currentTimeMillis());
        Event event = waiting.event();
        if (next.nextAt() == null) {
            LOG.error("{} did not take {} of {}: set aside", next.subscriber(), event.kind(), event.subject(), failure);
        } else {
            LOG.warn(
                    "{} did not take {} of {} yet, try {}: {}",
                    next.subscriber(),
                    event.kind(),
                    event.subject(),
                    next.tries(),
                    next.error());
        }
        return next;
    }

    private void offerWaiting() {
        held.clear();
        due = REST;
        for (Waiting waiting : transactions.read(jdbc -> Waiting.of(jdbc, cursor.subscriber(), cursor.node()))) {
            String subject = Waiting.subject(waiting.event());
            if (stopped.getAsBoolean()) {
                return;
            }
            if (!held.contains(subject) && !offered(waiting)) {
                held.add(subject);
            }
        }
    }

    /** Whether later events of the subject may follow. */
    private boolean offered(Waiting waiting) {
        if (waiting.nextAt() > System.currentTimeMillis()) {
            due = Math.min(due, waiting.nextAt());
            return false;
        }
        try {
            if (subscriber.wants(waiting.event().kind())) {
                subscriber.on(waiting.event());
                subscriber.caughtUp();
                subscriber.settle();
            }
            transactions.run(jdbc -> {
                Waiting.delete(jdbc, waiting.id());
                return null;
            });
            return true;
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            Waiting next = failed(waiting, e);
            transactions.run(jdbc -> {
                next.update(jdbc);
                return null;
            });
            if (next.nextAt() != null) {
                due = Math.min(due, next.nextAt());
            }
            return next.nextAt() == null;
        }
    }

    /** Writes the cursor when the last time is that long ago. */
    private void save(long nanos) {
        if (position < 0 || System.nanoTime() - savedNanos < nanos) {
            return;
        }
        if (!settled()) {
            return;
        }
        long to = position;
        if (transactions.run(jdbc -> cursor.move(jdbc, saved, to))) {
            moved(to);
        } else {
            leave();
        }
    }

    private void moved(long to) {
        position = to;
        saved = to;
        savedNanos = System.nanoTime();
        heard = false;
    }

    /** Rolls back: another node moved the cursor meanwhile. */
    private static final class CursorTaken extends RuntimeException {
        CursorTaken() {
            super("Another node reads on", null, false, false);
        }
    }
}
