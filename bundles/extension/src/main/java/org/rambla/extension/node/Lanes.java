// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    Lane of(String feature) {
        return lanes.compute(feature, (name, lane) -> lane == null || lane.abandoned() ? new Lane(name) : lane);
    }

    /** Abandons what does not come back. */
    void watch() {
        lanes.forEach((feature, lane) -> {
            if (lane.blocked(patience)) {
                LOG.error("{} is blocked and is abandoned", feature);
                lane.abandon();
            }
        });
    }

    void stop() {
        lanes.values().forEach(Lane::stop);
    }
}
