// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lanes of all extensions of this server. One that is blocked is abandoned, and the extension gets another one. */
final class Lanes {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final long patience;

    /** @param patience how long an extension may take for one piece of work */
    Lanes(Duration patience) {
        this.patience = patience.toNanos();
    }

    /**
     * Runs work on the extension's lane, after what waits there already.
     *
     * @param work is told on which lane it is done
     * @param abandoned run instead, on another thread, when the work does not come back in time
     */
    void run(String feature, Consumer<Lane> work, Runnable abandoned) {
        run(feature, new Lane.Work(work, abandoned));
    }

    private void run(String feature, Lane.Work work) {
        of(feature).run(work);
    }

    private Lane of(String feature) {
        return lanes.compute(
                feature,
                (name, lane) -> lane == null || lane.abandoned() ? new Lane(name, work -> run(feature, work)) : lane);
    }

    boolean busy(String feature) {
        return of(feature).busy();
    }

    /** Abandons what does not come back. */
    void watch() {
        lanes.forEach((feature, lane) -> {
            if (lane.abandonAfter(patience)) {
                LOG.error("{} was blocked and is abandoned", feature);
            }
        });
    }

    void stop() {
        lanes.values().forEach(Lane::stop);
    }
}
