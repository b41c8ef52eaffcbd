// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.merge;

import java.util.ArrayList;
import java.util.List;
import org.rambla.api.content.Body;
import org.rambla.wiki.diff.Block;
import org.rambla.wiki.diff.Pairing;
import org.rambla.wiki.diff.Source;
import org.rambla.wiki.merge.Piece.Joined;
import org.rambla.wiki.merge.Piece.Settled;
import org.rambla.wiki.merge.Piece.Undecided;

/** Merges two changes of one body, block by block and inside lists and tables as well. */
public final class BodyMerge {
    private final Pairing pairing = new Pairing();

    private BodyMerge() {}

    /**
     * Merges.
     *
     * @param base what both sides saw; EMPTY when each made the page anew
     * @param theirs what the page says by now
     * @param mine what is to be saved
     */
    public static Merge of(Body base, Body theirs, Body mine) {
        int sanitiser = Math.min(theirs.sanitiser(), mine.sanitiser());
        List<Piece> pieces = new BodyMerge()
                .lists(Source.blocks(base.html()), Source.blocks(theirs.html()), Source.blocks(mine.html()));
        return new Merge(pieces, sanitiser);
    }

    /**
     * Puts two texts together that were begun apart: what both say stands there once, where they say different things it is
     * to be decided, and what only one goes on with is added.
     */
    public static Merge begun(Body theirs, Body mine) {
        List<Block> one = Source.blocks(theirs.html());
        List<Block> other = Source.blocks(mine.html());
        int[] mates = new Pairing().of(one, other);
        boolean[] kept = Pairing.kept(mates);
        List<Piece> pieces = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < one.size() || j < other.size()) {
            int next = j;
            while (next < other.size() && !kept[next]) {
                next++;
            }
            int place = next < other.size() ? mates[next] : one.size();
            apart(one.subList(i, place), other.subList(j, next), pieces);
            if (next < other.size()) {
                pieces.add(either(one.get(place), other.get(next)));
            }
            i = place + 1;
            j = next + 1;
        }
        return new Merge(pieces, Math.min(theirs.sanitiser(), mine.sanitiser()));
    }

    private static void apart(List<Block> theirs, List<Block> mine, List<Piece> pieces) {
        for (int k = 0; k < Math.max(theirs.size(), mine.size()); k++) {
            if (k >= mine.size()) {
                pieces.add(new Settled(theirs.get(k)));
            } else {
                pieces.add(k < theirs.size() ? either(theirs.get(k), mine.get(k)) : new Settled(mine.get(k)));
            }
        }
    }

    private static Piece either(Block theirs, Block mine) {
        return theirs.equals(mine) ? new Settled(theirs) : new Undecided(null, theirs, mine);
    }

    private List<Piece> lists(List<Block> base, List<Block> theirs, List<Block> mine) {
        return new Lists(base, theirs, mine, pairing, this::block).merge();
    }

    /** One block of all three. */
    private Piece block(Block base, Block theirs, Block mine) {
        if (mine.equals(base) || mine.equals(theirs)) {
            return new Settled(named(theirs, base));
        }
        if (theirs.equals(base)) {
            return new Settled(named(mine, base));
        }
        return base.leaf() ? leaf(base, theirs, mine) : container(base, theirs, mine);
    }

    private static Block named(Block block, Block base) {
        return base.id().isEmpty() || block.id().equals(base.id()) ? block : block.withId(base.id());
    }

    // One may have made it a heading while the other wrote on it.
    private static Piece leaf(Block base, Block theirs, Block mine) {
        boolean formClear = mine.sameForm(base) || theirs.sameForm(base) || mine.sameForm(theirs);
        boolean textClear = mine.inner().equals(base.inner())
                || theirs.inner().equals(base.inner())
                || mine.inner().equals(theirs.inner());
        if (!formClear || !textClear) {
            return new Undecided(base, theirs, mine);
        }
        Block form = mine.sameForm(base) ? theirs : mine;
        String text = mine.inner().equals(base.inner()) ? theirs.inner() : mine.inner();
        return new Settled(new Block(form.kind(), base.id(), form.attributes(), text, form.head(), List.of()));
    }

    private Piece container(Block base, Block theirs, Block mine) {
        Block form = mine.sameForm(base) ? theirs : mine;
        return new Joined(named(form, base), lists(base.children(), theirs.children(), mine.children()));
    }
}
