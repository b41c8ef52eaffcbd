// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.translation.Reading.Origin;

/**
 * What somebody asks.
 *
 * @param clauses what the texts must say; none for everything
 * @param filters values of which a document has at least one, by facet; an empty set matches nothing
 * @param without values of which a document has none, by facet
 * @param since not before, by its date, or null
 * @param before earlier than, by its date, or null
 * @param writtenSince not written before, or null
 * @param after where the page before ended, "" for the first
 * @param limit hits on a page, at most 100
 * @param facets which are counted
 */
public record SearchQuestion(
        Reader reader,
        List<Clause> clauses,
        Map<Facet, Set<String>> filters,
        Map<Facet, Set<String>> without,
        Instant since,
        Instant before,
        Instant writtenSince,
        Order order,
        String after,
        int limit,
        Set<Facet> facets) {

    /** Whenever it was written, and without nothing. */
    public SearchQuestion(
            Reader reader,
            List<Clause> clauses,
            Map<Facet, Set<String>> filters,
            Instant since,
            Instant before,
            Order order,
            String after,
            int limit,
            Set<Facet> facets) {
        this(reader, clauses, filters, Map.of(), since, before, null, order, after, limit, facets);
    }

    /**
     * Who asks. Evaluated now: nothing else is found, counted or suggested.
     *
     * @param audiences to which the reader belongs
     * @param spaces nothing of other spaces is found; null where the audiences say it all
     * @param mine spaces of which the reader is a member: what is there comes a little sooner
     * @param language in which the reader reads first
     * @param translated spaces whose texts the reader is shown translations of
     * @param originals languages whose texts the reader wants as they were written
     */
    public record Reader(
            Set<Long> audiences,
            Set<Long> spaces,
            Set<Long> mine,
            String language,
            Set<Long> translated,
            Set<String> originals) {
        /** Who reads everything as it was written. */
        public Reader(Set<Long> audiences, Set<Long> spaces, Set<Long> mine, String language) {
            this(audiences, spaces, mine, language, Set.of(), Set.of());
        }

        /**
         * Whether the reader is shown a text: the original, or its translation into the reader's language. One into another
         * language finds it, and is not what the reader sees behind the link.
         *
         * @param original language of its original
         */
        public boolean reads(SearchDocument.Text text, long space, String original) {
            return text.origin() == Origin.ORIGINAL
                    || text.language().equals(language) && translated.contains(space) && !originals.contains(original);
        }
    }

    /**
     * A word or a phrase.
     *
     * @param alternatives other words and phrases that mean the same
     */
    public record Clause(String text, boolean phrase, boolean excluded, List<String> alternatives) {}

    /** By what hits are ordered. */
    public enum Order {
        RELEVANCE,
        /** Latest first. */
        DATE
    }

    /** By what hits are told apart; values as in {@link SearchDocument}. */
    public enum Facet {
        KIND,
        SPACE,
        ORGANISATION,
        COUNTRY,
        TOPIC,
        LANGUAGE,
        /** "yes" for what has files, and for files. */
        FILES,
        AUTHOR,
        /** Of its date in UTC, "2026"; what has no date has none. */
        YEAR
    }
}
