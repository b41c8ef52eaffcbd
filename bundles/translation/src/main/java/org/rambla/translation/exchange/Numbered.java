// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.exchange;

import java.util.ArrayList;
import java.util.List;
import org.rambla.translation.engine.Markup;
import org.rambla.translation.engine.Markup.Kind;
import org.rambla.translation.engine.Markup.Piece;

/** Placeholders with other numbers. */
final class Numbered {
    /** No sentence has more. */
    static final int STEP = 100;

    private Numbered() {}

    static String shift(String sentence, int by) {
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : Markup.read(sentence).pieces()) {
            boolean placed = piece.kind() != Kind.TEXT && !piece.id().isEmpty();
            pieces.add(
                    placed ? new Piece(piece.kind(), Integer.toString(Integer.parseInt(piece.id()) + by), "") : piece);
        }
        return new Markup(pieces).source();
    }
}
