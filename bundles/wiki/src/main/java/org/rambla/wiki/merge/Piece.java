// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.merge;

import java.util.List;
import java.util.function.Consumer;
import org.rambla.wiki.diff.Block;

/** A part of a merged body: settled, put together from parts, or to be decided. */
sealed interface Piece {
    /** The block that would stand here if nothing were to be decided, for its place and its heading. */
    Block block();

    default void eachConflict(Consumer<Undecided> visitor) {}

    /** A block that is clear. */
    record Settled(Block block) implements Piece {}

    /** A block whose own form is clear; what it holds comes from both sides. */
    record Joined(Block block, List<Piece> parts) implements Piece {
        @Override
        public void eachConflict(Consumer<Undecided> visitor) {
            parts.forEach(part -> part.eachConflict(visitor));
        }
    }

    /** A block to be decided; each of the three may be null, theirs and mine not both. */
    record Undecided(Block base, Block theirs, Block mine) implements Piece {
        @Override
        public Block block() {
            return theirs == null ? mine : theirs;
        }

        @Override
        public void eachConflict(Consumer<Undecided> visitor) {
            visitor.accept(this);
        }
    }
}
