// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.saved;

import java.time.Instant;

/**
 * A search that a member keeps.
 *
 * @param address its page, with the query
 * @param space the space that is looked through, 0 for everywhere
 * @param due when to look for news, EPOCH for never
 */
record SavedSearch(
        long id,
        long member,
        String name,
        String address,
        Question question,
        long space,
        Rhythm rhythm,
        Instant madeAt,
        Instant seenAt,
        Instant due) {}
