// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.saved;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentSource;
import org.rambla.api.persistence.Database;

/** Saved searches in the export of a member's data, and gone with the member. There are no items of content. */
@Component
public final class SavedContent implements ContentSource {
    private final SavedSearches searches;

    @Activate
    public SavedContent(@Reference(name = "database", target = "(unit=search)") Database database) {
        searches = new SavedSearches(database);
    }

    @Override
    public Set<String> types() {
        return Set.of();
    }

    @Override
    public Map<Long, ContentItem> items(Collection<Long> ids) {
        return Map.of();
    }

    @Override
    public Map<Long, String> paths(Collection<Long> ids) {
        return Map.of();
    }

    @Override
    public List<Long> page(long space, long after, int limit) {
        return List.of();
    }

    @Override
    public Map<String, List<Map<String, String>>> about(long member) {
        return Map.of(
                "saved-searches",
                searches.of(member).stream().map(SavedContent::fact).toList());
    }

    private static Map<String, String> fact(SavedSearch search) {
        Map<String, String> fact = new LinkedHashMap<>();
        fact.put("name", search.name());
        fact.put("address", search.address());
        fact.put("words", search.question().words());
        fact.put("mail", search.rhythm().name());
        fact.put("savedAt", search.madeAt().toString());
        return fact;
    }

    @Override
    public void erase(long member) {
        searches.forget(member);
    }
}
