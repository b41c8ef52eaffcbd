// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.diff;

import java.util.ArrayList;
import java.util.List;

/** A block before and after. Where only one is there, it came or went; a moved one stands at both places. */
final class Node {
    /** What became of a block. */
    enum Fate {
        SAME,
        CHANGED,
        ADDED,
        REMOVED,
        /** The place that a moved block left. */
        LEFT
    }

    Block before;
    Block after;
    boolean moved;
    final List<Node> children = new ArrayList<>();

    Node(Block before, Block after) {
        this.before = before;
        this.after = after;
    }

    Fate fate() {
        if (after == null) {
            return moved ? Fate.LEFT : Fate.REMOVED;
        }
        if (before == null) {
            return Fate.ADDED;
        }
        return children.isEmpty() && before.equals(after) || before == after ? Fate.SAME : Fate.CHANGED;
    }

    /** Whether nothing is to be said about it. */
    boolean same() {
        return fate() == Fate.SAME && !moved;
    }

    Block block() {
        return after == null ? before : after;
    }
}
