// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A block of a body while it is being worked on: either it holds blocks, or runs of text. */
final class Block {
    /** Blocks that hold text. */
    static final Set<String> LEAVES = Set.of("p", "h2", "h3", "h4", "caption", "hr");
    /** Blocks without an id of their own: what they hold has one. */
    static final Set<String> WITHOUT_ID = Set.of("td", "th");

    final String kind;
    final List<Block> children = new ArrayList<>();
    final List<Run> runs = new ArrayList<>();
    final Map<String, String> attributes = new TreeMap<>();
    /** The id that the source named; only a hint. */
    String hint = "";

    String id = "";

    Block(String kind) {
        this.kind = kind;
    }

    Block(String kind, List<Block> children) {
        this(kind);
        this.children.addAll(children);
    }

    boolean leaf() {
        return LEAVES.contains(kind);
    }

    boolean hasId() {
        return !WITHOUT_ID.contains(kind);
    }

    /** The text without its style; a picture counts by its address, so that two pictures differ. */
    String text() {
        StringBuilder out = new StringBuilder();
        for (Run run : runs) {
            switch (run.kind()) {
                case TEXT -> out.append(run.text());
                case BREAK -> out.append('\n');
                case IMAGE, DECORATION -> out.append('\uFFFC').append(run.source());
            }
        }
        return out.toString();
    }

    /** Visits this block and all below it, children first. */
    void eachUpward(Consumer<Block> visitor) {
        children.forEach(child -> child.eachUpward(visitor));
        visitor.accept(this);
    }
}
