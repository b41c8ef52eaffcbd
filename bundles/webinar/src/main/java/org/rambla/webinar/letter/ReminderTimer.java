// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once a minute whether somebody is to be reminded, and once an hour whether somebody is to be forgotten. */
public final class ReminderTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReminderTimer.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "webinar-reminders");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param reminding once a minute
     * @param forgetting once an hour
     */
    public ReminderTimer(Runnable reminding, Runnable forgetting) {
        timer.scheduleWithFixedDelay(calmly("Reminders were not sent", reminding), 1, 1, TimeUnit.MINUTES);
        timer.scheduleWithFixedDelay(calmly("Nobody was forgotten", forgetting), 2, 60, TimeUnit.MINUTES);
    }

    private static Runnable calmly(String failed, Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("{}; it is tried again", failed, e);
            }
        };
    }

    /** Not interrupted: Derby closes its connection then. */
    @Override
    public void close() {
        timer.shutdown();
    }
}
