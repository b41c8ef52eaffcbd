// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.text;

/**
 * Keeps the direction of a name to itself: what reads from right to left, or turns the direction, stands in a sentence
 * between two signs that nobody sees, so that the rest of the sentence keeps its order. Other texts stay as they are.
 */
final class Isolates {
    private static final char FIRST_STRONG = '\u2068';
    private static final char END = '\u2069';

    private Isolates() {}

    static String around(String text) {
        return turns(text) ? FIRST_STRONG + balanced(text) + END : text;
    }

    private static boolean turns(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x590) {
                continue;
            }
            int sign = text.codePointAt(i);
            switch (Character.getDirectionality(sign)) {
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                        Character.DIRECTIONALITY_ARABIC_NUMBER,
                        Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                        Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                        Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                        Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                        Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                        Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    /** An end without a beginning would end ours. */
    private static String balanced(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2);
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == END && open == 0) {
                continue;
            }
            open += c >= '\u2066' && c < END ? 1 : c == END ? -1 : 0;
            out.append(c);
        }
        return out.append(String.valueOf(END).repeat(open)).toString();
    }
}
