// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.event;

import java.util.concurrent.TimeUnit;
import org.rambla.api.event.Subscriber;
import org.rambla.persistence.event.Numbering.Round;
import org.rambla.persistence.sql.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one subscriber; nothing else ever calls it. */
public final class Telling implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    /** Comes back without being woken: keeps the cursor fresh and finds events that an administrator offers again elsewhere. */
    private static final long ROUND_MILLIS = TimeUnit.SECONDS.toMillis(30);

    private static final long PAUSE_MILLIS = TimeUnit.SECONDS.toMillis(5);

    private final Delivery.Source source;
    private final Delivery delivery;
    private final Transactions transactions;
    private final DeliverySettings settings;
    private final Thread thread;
    private boolean rung;
    private volatile boolean stopped;
    private volatile boolean lookAgain;
    private volatile Reading reading;

    Telling(Delivery.Source source, Delivery delivery, Transactions transactions, DeliverySettings settings) {
        this.source = source;
        this.delivery = delivery;
        this.transactions = transactions;
        this.settings = settings;
        this.thread = new Thread(this, "subscriber");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    synchronized void wake() {
        rung = true;
        notifyAll();
    }

    void lookAgain() {
        lookAgain = true;
        wake();
    }

    /** Asks it to end after the event at hand; does not wait. */
    public void stop() {
        stopped = true;
        wake();
    }

    void join(long millis) throws InterruptedException {
        thread.join(millis);
    }

    /** How many events it has still to hear; 0 while another node reads for it. */
    long behind(long last) {
        Reading now = reading;
        long position = now == null ? -1 : now.position();
        return position < 0 ? 0 : Math.max(0, last - position);
    }

    @Override
    public void run() {
        try {
            Subscriber subscriber = null;
            while (!stopped && subscriber == null) {
                subscriber = subscriber();
            }
            if (subscriber != null) {
                tell(subscriber);
                source.release();
            }
        } finally {
            delivery.ended(this);
        }
    }

    /** The subscriber, when it is there and no other telling has its name; else null after a pause. */
    private Subscriber subscriber() {
        try {
            Subscriber subscriber = source.get();
            if (subscriber != null) {
                thread.setName("subscriber " + subscriber.name());
                while (!stopped && !delivery.claim(subscriber.name(), this)) {
                    await(ROUND_MILLIS);
                }
                return subscriber;
            }
        } catch (Exception | LinkageError e) {
            if (stopped) {
                LOG.debug("A subscriber went before it was started", e);
            } else {
                LOG.warn("A subscriber cannot be started", e);
            }
        }
        await(PAUSE_MILLIS);
        return null;
    }

    private void tell(Subscriber subscriber) {
        long looked = System.currentTimeMillis();
        while (!stopped) {
            long wait = PAUSE_MILLIS;
            try {
                if (reading == null) {
                    reading = new Reading(transactions, settings, delivery.recent(), subscriber, () -> stopped);
                }
                if (lookAgain || System.currentTimeMillis() - looked >= ROUND_MILLIS) {
                    lookAgain = false;
                    looked = System.currentTimeMillis();
                    reading.lookAgain();
                }
                wait = step(subscriber);
            } catch (Exception | LinkageError e) {
                if (stopped) {
                    LOG.debug("A subscriber went while it was told", e);
                } else {
                    LOG.warn("{} cannot be told at the moment", thread.getName(), e);
                }
            }
            await(Math.min(wait, ROUND_MILLIS));
        }
    }

    /** Reads when it is this node's turn; returns how long to sleep unless woken, in milliseconds. */
    private long step(Subscriber subscriber) {
        Round round = delivery.round();
        if (round.position() < 0) {
            return ROUND_MILLIS;
        }
        if (subscriber.scope() == Subscriber.Scope.NETWORK && !round.mine()) {
            reading.leave();
            return ROUND_MILLIS;
        }
        long due = reading.read(round.position());
        return reading.position() < 0 ? PAUSE_MILLIS : Math.max(1, due - System.currentTimeMillis());
    }

    private synchronized void await(long millis) {
        if (!rung && !stopped) {
            try {
                wait(millis);
            } catch (InterruptedException e) {
                stopped = true;
            }
        }
        rung = false;
    }
}
