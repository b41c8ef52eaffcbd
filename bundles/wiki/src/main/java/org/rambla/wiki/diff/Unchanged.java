// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.diff;

import java.util.List;

/** Which blocks that did not change are left out where only changes are shown. */
final class Unchanged {
    /** An unchanged neighbour with more blocks inside is not shown. */
    private static final int NEIGHBOUR = 30;

    private Unchanged() {}

    /** How many unchanged blocks from here on are not shown: all but the neighbours of what changed. */
    static int from(List<Node> nodes, int from, Block parent) {
        boolean row = parent != null && parent.kind().equals("tr");
        if (row || !away(nodes, from)) {
            return 0;
        }
        int to = from;
        while (to < nodes.size() && away(nodes, to)) {
            to++;
        }
        return to - from > 1 || large(nodes.get(from)) ? to - from : 0;
    }

    private static boolean away(List<Node> nodes, int i) {
        Node node = nodes.get(i);
        if (!node.same()
                || node.block().kind().equals("caption")
                || node.block().head()) {
            return false;
        }
        boolean near = i > 0 && !nodes.get(i - 1).same()
                || i + 1 < nodes.size() && !nodes.get(i + 1).same();
        return !near || large(node);
    }

    private static boolean large(Node node) {
        int[] left = {NEIGHBOUR};
        return count(node.block(), left);
    }

    private static boolean count(Block block, int[] left) {
        left[0]--;
        for (Block child : block.children()) {
            if (left[0] < 0 || count(child, left)) {
                return true;
            }
        }
        return left[0] < 0 || block.inner().length() > 2_000;
    }
}
