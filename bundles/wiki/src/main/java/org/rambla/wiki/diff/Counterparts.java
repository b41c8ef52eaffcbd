// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.Body;
import org.rambla.api.text.InCommon;

/**
 * Gives the blocks of a text in another language the ids of those blocks of its original that they stand for, where kinds
 * follow each other alike: then both can be written side by side. A text that shares ids with its original already is left
 * as it is.
 */
public final class Counterparts {
    /** Of so many of the longer list's blocks the other one must have one, or which is which is a guess. */
    private static final double ALIKE = 2.0 / 3;

    private final Set<String> own;

    private Counterparts(Set<String> own) {
        this.own = own;
    }

    /** The text with the ids of its original. */
    public static Body of(Body original, Body text) {
        List<Block> before = Source.blocks(original.html());
        List<Block> after = Source.blocks(text.html());
        Set<String> own = ids(after);
        Set<String> shared = ids(before);
        shared.retainAll(own);
        if (before.isEmpty() || after.isEmpty() || !shared.isEmpty()) {
            return text;
        }
        return new Body(Source.html(new Counterparts(own).named(before, after)), text.sanitiser());
    }

    private static Set<String> ids(List<Block> blocks) {
        Set<String> ids = new HashSet<>();
        blocks.forEach(block -> block.all().forEach(part -> ids.add(part.id())));
        ids.remove("");
        return ids;
    }

    private List<Block> named(List<Block> before, List<Block> after) {
        Map<String, Integer> kinds = new HashMap<>();
        int[] mates = InCommon.of(codes(before, kinds), codes(after, kinds));
        int found = 0;
        for (int mate : mates) {
            found += mate == Pairing.NONE ? 0 : 1;
        }
        if (found < ALIKE * Math.max(before.size(), after.size())) {
            return after;
        }
        List<Block> named = new ArrayList<>();
        for (int j = 0; j < mates.length; j++) {
            named.add(mates[j] == Pairing.NONE ? after.get(j) : named(before.get(mates[j]), after.get(j)));
        }
        return named;
    }

    private Block named(Block before, Block after) {
        Block block = after.id().isEmpty() || before.id().isEmpty() || !own.add(before.id())
                ? after
                : after.withId(before.id());
        return block.leaf() ? block : block.withChildren(named(before.children(), after.children()));
    }

    /** Kinds by number: a passage with a picture stands for one with a picture. */
    private static int[] codes(List<Block> blocks, Map<String, Integer> kinds) {
        return blocks.stream()
                .mapToInt(block -> {
                    boolean picture = block.leaf() && block.inner().contains("<img");
                    String kind = block.cell() ? "cell" : block.kind();
                    return kinds.computeIfAbsent(picture ? kind + " img" : kind, name -> kinds.size());
                })
                .toArray();
    }
}
