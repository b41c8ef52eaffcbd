// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.translation.Reading.Origin;

/**
 * What was found.
 *
 * @param total over all pages
 * @param facets number of hits by value
 * @param next where the next page begins, "" on the last one
 * @param forgiven whether hits are there only because words that look alike were taken too
 * @param meant the question with words that the reader can find in the place of those that nobody wrote, "" for none
 * @param unavailable whether the engine could not look at all: that nothing was found says nothing
 */
public record SearchAnswer(
        long total,
        List<Hit> hits,
        Map<SearchQuestion.Facet, Map<String, Long>> facets,
        String next,
        boolean forgiven,
        String meant,
        boolean unavailable) {
    public static final SearchAnswer NONE = new SearchAnswer(0, List.of(), Map.of(), "", false, "");
    public static final SearchAnswer UNAVAILABLE = new SearchAnswer(0, List.of(), Map.of(), "", false, "", true);

    /** An answer that the engine could give. */
    public SearchAnswer(
            long total,
            List<Hit> hits,
            Map<SearchQuestion.Facet, Map<String, Long>> facets,
            String next,
            boolean forgiven,
            String meant) {
        this(total, hits, facets, next, forgiven, meant, false);
    }

    /**
     * A hit, in the language that fits the reader and the question best.
     *
     * @param at its date, as in {@link SearchDocument}
     * @param held whether that is when it takes place
     * @param passages the passages that fit best, in their order; the beginning when only the title fits
     * @param path address, with the fragment of the first passage where there is one
     * @param languages all that it was written in
     * @param origin who made what is shown
     * @param source language of the original where that is a translation
     */
    public record Hit(
            String key,
            String kind,
            long item,
            long space,
            long author,
            long organisation,
            Instant at,
            boolean held,
            boolean files,
            String language,
            List<String> languages,
            Title title,
            List<List<Piece>> passages,
            String path,
            Origin origin,
            String source) {
        /** Whether a translation is shown. */
        public boolean translated() {
            return origin != Origin.ORIGINAL;
        }
    }

    /**
     * The title of a hit, or of what it belongs to.
     *
     * @param pieces none where there is no title, or none that may be read
     * @param of the content item whose title it is, which may have another one by now; 0 when it is the hit's own
     * @param language "" where that is not known
     * @param origin who made it
     * @param source language of the original where it is a translation
     */
    public record Title(List<Piece> pieces, long of, String language, Origin origin, String source) {
        /** Without marks. */
        public String text() {
            return pieces.stream().map(Piece::text).collect(Collectors.joining());
        }

        /** Whether it is a translation. */
        public boolean translated() {
            return origin != Origin.ORIGINAL;
        }
    }

    /** Plain text that is marked, or not, as a word that was looked for. */
    public record Piece(String text, boolean marked) {}
}
