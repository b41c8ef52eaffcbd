// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.event;

import java.util.List;

/**
 * How events are told; all in milliseconds.
 *
 * @param node this server's id, the same after a restart
 * @param lease how long a node that fell silent keeps numbering
 * @param poll between looks for events of other nodes while there are some
 * @param idle between looks when there were none for a while
 * @param gather from one numbering of events to the next at the least: what is committed meanwhile is told together, with
 *     one transaction of each subscriber, and leaves the processor to those who wait for an answer
 * @param pauses before each further try with an event that a subscriber did not take; after the last it is set aside
 */
public record DeliverySettings(String node, long lease, long poll, long idle, long gather, List<Long> pauses) {
    public static DeliverySettings of(String node) {
        return new DeliverySettings(node, 10_000, 500, 1_000, 100, List.of(1_000L, 4_000L, 15_000L, 60_000L));
    }
}
