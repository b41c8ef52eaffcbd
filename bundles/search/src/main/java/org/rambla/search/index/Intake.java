// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.search.SearchDocument;
import org.rambla.api.search.SearchEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts items into the index, and not more text at once than a server has room for: attached files are long. What a
 * feature tells may be wrong in any way: that is its own item's harm, and nobody else's.
 */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int MOST_REFUSED = 1_000;
    /** Of texts that are put in at once. */
    private static final long MOST_CHARACTERS = 4_000_000;

    private final SearchEngine engine;
    private final ItemDocuments documents;
    private final Set<Long> refused = ConcurrentHashMap.newKeySet();

    Intake(SearchEngine engine, ItemDocuments documents) {
        this.engine = engine;
        this.documents = documents;
    }

    /** Items in the place of what the index has of them; those that are not known are taken out. */
    void put(
            Collection<Long> ids,
            Map<Long, ContentHead> shown,
            Map<Long, ContentItem> items,
            ItemDocuments.Around around) {
        List<Long> some = new ArrayList<>();
        List<SearchDocument> made = new ArrayList<>();
        long characters = 0;
        for (long id : ids) {
            ContentHead head = shown.get(id);
            ContentItem item = items.get(id);
            try {
                List<SearchDocument> own = head == null || item == null ? List.of() : documents.of(head, item, around);
                characters += length(own);
                made.addAll(own);
                refused.remove(id);
            } catch (RuntimeException e) {
                refuse(id, e);
            }
            some.add(id);
            if (characters > MOST_CHARACTERS) {
                replace(some, made);
                some.clear();
                made.clear();
                characters = 0;
            }
        }
        replace(some, made);
    }

    private static long length(List<SearchDocument> documents) {
        return documents.stream()
                .flatMap(document -> document.texts().stream())
                .flatMap(text -> text.blocks().stream())
                .mapToLong(block -> block.text().length())
                .sum();
    }

    private void replace(List<Long> ids, List<SearchDocument> made) {
        if (ids.isEmpty()) {
            return;
        }
        try {
            engine.replace(ids.stream().map(ItemDocuments::owner).toList(), made);
        } catch (SearchEngine.Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debug("Some items cannot be taken in together", e);
            ids.forEach(id -> alone(id, made));
        }
    }

    private void alone(long id, List<SearchDocument> made) {
        List<String> owner = List.of(ItemDocuments.owner(id));
        try {
            engine.replace(
                    owner,
                    made.stream()
                            .filter(document -> document.owner().equals(owner.get(0)))
                            .toList());
        } catch (SearchEngine.Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            refuse(id, e);
            engine.replace(owner, List.of());
        }
    }

    private void refuse(long id, RuntimeException reason) {
        LOG.warn("Content item {} cannot be found, for what its feature tells cannot be taken in", id, reason);
        if (refused.size() < MOST_REFUSED) {
            refused.add(id);
        }
    }

    /** How long the texts of an item are, in characters of their source; wrong ones have no length. */
    static long length(ContentItem item) {
        long length = item.body() == null ? 0 : item.body().html().length();
        for (LanguageVersion version : item.versions()) {
            length += version.body() == null ? 0 : version.body().html().length();
        }
        return length;
    }

    /** Items that could not be taken in, at most 1,000. */
    Set<Long> refused() {
        return refused;
    }
}
