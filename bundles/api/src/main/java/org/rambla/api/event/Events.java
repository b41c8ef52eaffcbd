// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.event;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** How the telling of events goes, for {@code /health} and the administrator; a service. */
@ProviderType
public interface Events {
    /** How many committed events the slowest subscriber running on this node has still to hear; 0 when all is told. */
    long lag();

    /** Events that a subscriber did not take after all tries, oldest first, at most 1,000. */
    List<SetAside> setAside();

    /** Offers an event that was set aside to its subscriber again. Does nothing when the id is unknown. */
    void retry(long id);

    /** Drops an event that was set aside; its subscriber will never hear it. Does nothing when the id is unknown. */
    void forget(long id);

    /**
     * An event that a subscriber did not take.
     *
     * @param id of this entry
     * @param node the server concerned when each has its own cursor, else ""
     * @param tries how often it was offered
     * @param error what the subscriber said last, at most 1,000 characters
     * @param at when it was set aside
     */
    record SetAside(long id, String subscriber, String node, Event event, int tries, String error, Instant at) {}
}
