// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Asks the feature that made an item, whichever it is. Each source runs on threads of its own with a time limit: one that
 * fails, blocks or is not installed leaves out its own items only. Rights are the caller's business: ask for items that
 * the reader may see.
 */
@ProviderType
public interface ContentSources {
    /** The types for which a source is running, as "feature.type". */
    Set<String> types();

    /** Items by id; those without an answer are left out. */
    Map<Long, ContentItem> items(Collection<Long> ids);

    /** As {@link #items(Collection)} for heads that were read already. */
    default Map<Long, ContentItem> itemsOf(Collection<ContentHead> heads) {
        return items(heads.stream().map(ContentHead::id).toList());
    }

    /** Addresses by id; those without an answer are left out. */
    Map<Long, String> paths(Collection<Long> ids);

    /** As {@link #paths(Collection)} for heads that were read already. */
    Map<Long, String> pathsOf(Collection<ContentHead> heads);

    /**
     * Ids of a feature's items of a space in a stable order, for rebuilding and export.
     *
     * @param type any type of the source, "forum.topic"
     * @throws IllegalStateException when the source does not answer
     */
    List<Long> page(String type, long space, long after, int limit);

    /** What all sources keep about a member beside items, as {@link ContentSource#about}. */
    default Map<String, List<Map<String, String>>> about(long member) {
        return Map.of();
    }
}
