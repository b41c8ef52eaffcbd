// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rambla.wiki.diff.Block;
import org.rambla.wiki.diff.Pairing;
import org.rambla.wiki.merge.Piece.Settled;
import org.rambla.wiki.merge.Piece.Undecided;

/**
 * Merges the children of one block: their list is taken, then everything that I did to the base is done to it. What I
 * added stands behind the same block as in my list; where both added something there, theirs comes first.
 */
final class Lists {
    /** Merges one block that stands in all three. */
    interface Blocks {
        Piece merge(Block base, Block theirs, Block mine);
    }

    /** A place of the list that grows. */
    private static final class Place {
        Piece piece;
        Place next;
        Place previous;
        /** Whether they added it, and nothing of mine is the same. */
        boolean theirsAlone;

        boolean gone;

        Place(Piece piece) {
            this.piece = piece;
        }
    }

    private final List<Block> base;
    private final List<Block> theirs;
    private final List<Block> mine;
    private final int[] theirMates;
    private final int[] myMates;
    private final Pairing pairing;
    private final Blocks blocks;
    private final Place[] places;
    private final Place first = new Place(null);

    Lists(List<Block> base, List<Block> theirs, List<Block> mine, Pairing pairing, Blocks blocks) {
        this.base = base;
        this.theirs = theirs;
        this.mine = mine;
        this.theirMates = pairing.of(base, theirs);
        this.myMates = pairing.of(base, mine);
        this.pairing = pairing;
        this.blocks = blocks;
        this.places = new Place[base.size()];
    }

    List<Piece> merge() {
        takeTheirs();
        doMine();
        List<Piece> pieces = new ArrayList<>();
        for (Place place = first.next; place != null; place = place.next) {
            if (!place.gone) {
                pieces.add(place.piece);
            }
        }
        return pieces;
    }

    private void takeTheirs() {
        int[] myPlaces = inverted(myMates, base.size());
        Place last = first;
        for (int j = 0; j < theirs.size(); j++) {
            int b = theirMates[j];
            Place place = new Place(new Settled(theirs.get(j)));
            if (b == Pairing.NONE) {
                place.theirsAlone = true;
            } else if (myPlaces[b] != Pairing.NONE) {
                place.piece = blocks.merge(base.get(b), theirs.get(j), mine.get(myPlaces[b]));
            } else if (theirs.get(j).equals(base.get(b))) {
                place.gone = true;
            } else {
                place.piece = new Undecided(base.get(b), theirs.get(j), null);
            }
            if (b != Pairing.NONE) {
                places[b] = place;
            }
            insert(place, last);
            last = place;
        }
    }

    private void doMine() {
        boolean[] kept = Pairing.kept(myMates);
        Place anchor = first;
        for (int j = 0; j < mine.size(); j++) {
            int b = myMates[j];
            Place place = b == Pairing.NONE ? null : places[b];
            if (place != null) {
                if (!kept[j] && !standsBehind(anchor, place)) {
                    remove(place);
                    insert(place, behindTheirs(anchor));
                }
                anchor = place;
            } else if (b == Pairing.NONE) {
                int end = j;
                while (end < mine.size() && myMates[end] == Pairing.NONE) {
                    end++;
                }
                anchor = added(mine.subList(j, end), anchor);
                j = end - 1;
            } else if (!mine.get(j).equals(base.get(b))) {
                Place changed = new Place(new Undecided(base.get(b), null, mine.get(j)));
                insert(changed, behindTheirs(anchor));
                anchor = changed;
            }
        }
    }

    /** What I added in one place; what they added there in the same words stands there once. */
    private Place added(List<Block> run, Place start) {
        List<Place> theirRun = new ArrayList<>();
        for (Place place = start.next; place != null && open(place); place = place.next) {
            if (place.theirsAlone) {
                theirRun.add(place);
            }
        }
        List<Block> theirBlocks = theirRun.stream().map(p -> p.piece.block()).toList();
        int[] same = pairing.of(theirBlocks, run);
        for (int j = 0; j < same.length; j++) {
            if (same[j] != Pairing.NONE && !theirBlocks.get(same[j]).equals(run.get(j))) {
                same[j] = Pairing.NONE;
            }
        }
        boolean[] kept = Pairing.kept(same);
        for (int j = 0; j < same.length; j++) {
            if (kept[j]) {
                theirRun.get(same[j]).theirsAlone = false;
            }
        }
        Place anchor = start;
        for (int j = 0; j < same.length; j++) {
            anchor = kept[j] ? theirRun.get(same[j]) : alone(run.get(j), anchor);
        }
        return anchor;
    }

    private Place alone(Block block, Place anchor) {
        Place caption = block.kind().equals("caption") ? theirCaption() : null;
        if (caption != null) {
            caption.piece = new Undecided(null, caption.piece.block(), block);
            caption.theirsAlone = false;
            return anchor;
        }
        Place place = new Place(new Settled(block));
        insert(place, behindTheirs(anchor));
        return place;
    }

    private static boolean open(Place place) {
        return place.theirsAlone || place.gone;
    }

    // A table has one caption only.
    private Place theirCaption() {
        for (Place place = first.next; place != null; place = place.next) {
            if (place.theirsAlone && place.piece.block().kind().equals("caption")) {
                return place;
            }
        }
        return null;
    }

    private static Place behindTheirs(Place anchor) {
        Place last = anchor;
        for (Place place = anchor.next; place != null && open(place); place = place.next) {
            last = place.theirsAlone ? place : last;
        }
        return last;
    }

    /** Whether they put it there as well: then what they added behind it stays behind it. */
    private static boolean standsBehind(Place anchor, Place place) {
        Place next = anchor.next;
        while (next != null && next != place && open(next)) {
            next = next.next;
        }
        return next == place;
    }

    private static void insert(Place place, Place behind) {
        place.previous = behind;
        place.next = behind.next;
        behind.next = place;
        if (place.next != null) {
            place.next.previous = place;
        }
    }

    private static void remove(Place place) {
        place.previous.next = place.next;
        if (place.next != null) {
            place.next.previous = place.previous;
        }
    }

    private static int[] inverted(int[] mates, int size) {
        int[] out = new int[size];
        Arrays.fill(out, Pairing.NONE);
        for (int j = 0; j < mates.length; j++) {
            if (mates[j] != Pairing.NONE) {
                out[mates[j]] = j;
            }
        }
        return out;
    }
}
