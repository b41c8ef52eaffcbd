// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once a minute whether somebody is to be reminded. */
public final class ReminderTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReminderTimer.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "webinar-reminders");
        thread.setDaemon(true);
        return thread;
    });

    public ReminderTimer(Reminders reminders) {
        timer.scheduleWithFixedDelay(() -> calmly(reminders), 1, 1, TimeUnit.MINUTES);
    }

    private static void calmly(Reminders reminders) {
        try {
            reminders.round();
        } catch (RuntimeException e) {
            LOG.warn("Reminders were not sent; they are tried again in a minute", e);
        }
    }

    /** Not interrupted: Derby closes its connection then. */
    @Override
    public void close() {
        timer.shutdown();
    }
}
