// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps the index and answers questions; a service. Whatever it keeps can be made again from the database, so it may
 * lose it, and then says so by {@link #marks} without an entry. Thread-safe.
 */
@ConsumerType
public interface SearchEngine {
    /**
     * Takes documents in, in the place of those of the same owners. They are found within a second.
     *
     * @param owners whose documents go, whether new ones come or not
     * @throws Unavailable when they cannot be kept now; nothing is lost when they are given again
     */
    void replace(Collection<String> owners, Collection<SearchDocument> documents);

    /**
     * Owners whose documents are not found, counted or suggested for the time being: what they say, or who may read it,
     * is not that of now. Takes the place of those given before.
     */
    void withhold(Collection<String> owners);

    /**
     * Forgets everything: from the moment this returns nothing is found of what was there. For what was made from
     * another database, whose audiences are not those of this one.
     *
     * @throws Unavailable when that cannot be done; nothing is found then either
     */
    void clear();

    /** Everything is about to be given again; what is there is found meanwhile. */
    void begin();

    /**
     * Everything was given: removes what no {@link #replace} since {@link #begin} brought.
     *
     * @throws Unavailable also when something of it was lost meanwhile
     */
    void complete();

    /**
     * Makes all that was taken in survive a crash, together with some words about it.
     *
     * @throws Unavailable as {@link #replace}
     */
    void commit(Map<String, String> marks);

    /** The words of the last commit; empty when the index is new, was lost or cannot be read. */
    Map<String, String> marks();

    /** Never throws for anything that a person typed. */
    SearchAnswer ask(SearchQuestion question);

    /** Titles of what the reader may find that begin like what was typed so far, best first. */
    List<Suggestion> suggest(SearchQuestion.Reader reader, String typed, Set<String> kinds, int limit);

    Condition condition();

    /**
     * Something that can be opened at once.
     *
     * @param kind as of {@link SearchDocument}
     */
    record Suggestion(String title, String language, String kind, long space, String path) {}

    /**
     * How it is.
     *
     * @param bytes on disk
     * @param problem why it takes nothing in at the moment, in English, "" when it does
     */
    record Condition(long documents, long bytes, String problem) {}

    /** It takes nothing in at the moment: the disk is full, the network is down. What it has is still found. */
    final class Unavailable extends RuntimeException {
        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
