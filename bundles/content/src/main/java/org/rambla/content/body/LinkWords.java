// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rambla.content.body.Marked.Kind;
import org.rambla.content.body.Marked.Link;
import org.rambla.content.body.Marked.Piece;

/** Which words before an address are its link: plain text does not say where they begin. */
final class LinkWords {
    /** Words with which what they stand for does not begin. */
    private static final Set<String> JOINING =
            Set.of("de", "du", "des", "d", "of", "en", "au", "aux", "pour", "for", "et", "and");

    private static final Set<String> ENDING = Set.of(".", "!", "?", "…");

    private final Marked before;
    private final List<Piece> pieces;

    LinkWords(Marked before, List<Piece> pieces) {
        this.before = before;
        this.pieces = pieces;
    }

    /**
     * The first of them.
     *
     * @param of number of the link
     * @param from the first piece that may be one
     * @param address where the address stands
     * @param said whether all of them from there are
     */
    int first(int of, int from, int address, boolean said) {
        int start = from;
        while (start < address && !pieces.get(start).unit() && !said) {
            start++;
        }
        Link link = before.links.get(of);
        if (said || !link.written()) {
            return start;
        }
        int found = link.lent() ? -1 : same(link, start, address);
        if (found < 0 && !link.lent()) {
            found = behind(link, start, address);
        }
        if (found < 0 && !link.lent()) {
            found = begun(link, start, address);
        }
        return found < 0 ? counted(link, start, address) : found;
    }

    /** Where the same words stand right before the address. */
    private int same(Link link, int from, int address) {
        int j = address - 1;
        while (j >= from && pieces.get(j).blank()) {
            j--;
        }
        int i = link.last() - 1;
        while (i >= link.first() && before.pieces.get(i).blank()) {
            i--;
        }
        while (i >= link.first() && j >= from && before.pieces.get(i).equals(pieces.get(j))) {
            i--;
            j--;
        }
        return i < link.first() ? j + 1 : -1;
    }

    /** Behind the word, or the sign, that stood before the link and stands here still; from the first where none did. */
    private int behind(Link link, int from, int address) {
        int i = link.first() - 1;
        while (i >= 0 && before.pieces.get(i).blank()) {
            i--;
        }
        if (i < 0 || before.pieces.get(i).kind() == Kind.BREAK) {
            return from;
        }
        Piece lead = before.pieces.get(i);
        if (lead.kind() == Kind.ADDRESS) {
            return -1;
        }
        for (int j = address - 1; j >= from; j--) {
            if (alike(pieces.get(j), lead)) {
                int first = j + 1;
                while (first < address && !pieces.get(first).unit()) {
                    first++;
                }
                return first < address ? first : -1;
            }
        }
        return -1;
    }

    /** Where the first of its words stands. */
    private int begun(Link link, int from, int address) {
        for (int j = address - 1; j >= from; j--) {
            if (pieces.get(j).kind() == Kind.WORD && alike(before.pieces.get(link.first()), pieces.get(j))) {
                return j;
            }
        }
        return -1;
    }

    private static boolean alike(Piece a, Piece b) {
        return a.kind() == b.kind() && a.of() == b.of() && a.text().equalsIgnoreCase(b.text());
    }

    /** As many words as there were, of the sentence that ends at the address. */
    private int counted(Link link, int from, int address) {
        long left = Marked.PIECE
                .matcher(link.words())
                .results()
                .filter(found -> Piece.of(found.group()).unit())
                .count();
        int first = address;
        for (int j = address - 1; j >= from && left > 0; j--) {
            if (pieces.get(j).unit()) {
                first = j;
                boolean joins = JOINING.contains(pieces.get(j).text().toLowerCase(Locale.ROOT));
                left -= joins && left == 1 ? 0 : 1;
            } else if (first < address
                    && ENDING.contains(pieces.get(j).text())
                    && pieces.get(j + 1).blank()) {
                break;
            }
        }
        return first;
    }
}
