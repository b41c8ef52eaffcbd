// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.text.Normalizer;

/** Which characters of a typed text are kept. */
final class Characters {
    /** More marks on one letter than any script needs would run over the lines above and below. */
    private static final int MARKS = 8;

    private Characters() {}

    /** Without controls (line ends stay), lone surrogates, non-characters and heaps of combining marks; in NFC. */
    static String clean(String text) {
        if (plain(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            int type = Character.getType(c);
            boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
            marks = mark ? marks + 1 : 0;
            if (kept(c, type) && marks <= MARKS) {
                out.appendCodePoint(c);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    private static boolean kept(int c, int type) {
        return switch (type) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            case Character.SURROGATE, Character.PRIVATE_USE -> false;
            default -> (c & 0xFFFE) != 0xFFFE && c != 0xFFFC && !(c >= 0xFDD0 && c <= 0xFDEF);
        };
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x300 || c < ' ' && c != '\n' || c >= 0x7F && c < 0xA0) {
                return false;
            }
        }
        return true;
    }
}
