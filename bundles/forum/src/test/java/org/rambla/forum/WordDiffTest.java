// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rambla.forum.edit.WordDiff;
import org.rambla.forum.edit.WordDiff.Kind;
import org.rambla.forum.edit.WordDiff.Piece;

final class WordDiffTest {
    private static Map<String, String> passages(String... pairs) {
        Map<String, String> passages = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            passages.put(pairs[i], pairs[i + 1]);
        }
        return passages;
    }

    private static String side(List<Piece> pieces, Kind without) {
        return pieces.stream().filter(p -> p.kind() != without).map(Piece::text).collect(Collectors.joining());
    }

    @Test
    void pieces_giveBothTextsBack() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            String before = random.ints(random.nextInt(12), 0, 4)
                    .mapToObj(i -> "w" + i + " ")
                    .collect(Collectors.joining());
            String after = random.ints(random.nextInt(12), 0, 4)
                    .mapToObj(i -> "w" + i + " ")
                    .collect(Collectors.joining());
            List<Piece> pieces = WordDiff.pieces(before, after);
            assertThat(side(pieces, Kind.NEW)).isEqualTo(before);
            assertThat(side(pieces, Kind.GONE)).isEqualTo(after);
        }
    }

    @Test
    void passages_stayInOrder_goneOnesWhereTheyStood() {
        List<List<Piece>> changes = WordDiff.of(
                passages("a", "first", "b", "second", "c", "third", "d", "last"),
                passages("a", "first", "c", "third now", "e", "added"));

        assertThat(changes)
                .containsExactly(
                        List.of(new Piece(Kind.SAME, "first")),
                        List.of(new Piece(Kind.GONE, "second")),
                        List.of(new Piece(Kind.SAME, "third "), new Piece(Kind.NEW, "now")),
                        List.of(new Piece(Kind.GONE, "last")),
                        List.of(new Piece(Kind.NEW, "added")));
    }

    @Test
    void longPassages_areShownWhole() {
        String before = "a ".repeat(2_000);
        assertThat(WordDiff.pieces(before, before + "b"))
                .containsExactly(new Piece(Kind.GONE, before), new Piece(Kind.NEW, before + "b"));
    }
}
