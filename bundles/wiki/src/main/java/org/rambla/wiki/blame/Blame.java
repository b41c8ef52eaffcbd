// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.blame;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Body;
import org.rambla.wiki.diff.Block;
import org.rambla.wiki.diff.Pairing;
import org.rambla.wiki.diff.Source;

/**
 * The last revision that touched each block of a page: gave it other words or another form, or brought it in. Moving it
 * does not touch it. What holds blocks (a list, a table) is touched when blocks come or go, not when one of them changes.
 *
 * @param revisions by block id, in the order of the page
 */
public record Blame(Map<String, Integer> revisions) {
    /** Of a page that has no revision yet. */
    public static final Blame NONE = new Blame(Map.of());

    /** A revision of a page; numbers rise. */
    public record Revision(int number, Body body) {}

    public Blame {
        revisions = Collections.unmodifiableMap(new LinkedHashMap<>(revisions));
    }

    /** From all revisions of a page, oldest first. */
    public static Blame of(List<Revision> revisions) {
        Blame blame = NONE;
        Body before = Body.EMPTY;
        for (Revision revision : revisions) {
            blame = blame.next(before, revision.body(), revision.number());
            before = revision.body();
        }
        return blame;
    }

    /** After one more revision. */
    public Blame next(Body before, Body after, int revision) {
        return new Blame(new Step(revisions, revision).walk(before, after));
    }

    /** The revision that touched a block last; 0 when the block is not there. */
    public int of(String block) {
        return revisions.getOrDefault(block, 0);
    }

    /** As it can be kept: {@link #parse} reads it. */
    public String source() {
        StringBuilder out = new StringBuilder();
        revisions.forEach((block, revision) -> out.append(out.length() == 0 ? "" : " ")
                .append(block)
                .append(':')
                .append(revision));
        return out.toString();
    }

    /** Reads what {@link #source} wrote; what it does not understand is left out. */
    public static Blame parse(String source) {
        Map<String, Integer> revisions = new LinkedHashMap<>();
        for (String entry : source.split(" ")) {
            int colon = entry.indexOf(':');
            if (colon > 0 && entry.substring(colon + 1).matches("[0-9]{1,9}")) {
                revisions.put(entry.substring(0, colon), Integer.parseInt(entry.substring(colon + 1)));
            }
        }
        return new Blame(revisions);
    }

    /** From one revision to the next. */
    private static final class Step {
        private final Pairing pairing = new Pairing();
        private final Map<String, Integer> last;
        private final int revision;
        private final Map<String, Block> known = new HashMap<>();
        private final Map<String, Integer> result = new LinkedHashMap<>();

        Step(Map<String, Integer> last, int revision) {
            this.last = last;
            this.revision = revision;
        }

        Map<String, Integer> walk(Body before, Body after) {
            List<Block> old = Source.blocks(before.html());
            old.forEach(block -> block.all().forEach(b -> known.put(b.id(), b)));
            lists(old, Source.blocks(after.html()));
            return result;
        }

        private void lists(List<Block> before, List<Block> after) {
            int[] mates = pairing.of(before, after);
            for (int j = 0; j < mates.length; j++) {
                Block block = after.get(j);
                if (mates[j] == Pairing.NONE) {
                    came(block);
                } else {
                    pair(before.get(mates[j]), block);
                }
            }
        }

        private void pair(Block before, Block after) {
            boolean same = after.leaf()
                    ? before.equals(after)
                    : before.sameForm(after)
                            && before.children().size() == after.children().size();
            put(after, same ? last.getOrDefault(before.id(), revision) : revision);
            lists(before.children(), after.children());
        }

        // What came from another block with its id and its words was only moved.
        private void came(Block block) {
            Block old = block.id().isEmpty() ? null : known.get(block.id());
            put(block, block.equals(old) ? last.getOrDefault(old.id(), revision) : revision);
            block.children().forEach(this::came);
        }

        private void put(Block block, int number) {
            if (!block.id().isEmpty()) {
                result.put(block.id(), number);
            }
        }
    }
}
