// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.diff;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.rambla.api.text.InCommon;

/**
 * Says which block of one list is which of another, for the children of one block before and after a change. What stands
 * the same at both ends is the same; then what says the same, wherever it moved; then what holds the same;
 * then what has the same id; then what reads alike between neighbours that are known; what stands alone in its cell or item is the same in other words. Ids come late because equal texts may have swapped theirs.
 */
public final class Pairing {
    /** What a block is in a list where it does not occur. */
    public static final int NONE = InCommon.NONE;

    private static final int CANDIDATES = 8;
    private static final double ALIKE = 0.45;

    private final Likeness likeness = new Likeness();

    /**
     * The place in the list before of each block of the list after, or {@link #NONE}. Leaves pair with leaves, others with
     * their own kind. One pairing serves all lists of two bodies: it counts what it costs.
     */
    public int[] of(List<Block> before, List<Block> after) {
        int[] mates = new int[after.size()];
        Arrays.fill(mates, NONE);
        int start = 0;
        int least = Math.min(before.size(), after.size());
        while (start < least && before.get(start).equals(after.get(start))) {
            mates[start] = start;
            start++;
        }
        int end = 0;
        while (end < least - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            mates[after.size() - 1 - end] = before.size() - 1 - end;
            end++;
        }
        if (start < least - end) {
            new Middle(before, after, mates, start, end).pair();
        }
        return mates;
    }

    /** What is left of two lists between what is the same at both ends. */
    private final class Middle {
        private final List<Block> before;
        private final List<Block> after;
        private final int[] mates;
        private final boolean[] taken;
        private final int start;
        private final int beforeEnd;
        private final int afterEnd;

        Middle(List<Block> before, List<Block> after, int[] mates, int start, int end) {
            this.before = before;
            this.after = after;
            this.mates = mates;
            this.start = start;
            this.beforeEnd = before.size() - end;
            this.afterEnd = after.size() - end;
            this.taken = new boolean[before.size()];
        }

        void pair() {
            Map<String, Integer> ids = new HashMap<>();
            Map<Block, Deque<Integer>> same = new HashMap<>();
            for (int i = start; i < beforeEnd; i++) {
                Block block = before.get(i);
                if (!block.id().isEmpty()) {
                    ids.put(block.id(), i);
                }
                same.computeIfAbsent(block, b -> new ArrayDeque<>()).add(i);
            }
            byId(ids, Block::equals);
            bySaying(same);
            byShare();
            byId(ids, Pairing::fits);
            boolean alone = before.size() == 1 && after.size() == 1 && fits(before.get(0), after.get(0));
            if (alone || before.get(start).cell() && before.size() == after.size()) {
                byPlace();
            }
            alike();
        }

        private void byId(Map<String, Integer> ids, BiPredicate<Block, Block> test) {
            for (int j = start; j < afterEnd; j++) {
                Integer i = mates[j] == NONE ? ids.get(after.get(j).id()) : null;
                if (i != null && !taken[i] && test.test(before.get(i), after.get(j))) {
                    take(i, j);
                }
            }
        }

        private void bySaying(Map<Block, Deque<Integer>> same) {
            for (int j = start; j < afterEnd; j++) {
                Deque<Integer> places = mates[j] == NONE ? same.get(after.get(j)) : null;
                while (places != null && !places.isEmpty() && mates[j] == NONE) {
                    int i = places.poll();
                    // A cell is what stands in its column.
                    if (!taken[i] && (!after.get(j).cell() || before.size() != after.size() || i == j)) {
                        take(i, j);
                    }
                }
            }
        }

        /** Lists, tables and rows are those that hold most of what they held and nothing else holds. */
        private void byShare() {
            Map<Block, Integer> holders = new HashMap<>();
            for (int i = start; i < beforeEnd; i++) {
                for (Block child : taken[i] ? List.<Block>of() : before.get(i).children()) {
                    holders.merge(child, i, (a, b) -> a.equals(b) ? a : NONE);
                }
            }
            for (int j = start; j < afterEnd && !holders.isEmpty(); j++) {
                Map<Integer, Integer> shares = new HashMap<>();
                for (Block child : mates[j] == NONE ? after.get(j).children() : List.<Block>of()) {
                    int i = holders.getOrDefault(child, NONE);
                    if (i != NONE && !taken[i] && fits(before.get(i), after.get(j))) {
                        shares.merge(i, 1, Integer::sum);
                    }
                }
                int place = j;
                shares.entrySet().stream()
                        .max(Map.Entry.<Integer, Integer>comparingByValue()
                                .thenComparing(e -> before.get(e.getKey())
                                        .id()
                                        .equals(after.get(place).id()))
                                .thenComparing(Map.Entry::getKey))
                        .ifPresent(most -> {
                            if (!after.get(place).cell()) {
                                take(most.getKey(), place);
                            }
                        });
            }
        }

        private void byPlace() {
            for (int j = start; j < afterEnd; j++) {
                if (mates[j] == NONE && !taken[j]) {
                    take(j, j);
                }
            }
        }

        private void alike() {
            int from = start;
            for (int j = start; j < afterEnd; j++) {
                if (mates[j] != NONE) {
                    from = mates[j] + 1;
                    continue;
                }
                int best = NONE;
                double most = ALIKE;
                for (int i = from, seen = 0; i < beforeEnd && seen < CANDIDATES; i++) {
                    if (taken[i]) {
                        break;
                    }
                    seen++;
                    double alike = fits(before.get(i), after.get(j)) ? likeness.of(before.get(i), after.get(j)) : 0;
                    if (alike > most) {
                        most = alike;
                        best = i;
                    }
                }
                if (best != NONE) {
                    take(best, j);
                    from = best + 1;
                }
            }
        }

        private void take(int i, int j) {
            taken[i] = true;
            mates[j] = i;
        }
    }

    private static boolean fits(Block before, Block after) {
        boolean leaves = before.leaf()
                && after.leaf()
                && before.kind().equals("caption") == after.kind().equals("caption");
        return leaves || before.kind().equals(after.kind()) || before.cell() && after.cell();
    }

    /**
     * Which of the paired blocks kept their order: the longest rising run of places. What is paired and not in it moved.
     *
     * @param mates as {@link #of} gives them
     */
    public static boolean[] kept(int[] mates) {
        return InCommon.rising(mates);
    }
}
