// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.search;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.rambla.api.translation.Reading.Origin;

/**
 * One thing that can be found.
 *
 * @param key its own, "c12", "c12/f3", "m7"; a document takes the place of the one with the same key
 * @param owner what it goes with: all documents of an owner are removed together
 * @param kind what it is: a content item's "forum.topic", or "file", "space", "organisation", "member"
 * @param item the content item, 0 for none
 * @param space the space it is in, 0 for none
 * @param audience who may find it: an audience id of {@link org.rambla.api.space.Spaces#audience}, or one of the negative
 *     numbers of {@link Audiences}
 * @param author member, 0 for none
 * @param organisation the organisation for which the author acted, or which it is
 * @param organisations further organisations that it is about
 * @param countries ISO 3166 two letters: where it is about
 * @param topics ids of the network's taxonomy
 * @param at its date: when it takes place, and for what does not, when it was written
 * @param written when people wrote it
 * @param titleOf the content item whose title it carries, an answer's topic; 0 when the title is its own
 * @param weight how much sooner than others it is shown, 1 for most
 * @param path its address
 */
public record SearchDocument(
        String key,
        String owner,
        String kind,
        long item,
        long space,
        long audience,
        long author,
        long organisation,
        Set<Long> organisations,
        Set<String> countries,
        Set<String> topics,
        Instant at,
        Instant written,
        boolean files,
        long titleOf,
        float weight,
        String path,
        List<Text> texts) {

    /**
     * What it says in one language.
     *
     * @param language BCP 47 tag, "" when it is not known
     * @param path address of that version
     * @param origin who wrote it: where it is a translation, the first text of the document is its original
     */
    public record Text(String language, String title, List<Block> blocks, String path, Origin origin) {
        /** As its authors wrote it. */
        public Text(String language, String title, List<Block> blocks, String path) {
            this(language, title, blocks, path, Origin.ORIGINAL);
        }
    }

    /**
     * A passage.
     *
     * @param anchor fragment of an address that shows it, "" for none
     */
    public record Block(String anchor, String text) {}
}
