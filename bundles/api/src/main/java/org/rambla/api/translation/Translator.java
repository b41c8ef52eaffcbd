// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.translation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Has texts in other languages than their own. {@link Readings} asks it, on a thread of its own and for a fraction of a
 * second; then the page goes out without it.
 */
@ConsumerType
public interface Translator {
    /**
     * What there is, by id; a text without a translation is left out, or comes as {@link Version#AWAITED}. What is missing
     * is made afterwards. One statement.
     */
    Map<Long, Version> versions(Question question);

    /** All that is ready, in every language, of texts of spaces where translation is on; nothing is wished for. */
    default Map<Long, List<Translated>> all(Collection<Written> texts) {
        return Map.of();
    }

    /** The languages whose originals a member reads; "*" for all. */
    default Set<String> originals(long member) {
        return Set.of();
    }

    /** The same for some members; who reads no originals may be left out. */
    default Map<Long, Set<String>> originals(Collection<Long> members) {
        Map<Long, Set<String>> originals = new HashMap<>();
        members.forEach(member -> originals.put(member, originals(member)));
        return originals;
    }

    /**
     * What a page asks.
     *
     * @param language of the reader
     * @param member 0 for a guest
     * @param titles whether titles alone are shown
     * @param closed whether the page belongs to a space that only its members see
     */
    record Question(String language, long member, Collection<Written> texts, boolean titles, boolean closed) {}

    /**
     * A text in the reader's language.
     *
     * @param title "" when the original has none
     * @param html cleaned, as {@link org.rambla.api.content.Bodies#stored} takes it; "" where titles were asked for
     * @param sanitiser version of the rules that cleaned it
     * @param origin ORIGINAL for {@link #AWAITED}, and where its authors wrote it in the reader's language too: then the title
     *     alone, as they call it
     */
    record Version(String title, String html, int sanitiser, Reading.Origin origin, boolean outdated, boolean awaited) {
        /** Nothing yet, but it is being made. */
        public static final Version AWAITED = new Version("", "", 0, Reading.Origin.ORIGINAL, false, true);
    }
}
