// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Body;
import org.rambla.wiki.diff.Block;
import org.rambla.wiki.diff.Source;

/**
 * Puts new blocks into a text at the places where they stand in the original: behind the same neighbour. Blocks of both
 * are the same when they have the same id.
 */
final class Weave {
    private Weave() {}

    /**
     * The text with the new blocks.
     *
     * @param text in the other language
     * @param original gives the order
     * @param fresh blocks of the original that the text lacks, already in the other language, in what holds them
     */
    static Body of(Body text, Body original, Body fresh) {
        if (fresh.isEmpty()) {
            return text;
        }
        if (text.isEmpty()) {
            return fresh;
        }
        List<Block> woven =
                lists(Source.blocks(text.html()), Source.blocks(original.html()), Source.blocks(fresh.html()));
        return new Body(Source.html(woven), Math.min(text.sanitiser(), fresh.sanitiser()));
    }

    private static List<Block> lists(List<Block> text, List<Block> original, List<Block> fresh) {
        List<Block> woven = new ArrayList<>(text);
        Map<String, Block> coming = byId(fresh);
        int place = 0;
        for (int i = 0; i < original.size(); i++) {
            Block block = original.get(i);
            int found = block.cell() ? cell(woven, i) : find(woven, block.id());
            Block more = block.cell() ? (i < fresh.size() ? fresh.get(i) : null) : coming.get(block.id());
            if (found >= 0) {
                place = found + 1;
                if (more != null && !block.leaf()) {
                    Block there = woven.get(found);
                    woven.set(found, there.withChildren(lists(there.children(), block.children(), more.children())));
                }
            } else if (more != null) {
                woven.add(place++, more);
            }
        }
        return woven;
    }

    // Cells have no ids; the same column is the same cell.
    private static int cell(List<Block> cells, int column) {
        return column < cells.size() && cells.get(column).cell() ? column : -1;
    }

    private static int find(List<Block> blocks, String id) {
        for (int i = 0; i < blocks.size() && !id.isEmpty(); i++) {
            if (blocks.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private static Map<String, Block> byId(List<Block> blocks) {
        Map<String, Block> found = new HashMap<>();
        blocks.forEach(block -> found.putIfAbsent(block.id(), block));
        return found;
    }
}
