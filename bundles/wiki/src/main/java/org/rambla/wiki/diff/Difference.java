// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.diff;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.text.Html;
import org.rambla.api.text.Messages;

/**
 * What changed between two bodies. To be shown inside {@code <div class="diff prose">}; what came is {@code ins}, what
 * went is {@code del}, and both say so in words too.
 */
public final class Difference {
    /** How much is shown. */
    public enum Extent {
        /** What changed with its neighbours; the rest is counted. */
        CHANGES,
        /** The whole text. */
        WHOLE
    }

    /** Passages (blocks with text of their own) that were added, removed, changed or moved. */
    public record Counts(int added, int removed, int changed, int moved) {}

    private final List<Node> nodes;

    Difference(List<Node> nodes) {
        this.nodes = nodes;
    }

    /** Whether both bodies say the same in the same form and order. */
    public boolean isEmpty() {
        return nodes.stream().allMatch(Node::same);
    }

    /** How many passages changed, and how. One that moved and changed counts for both. */
    public Counts counts() {
        int[] counts = new int[4];
        nodes.forEach(node -> count(node, counts));
        return new Counts(counts[0], counts[1], counts[2], counts[3]);
    }

    private static void count(Node node, int[] counts) {
        Node.Fate fate = node.fate();
        if (node.moved && fate != Node.Fate.LEFT) {
            counts[3]++;
        }
        if (node.block().leaf() && fate != Node.Fate.SAME && fate != Node.Fate.LEFT) {
            counts[fate == Node.Fate.ADDED ? 0 : fate == Node.Fate.REMOVED ? 1 : 2]++;
        }
        node.children.forEach(child -> count(child, counts));
    }

    /** Ids, in the body after, of the passages that were added or changed. */
    public Set<String> touched() {
        Set<String> ids = new LinkedHashSet<>();
        nodes.forEach(node -> touched(node, ids));
        return ids;
    }

    private static void touched(Node node, Set<String> ids) {
        boolean changed = node.fate() == Node.Fate.CHANGED || node.fate() == Node.Fate.ADDED;
        if (node.after != null
                && node.after.leaf()
                && changed
                && !node.after.id().isEmpty()) {
            ids.add(node.after.id());
        }
        node.children.forEach(child -> touched(child, ids));
    }

    /** Both bodies as one column. */
    public Html view(Messages messages, Extent extent) {
        return new DifferenceWriter(messages, extent).write(nodes);
    }

    /** What changed in one passage of the body after, with its words; empty when it is not there or the same. */
    public Optional<Html> passage(String id, Messages messages) {
        return find(nodes, id)
                .filter(node -> !node.same())
                .map(node -> new DifferenceWriter(messages, Extent.WHOLE).write(List.of(node)));
    }

    private static Optional<Node> find(List<Node> nodes, String id) {
        for (Node node : nodes) {
            if (node.after != null && node.after.id().equals(id)) {
                return Optional.of(node);
            }
            Optional<Node> below = find(node.children, id);
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }
}
