// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.correct;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.text.Html;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.translation.reading.Versions.Kept;
import org.rambla.translation.reading.Versions.Pair;
import org.rambla.translation.segment.Marked;
import org.rambla.translation.segment.Passage;
import org.rambla.translation.segment.Stamp;

/**
 * An original beside its translation, passage by passage.
 *
 * @param before null when there is no translation yet, or none since the original is noted in its language
 * @param number counts changes of what is kept in that language; 0 for none
 * @param gone passages that were translated and are not in the original any more
 */
public record Beside(
        ContentHead head, ContentItem item, String language, Kept before, int number, List<Row> rows, List<Pair> gone) {
    /** What became of a passage. */
    public enum State {
        /** Nobody translated it. */
        MISSING,
        MACHINE,
        PERSON,
        /** The original said something else when it was translated. */
        CHANGED
    }

    /**
     * A passage.
     *
     * @param block "" for the title
     * @param original its HTML
     * @param then what the original said when it was translated; "" when that is the same
     * @param target the translation as HTML; "" for none
     */
    public record Row(String block, String original, String then, String target, State state, Pair kept) {
        /** Name of its field. */
        public String field() {
            return block.isEmpty() ? "title" : "passage-" + block;
        }

        public Marked marks() {
            return Marked.of(original);
        }

        /** As it stands in the field. */
        public String text() {
            return marks().text(target);
        }

        /** The original with the numbers of its marks, where it has some. */
        public String marked() {
            return marks().text(original);
        }

        /** The original as its reader sees it. */
        public Html view() {
            return new Body("<p>" + original + "</p>", 0).view();
        }

        /** Whether it waits for somebody. */
        public boolean open() {
            return state == State.MISSING || state == State.CHANGED;
        }

        public int lines() {
            return Math.max(2, Math.min(12, original.length() / 60 + 1));
        }
    }

    static Beside of(
            ContentHead head, ContentItem item, String language, Kept before, int number, Map<String, Pair> known) {
        Map<String, String> originals = new LinkedHashMap<>();
        if (!head.title().isEmpty()) {
            originals.put("", Html.escape(head.title()));
        }
        Passage.of(item.body().html()).forEach(passage -> originals.put(passage.block(), passage.html()));
        List<Row> rows = new ArrayList<>();
        originals.forEach((block, html) -> rows.add(row(block, html, known.get(block))));
        List<Pair> gone = known.values().stream()
                .filter(pair ->
                        !originals.containsKey(pair.block()) && !pair.source().isEmpty())
                .toList();
        return new Beside(head, item, language, before, number, rows, gone);
    }

    /** The same original beside another translation. */
    public Beside with(Map<String, Pair> known) {
        return of(head, item, language, before, number, known);
    }

    private static Row row(String block, String html, Pair kept) {
        if (kept == null) {
            return new Row(block, html, "", "", State.MISSING, null);
        }
        boolean same = kept.source().equals(html);
        State state = !same
                ? State.CHANGED
                : kept.stamp() != Stamp.of(html)
                        ? State.MISSING
                        : kept.origin() == Origin.PERSON ? State.PERSON : State.MACHINE;
        return new Row(block, html, same ? "" : kept.source(), kept.target(), state, kept);
    }

    /** What the original says, for its form: what was typed beside another text is not for this one. */
    public String stamp() {
        return Long.toHexString(Stamp.of(head.title() + "\n" + item.body().html()));
    }

    /** How many passages wait for somebody. */
    public long open() {
        return rows.stream().filter(Row::open).count();
    }

    /** Where the first passage stands that waits for somebody; 0 when none does. */
    int firstOpen() {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).open()) {
                return i;
            }
        }
        return 0;
    }

    /** The same with some of its passages alone; what is gone stands behind the last. */
    Beside part(int from, int to) {
        List<Row> some = rows.subList(from, Math.min(to, rows.size()));
        return new Beside(head, item, language, before, number, some, to >= rows.size() ? gone : List.of());
    }
}
