// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Gives blocks their ids by comparing with the revision before: a block whose text is the same keeps its id wherever it
 * moved; one that changed keeps it when it stands between the same neighbours and reads alike; a container keeps the id of
 * the one in which most of its content stood. An id that the client names counts as a hint, once, when the revision
 * before has it.
 */
final class BlockIds {
    /** How many comparisons of texts one body may cost. */
    private static final int MAX_COMPARISONS = 20_000;

    private static final int CANDIDATES = 12;
    private static final double ALIKE = 0.5;

    private final List<Block> before = new ArrayList<>();
    private final Map<Block, Block> parents = new IdentityHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private int comparisons;

    private BlockIds(List<Block> beforeBlocks) {
        for (Block root : beforeBlocks) {
            root.eachUpward(block -> {
                if (block.hasId() && !block.id.isEmpty()) {
                    before.add(block);
                    known.add(block.id);
                }
                block.children.forEach(child -> parents.put(child, block));
            });
        }
    }

    /** Fills the ids of the blocks and of all below them. */
    static void assign(List<Block> blocks, List<Block> before) {
        BlockIds ids = new BlockIds(before);
        List<Block> now = new ArrayList<>();
        blocks.forEach(root -> root.eachUpward(block -> {
            block.id = "";
            now.add(block);
        }));
        List<Block> leaves = now.stream().filter(Block::leaf).toList();
        Map<Block, Block> matches = new IdentityHashMap<>();
        if (!ids.before.isEmpty()) {
            ids.same(leaves, matches);
            ids.hinted(now, matches);
            ids.alike(leaves, matches);
            now.stream().filter(b -> !b.leaf()).forEach(b -> ids.container(b, matches));
        }
        now.stream().filter(b -> b.hasId() && b.id.isEmpty()).forEach(b -> b.id = ids.fresh());
    }

    private boolean match(Block block, Block old, Map<Block, Block> matches) {
        if (!block.id.isEmpty() || !taken.add(old.id)) {
            return false;
        }
        block.id = old.id;
        matches.put(block, old);
        return true;
    }

    private void same(List<Block> leaves, Map<Block, Block> matches) {
        Map<String, Deque<Block>> byText = new HashMap<>();
        before.stream()
                .filter(Block::leaf)
                .forEach(b -> byText.computeIfAbsent(signature(b), s -> new ArrayDeque<>())
                        .add(b));
        for (Block leaf : leaves) {
            Deque<Block> old = byText.get(signature(leaf));
            if (old != null && !old.isEmpty()) {
                match(leaf, old.poll(), matches);
            }
        }
    }

    private static String signature(Block block) {
        return block.kind.equals("hr") ? "\uFFFChr" : block.text();
    }

    private void hinted(List<Block> now, Map<Block, Block> matches) {
        Map<String, Block> byId = new HashMap<>();
        before.forEach(b -> byId.put(b.id, b));
        for (Block block : now) {
            Block old = byId.get(block.hint);
            if (block.hasId()
                    && old != null
                    && old.leaf() == block.leaf()
                    && (block.leaf() || old.kind.equals(block.kind))) {
                match(block, old, matches);
            }
        }
    }

    /** Leaves that changed, between neighbours that did not. */
    private void alike(List<Block> leaves, Map<Block, Block> matches) {
        List<Block> old = before.stream().filter(Block::leaf).toList();
        Map<Block, Integer> places = new IdentityHashMap<>();
        for (int i = 0; i < old.size(); i++) {
            places.put(old.get(i), i);
        }
        int from = 0;
        for (Block leaf : leaves) {
            Block matched = matches.get(leaf);
            if (matched != null) {
                from = places.get(matched) + 1;
                continue;
            }
            Block best = null;
            double most = ALIKE;
            for (int i = from, seen = 0; i < old.size() && seen < CANDIDATES && comparisons < MAX_COMPARISONS; i++) {
                Block candidate = old.get(i);
                if (!taken.contains(candidate.id)) {
                    seen++;
                    double likeness = likeness(leaf.text(), candidate.text());
                    if (likeness > most) {
                        most = likeness;
                        best = candidate;
                    }
                }
            }
            if (best != null && match(leaf, best, matches)) {
                from = places.get(best) + 1;
            }
        }
    }

    /** Share of words that two texts have in common, 0 to 1; long texts by their beginnings. */
    private double likeness(String a, String b) {
        comparisons++;
        List<String> first = words(a);
        List<String> second = words(b);
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        Map<String, Integer> counts = new HashMap<>();
        first.forEach(word -> counts.merge(word, 1, Integer::sum));
        int common = 0;
        for (String word : second) {
            if (counts.merge(word, -1, Integer::sum) >= 0) {
                common++;
            }
        }
        return 2.0 * common / (first.size() + second.size());
    }

    private static List<String> words(String text) {
        String[] words = text.substring(0, Math.min(text.length(), 1_000)).split("[^\\p{L}\\p{N}]+");
        return Arrays.stream(words).filter(word -> !word.isEmpty()).toList();
    }

    private void container(Block block, Map<Block, Block> matches) {
        Map<Block, Integer> votes = new IdentityHashMap<>();
        for (Block child : block.children) {
            Block old = matches.get(child);
            Block parent = old == null ? null : parents.get(old);
            if (parent != null && parent.kind.equals(block.kind)) {
                votes.merge(parent, 1, Integer::sum);
            }
        }
        votes.entrySet().stream().max(Map.Entry.comparingByValue()).ifPresent(most -> {
            if (block.hasId()) {
                match(block, most.getKey(), matches);
            } else {
                matches.put(block, most.getKey());
            }
        });
    }

    // Random, so that the id of a block that was deleted long ago does not come back for another.
    private String fresh() {
        while (true) {
            String id = Long.toString(
                    ThreadLocalRandom.current().nextLong(36L * 36 * 36 * 36, 36L * 36 * 36 * 36 * 36), 36);
            if (!known.contains(id) && taken.add(id)) {
                return id;
            }
        }
    }
}
