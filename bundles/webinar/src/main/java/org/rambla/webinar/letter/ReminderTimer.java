// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a minute whether somebody is to be reminded, and once an hour whether anything else is due. What takes long
 * holds up no reminder, and what fails nothing that follows it.
 */
public final class ReminderTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReminderTimer.class);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "webinar-reminders");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param reminding once a minute
     * @param hourly once an hour, one after the other; what each is about, for the log
     */
    public ReminderTimer(Runnable reminding, Map<String, Runnable> hourly) {
        timer.scheduleWithFixedDelay(calmly("reminders", reminding), 1, 1, TimeUnit.MINUTES);
        Runnable all = () -> hourly.forEach((about, work) -> calmly(about, work).run());
        timer.scheduleWithFixedDelay(all, 2, 60, TimeUnit.MINUTES);
    }

    /** The same work, after which others go on whatever came of it. */
    static Runnable calmly(String about, Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("Webinars: {} failed; it is tried again", about, e);
            }
        };
    }

    /** Not interrupted: Derby closes its connection then. */
    @Override
    public void close() {
        timer.shutdown();
    }
}
