// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.event;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.rambla.api.event.Events;
import org.rambla.api.event.Subscriber;
import org.rambla.persistence.event.Numbering.Round;
import org.rambla.persistence.sql.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers committed events when it is this node's turn, and tells the subscribers of this node. */
public final class Delivery implements Events, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final long STOP_MILLIS = 5_000;
    private static final long AWAKE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long PURGE_NANOS = TimeUnit.HOURS.toNanos(1);

    private final Transactions transactions;
    private final DeliverySettings settings;
    private final Recent recent = new Recent();
    private final Numbering numbering;
    private final Purge purge;
    private final Thread dispatcher;
    private final List<Telling> tellings = new CopyOnWriteArrayList<>();
    private final Map<String, Telling> claims = new ConcurrentHashMap<>();
    private final Object bell = new Object();
    private boolean rung;
    private volatile boolean stopped;
    private volatile Round round = new Round(false, -1);

    public Delivery(Transactions transactions, DeliverySettings settings) {
        this.transactions = transactions;
        this.settings = settings;
        this.numbering = new Numbering(transactions, settings.node(), settings.lease(), recent);
        this.purge = new Purge(transactions);
        this.dispatcher = new Thread(this::dispatch, "events");
        this.dispatcher.setDaemon(true);
    }

    public void start() {
        dispatcher.start();
    }

    /** Something was committed here: look at once. */
    public void wake() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    /**
     * Begins to tell a subscriber, on a thread of its own.
     *
     * @param source gives the subscriber, on that thread
     */
    public Telling tell(Source source) {
        var telling = new Telling(source, this, transactions, settings);
        tellings.add(telling);
        telling.start();
        return telling;
    }

    private void dispatch() {
        long moved = System.nanoTime();
        long gathered = moved;
        long purged = System.nanoTime();
        while (!stopped) {
            try {
                long began = System.nanoTime();
                Round next = numbering.round();
                if (!next.equals(round)) {
                    moved = System.nanoTime();
                    gathered = began + TimeUnit.MILLISECONDS.toNanos(settings.gather());
                    round = next;
                    tellings.forEach(Telling::wake);
                }
                if (next.mine() && System.nanoTime() - purged > PURGE_NANOS) {
                    purged = System.nanoTime();
                    purge.run(System.currentTimeMillis());
                }
                await(System.nanoTime() - moved < AWAKE_NANOS ? settings.poll() : settings.idle(), gathered);
            } catch (RuntimeException e) {
                if (!stopped) {
                    LOG.warn("Events cannot be numbered at the moment: {}", e.getMessage());
                    await(settings.lease() / 2, gathered);
                }
            }
        }
    }

    /** @param earliest what was committed since is waited for until then, whoever rings ({@link System#nanoTime}) */
    private void await(long millis, long earliest) {
        synchronized (bell) {
            try {
                if (!rung && !stopped) {
                    bell.wait(millis);
                }
                long left = earliest - System.nanoTime();
                while (!stopped && left > 0) {
                    bell.wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
                    left = earliest - System.nanoTime();
                }
            } catch (InterruptedException e) {
                stopped = true;
            }
            rung = false;
        }
    }

    /** The last round of the dispatcher; its position is -1 before the first. */
    Round round() {
        return round;
    }

    /** What was numbered here last. */
    Recent recent() {
        return recent;
    }

    /** One telling per name at a time: a newer version of a subscriber begins when the older has ended. */
    boolean claim(String name, Telling telling) {
        return claims.putIfAbsent(name, telling) == null;
    }

    void ended(Telling telling) {
        claims.values().remove(telling);
        tellings.remove(telling);
        tellings.forEach(Telling::wake);
    }

    @Override
    public long lag() {
        long waiting =
                transactions.read(jdbc -> jdbc.number("select count(*) from persistence_event where position is null"));
        long last = Math.max(0, round.position());
        return waiting
                + tellings.stream()
                        .mapToLong(telling -> telling.behind(last))
                        .max()
                        .orElse(0);
    }

    @Override
    public List<SetAside> setAside() {
        return transactions.read(Waiting::setAside);
    }

    @Override
    public void retry(long id) {
        transactions.run(jdbc -> jdbc.execute(
                "update persistence_set_aside set tries = 0, next_at = ? where id = ? and next_at is null",
                System.currentTimeMillis(),
                id));
        tellings.forEach(Telling::lookAgain);
    }

    @Override
    public void forget(long id) {
        transactions.run(
                jdbc -> jdbc.execute("delete from persistence_set_aside where id = ? and next_at is null", id));
    }

    /** Waits a little for subscribers that are busy, and leaves the lease to others. */
    @Override
    public void close() {
        stopped = true;
        wake();
        tellings.forEach(Telling::stop);
        long end = System.currentTimeMillis() + STOP_MILLIS;
        try {
            dispatcher.join(STOP_MILLIS);
            for (Telling telling : tellings) {
                telling.join(Math.max(1, end - System.currentTimeMillis()));
            }
            numbering.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.info("The lease runs out by itself: {}", e.getMessage());
        }
    }

    /** Where a subscriber comes from. */
    public interface Source {
        /** The subscriber, or null when it is not there (any more). Called on the subscriber's own thread. */
        Subscriber get();

        /** It is not needed any more; called on the same thread. */
        default void release() {}
    }
}
