// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.queue;

import java.time.Instant;
import java.util.function.Consumer;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;

/**
 * The right of one server to work at a job for a while. It is lost when the original is changed, deleted or hidden
 * meanwhile, and when another server took the job: whatever the work would keep from then on is not kept.
 */
public final class Lease {
    private final Database database;
    private Job job;

    Lease(Database database, Job job) {
        this.database = database;
        this.job = job;
    }

    /** The job is not this server's any more. */
    public static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost(Job job) {
            super("Item " + job.content() + " into " + job.language());
        }
    }

    public Job job() {
        return job;
    }

    /**
     * Keeps a part of the work, and holds on to the job for another while.
     *
     * @throws Lost when nothing is to be kept
     */
    public void keep(Consumer<Transaction> part) {
        Job next = job.leased(Instant.now().plus(Queue.LEASE));
        database.transaction(tx -> {
            if (!Queue.renew(tx, job, next.leasedUntil())) {
                throw new Lost(job);
            }
            part.accept(tx);
            return null;
        });
        job = next;
    }

    /**
     * Keeps the last part of the work; the job stays as a note that nothing is needed before the original changes.
     *
     * @throws Lost when nothing is to be kept
     */
    public void rest(Consumer<Transaction> part) {
        database.transaction(tx -> {
            if (!Queue.rest(tx, job)) {
                throw new Lost(job);
            }
            part.accept(tx);
            return null;
        });
    }

    /**
     * Keeps the last part of the work and takes the job off the queue.
     *
     * @throws Lost when nothing is to be kept
     */
    public void end(Consumer<Transaction> part) {
        database.transaction(tx -> {
            if (!Queue.done(tx, job)) {
                throw new Lost(job);
            }
            part.accept(tx);
            return null;
        });
    }
}
