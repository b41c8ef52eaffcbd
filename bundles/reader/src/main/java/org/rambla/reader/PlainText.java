// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader;

/** Text as it may be kept: what the process says is not trusted more than the file is. */
final class PlainText {
    private PlainText() {}

    /** One space between words, no empty lines, none of the characters that a database or a page refuses. */
    static String of(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        boolean space = false;
        for (int at = 0; at < raw.length(); ) {
            int letter = raw.codePointAt(at);
            at += Character.charCount(letter);
            if (letter == '\n' || letter == '\r' || letter == '\f' || letter == 0x2028 || letter == 0x2029) {
                line(out);
                space = false;
            } else if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
                space = true;
            } else if (allowed(letter)) {
                if (space && !out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
                    out.append(' ');
                }
                out.appendCodePoint(letter);
                space = false;
            }
        }
        return out.toString().strip();
    }

    private static void line(StringBuilder out) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }

    private static boolean allowed(int letter) {
        int type = Character.getType(letter);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                // Where a word may be broken says nothing about the word.
                && letter != 0xAD
                && letter != 0xFEFF
                && letter != 0xFFFD;
    }
}
