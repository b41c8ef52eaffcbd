// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What attached files say, for search and translation. An optional service: without it files are known by their names
 * alone. Files are read outside of the server's process, one after the other; whoever asks never waits for that.
 */
@ProviderType
public interface FileTexts {
    /** So much of one file is kept, in characters. */
    int MAX_CHARACTERS = 500_000;

    /**
     * Kind of the event for each item that a file is attached to, once the file has been read, whatever came of it: the
     * subject is the item, with its present version.
     */
    String READ = "content.read";

    /**
     * What files say, by id, in two statements at the most. Those that were not read yet are left out and will be read:
     * {@link #READ} tells when. Ask for a few at once, their texts are long. Rights are the caller's business.
     */
    Map<Long, FileText> of(Collection<Long> files);

    /** Files that could not be read, the latest first; those after one, null for the first page. For administrators. */
    default List<Unread> unread(Unread after, int limit) {
        return List.of();
    }

    /** How many wait to be read. */
    default long waiting() {
        return 0;
    }

    /** Reads those of these files again soon that could not be read. */
    default void again(Collection<Long> files) {}

    /** Reads all files again soon that could not be read. */
    default void everyAgain() {}

    /**
     * A file that could not be read. Others with the same bytes stand for the same.
     *
     * @param digest of its bytes
     * @param reason in English, "" when there is nothing to add to the outcome
     */
    record Unread(long file, String digest, FileText.Outcome outcome, String reason, Instant at) {}
}
