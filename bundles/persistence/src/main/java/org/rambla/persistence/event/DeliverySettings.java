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
 * @param pauses before each further try with an event that a subscriber did not take; after the last it is set aside
 */
public record DeliverySettings(String node, long lease, long poll, long idle, List<Long> pauses) {
    public static DeliverySettings of(String node) {
        return new DeliverySettings(node, 10_000, 500, 1_000, List.of(1_000L, 4_000L, 15_000L, 60_000L));
    }
}
