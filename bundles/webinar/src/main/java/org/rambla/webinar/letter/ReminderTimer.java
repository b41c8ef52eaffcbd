// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.time.Duration;
import java.util.Map;
import org.rambla.api.background.BackgroundThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a minute whether somebody is to be reminded, and once an hour whether anything else is due. What takes long
 * holds up no reminder, and what fails nothing that follows it.
 */
public final class ReminderTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReminderTimer.class);

    private final BackgroundThread minutes = new BackgroundThread("webinar-reminders");
    private final BackgroundThread hours = new BackgroundThread("webinar-hourly");

    /**
     * @param reminding once a minute
     * @param hourly once an hour, one after the other; what each is about, for the log
     */
    public ReminderTimer(Runnable reminding, Map<String, Runnable> hourly) {
        minutes.every(Duration.ofMinutes(1), "webinars: reminders", reminding);
        hourly.forEach(
                (about, work) -> hours.every(Duration.ofMinutes(2), Duration.ofHours(1), "webinars: " + about, work));
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

    @Override
    public void close() {
        minutes.close();
        hours.close();
    }
}
