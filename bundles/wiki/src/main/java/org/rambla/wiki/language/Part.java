// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rambla.wiki.language.BothTexts.Passage;

/**
 * The passages that one form shows. A long text is written part by part, each saved for itself: a part is as much as
 * somebody writes at a sitting, and browsers and servers take so many fields and not more. Parts begin with headings where
 * there are some.
 *
 * @param number from 1 on
 * @param flags how many passages wait in each of the parts
 * @param ids of its passages
 */
public record Part(int number, List<Long> flags, Set<String> ids) {
    /** Passages of a part; the last one may have some more. */
    static final int MOST = 300;

    /** Characters of a part's original, a printed page; the last one may have half as many again. */
    static final int LONG = 3_000;

    /** The part of a text that is asked for; the first one where there is no such part. */
    static Part of(List<Passage> passages, int wanted) {
        List<List<Passage>> parts = split(passages);
        int number = wanted >= 1 && wanted <= parts.size() ? wanted : 1;
        Set<String> ids = new LinkedHashSet<>();
        parts.get(number - 1).forEach(passage -> ids.add(passage.id()));
        return new Part(
                number,
                parts.stream()
                        .map(part -> part.stream().filter(Passage::flagged).count())
                        .toList(),
                ids);
    }

    private static List<List<Passage>> split(List<Passage> passages) {
        List<List<Passage>> parts = new ArrayList<>();
        int from = 0;
        while (end(passages, from, MOST + MOST / 2, LONG + LONG / 2) < passages.size()) {
            int end = end(passages, from, MOST, LONG);
            for (int i = end; i > from + (end - from) / 2; i--) {
                if (passages.get(i).heading()) {
                    end = i;
                    break;
                }
            }
            parts.add(passages.subList(from, end));
            from = end;
        }
        parts.add(passages.subList(from, passages.size()));
        return parts;
    }

    /** Behind the last passage that has room; there is room for one at least. */
    private static int end(List<Passage> passages, int from, int most, int characters) {
        int end = from;
        int length = 0;
        while (end < passages.size() && end - from < most) {
            length += passages.get(end).length();
            if (end > from && length > characters) {
                break;
            }
            end++;
        }
        return end;
    }

    /** The same with what came with a form: the original may have other passages by now, and parts begin elsewhere. */
    Part with(Set<String> typed) {
        Set<String> all = new LinkedHashSet<>(ids);
        all.addAll(typed);
        return new Part(number, flags, all);
    }

    public boolean whole() {
        return flags.size() == 1;
    }

    public boolean last() {
        return number == flags.size();
    }

    public boolean holds(Passage passage) {
        return ids.contains(passage.id());
    }

    /** For an address that has a query already; "" where there is but one. */
    public String query() {
        return whole() ? "" : "&part=" + number;
    }

    /** The same of the part behind this one. */
    String next() {
        return "&part=" + (number + 1);
    }
}
