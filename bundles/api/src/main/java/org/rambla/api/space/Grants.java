// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.space;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * What one reader may read, over all spaces: as of now, never kept for the next request. The one visibility rule: an item is visible when
 * a grant covers its audience.
 *
 * @param bySpace space id to grant, of every space the reader can see
 * @param audiences ids of the audiences that the reader belongs to
 */
public record Grants(Map<Long, Grant> bySpace, Set<Long> audiences) {
    public Collection<Long> spaces() {
        return bySpace.keySet();
    }

    public boolean covers(long audience) {
        return audiences.contains(audience);
    }
}
