// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Body;

/** Compares two bodies, from the top down: only what is not the same is looked into. */
public final class BodyDiff {
    private final Pairing pairing = new Pairing();
    /** Leaves that came and went, for what moved from one block into another. */
    private final List<Node> came = new ArrayList<>();

    private final List<Node> went = new ArrayList<>();

    private BodyDiff() {}

    /** What changed from one body to another. */
    public static Difference between(Body before, Body after) {
        BodyDiff diff = new BodyDiff();
        List<Node> nodes = diff.compare(Source.blocks(before.html()), Source.blocks(after.html()));
        diff.moves();
        return new Difference(nodes);
    }

    private List<Node> compare(List<Block> before, List<Block> after) {
        int[] mates = pairing.of(before, after);
        boolean[] kept = Pairing.kept(mates);
        boolean[] paired = new boolean[before.size()];
        for (int mate : mates) {
            if (mate != Pairing.NONE) {
                paired[mate] = true;
            }
        }
        // What went at a place stands before what came there.
        int[] until = new int[mates.length];
        int limit = before.size();
        for (int j = mates.length - 1; j >= 0; j--) {
            limit = kept[j] ? mates[j] : limit;
            until[j] = limit;
        }
        List<Node> nodes = new ArrayList<>(after.size());
        int next = 0;
        for (int j = 0; j < mates.length; j++) {
            for (; next < until[j]; next++) {
                nodes.add(left(before.get(next), paired[next]));
            }
            next = kept[j] ? mates[j] + 1 : next;
            nodes.add(
                    mates[j] == Pairing.NONE ? came(after.get(j)) : pair(before.get(mates[j]), after.get(j), !kept[j]));
        }
        for (; next < before.size(); next++) {
            nodes.add(left(before.get(next), paired[next]));
        }
        return nodes;
    }

    private Node pair(Block before, Block after, boolean moved) {
        Node node = new Node(before, after);
        node.moved = moved;
        if (!after.leaf() && !before.equals(after)) {
            node.children.addAll(compare(before.children(), after.children()));
        }
        return node;
    }

    private Node came(Block block) {
        Node node = new Node(null, block);
        block.children().forEach(child -> node.children.add(came(child)));
        if (block.leaf()) {
            came.add(node);
        }
        return node;
    }

    private Node left(Block block, boolean moved) {
        Node node = new Node(block, null);
        node.moved = moved;
        if (!moved) {
            block.children().forEach(child -> node.children.add(left(child, false)));
            if (block.leaf()) {
                went.add(node);
            }
        }
        return node;
    }

    // What left one block and came into another, unchanged or with its id.
    private void moves() {
        Map<Block, Deque<Node>> same = new HashMap<>();
        Map<String, Node> ids = new HashMap<>();
        for (Node node : went) {
            same.computeIfAbsent(node.before, b -> new ArrayDeque<>()).add(node);
            ids.put(node.before.id(), node);
        }
        for (Node node : came) {
            Deque<Node> places = same.getOrDefault(node.after, new ArrayDeque<>());
            while (!places.isEmpty() && places.peek().moved) {
                places.poll();
            }
            Node from = places.isEmpty() ? ids.get(node.after.id()) : places.poll();
            boolean text = !node.after.inner().isEmpty() && !node.after.id().isEmpty();
            if (text && from != null && !from.moved && from.before.kind().equals(node.after.kind())) {
                from.moved = true;
                node.before = from.before;
                node.moved = true;
            }
        }
    }
}
