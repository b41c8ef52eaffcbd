// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What changed between two texts, passage by passage (by the ids of their blocks) and in a changed passage word by word.
 */
public final class WordDiff {
    /** Passages with more words are shown as a whole before and after. */
    private static final int MAX_WORDS = 1_500;

    private static final Pattern WORDS = Pattern.compile("(?<=\\s)(?=\\S)");

    private WordDiff() {}

    /** A stretch of text that stayed, went or came. */
    public record Piece(Kind kind, String text) {}

    public enum Kind {
        SAME,
        GONE,
        NEW
    }

    /** The passages in order, each as its pieces. */
    public static List<List<Piece>> of(Map<String, String> before, Map<String, String> after) {
        List<List<Piece>> passages = new ArrayList<>();
        Map<String, String> gone = new LinkedHashMap<>(before);
        gone.keySet().removeAll(after.keySet());
        List<String> order = List.copyOf(before.keySet());
        int next = 0;
        for (Map.Entry<String, String> passage : after.entrySet()) {
            String old = before.get(passage.getKey());
            if (old == null) {
                // What went at this place stands before what came.
                while (next < order.size() && gone.containsKey(order.get(next))) {
                    addGone(passages, gone.remove(order.get(next++)));
                }
                passages.add(List.of(new Piece(Kind.NEW, passage.getValue())));
                continue;
            }
            int place = order.indexOf(passage.getKey());
            for (; next < place; next++) {
                addGone(passages, gone.remove(order.get(next)));
            }
            next = Math.max(next, place + 1);
            passages.add(pieces(old, passage.getValue()));
        }
        gone.values().forEach(text -> addGone(passages, text));
        return passages;
    }

    private static void addGone(List<List<Piece>> passages, String text) {
        if (text != null) {
            passages.add(List.of(new Piece(Kind.GONE, text)));
        }
    }

    /** One text word by word. */
    public static List<Piece> pieces(String before, String after) {
        if (before.equals(after)) {
            return List.of(new Piece(Kind.SAME, after));
        }
        String[] a = WORDS.split(before);
        String[] b = WORDS.split(after);
        if (a.length > MAX_WORDS || b.length > MAX_WORDS) {
            return List.of(new Piece(Kind.GONE, before), new Piece(Kind.NEW, after));
        }
        return walk(a, b, common(a, b));
    }

    /** Lengths of the longest common rest, the classic table. */
    private static short[][] common(String[] a, String[] b) {
        short[][] common = new short[a.length + 1][b.length + 1];
        for (int i = a.length - 1; i >= 0; i--) {
            for (int j = b.length - 1; j >= 0; j--) {
                common[i][j] = same(a[i], b[j])
                        ? (short) (common[i + 1][j + 1] + 1)
                        : (short) Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<Piece> walk(String[] a, String[] b, short[][] common) {
        List<Piece> pieces = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            if (i < a.length && j < b.length && same(a[i], b[j])) {
                add(pieces, Kind.SAME, b[j++]);
                i++;
            } else if (i < a.length && (j == b.length || common[i + 1][j] >= common[i][j + 1])) {
                add(pieces, Kind.GONE, a[i++]);
            } else {
                add(pieces, Kind.NEW, b[j++]);
            }
        }
        return Collections.unmodifiableList(pieces);
    }

    // The blank behind a word is no difference.
    private static boolean same(String a, String b) {
        return a.stripTrailing().equals(b.stripTrailing());
    }

    private static void add(List<Piece> pieces, Kind kind, String word) {
        Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last != null && last.kind() == kind) {
            pieces.set(pieces.size() - 1, new Piece(kind, last.text() + word));
        } else {
            pieces.add(new Piece(kind, word));
        }
    }
}
