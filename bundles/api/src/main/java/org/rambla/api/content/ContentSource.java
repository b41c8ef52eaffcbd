// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** How a feature lets search, translation, mail, newsletter, activity, export and erasure reach its items. */
@ConsumerType
public interface ContentSource {
    /** The types it answers for, as "feature.type". */
    Set<String> types();

    /** Items by id, in a bounded number of statements; a missing one is gone. */
    Map<Long, ContentItem> items(Collection<Long> ids);

    /** Addresses by id, without loading the items. */
    Map<Long, String> paths(Collection<Long> ids);

    /** Ids in a stable order, for rebuilding and export; those after the given one, 0 for the first page. */
    List<Long> page(long space, long after, int limit);

    /**
     * What is kept about a member beside their items, for the export of their data: facts by label, in lists by name
     * ("registrations"; letters and hyphens). In a bounded number of statements.
     */
    default Map<String, List<Map<String, String>>> about(long member) {
        return Map.of();
    }

    /** A member is being erased: removes what names the person beyond the author column. Contributions stay. */
    default void erase(long member) {}
}
