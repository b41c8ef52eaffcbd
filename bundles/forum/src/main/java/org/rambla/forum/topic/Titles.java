// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import java.text.Normalizer;

/** Titles stand in lists and mails beside other texts, so what reaches beyond their own letters is taken out. */
public final class Titles {
    private static final int MARKS = 8;

    private Titles() {}

    /** One line in NFC: no controls, no signs that turn the direction of what follows, no heaps of combining marks. */
    public static String clean(String title) {
        StringBuilder out = new StringBuilder();
        int marks = 0;
        for (int c :
                Normalizer.normalize(title, Normalizer.Form.NFC).codePoints().toArray()) {
            int type = Character.getType(c);
            marks = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK ? marks + 1 : 0;
            boolean turning = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
            boolean kept = !turning && type != Character.SURROGATE && type != Character.PRIVATE_USE && marks <= MARKS;
            if (Character.isWhitespace(c) || type == Character.CONTROL || type == Character.LINE_SEPARATOR) {
                out.append(' ');
            } else if (kept) {
                out.appendCodePoint(c);
            }
        }
        return out.toString().replaceAll(" +", " ").strip();
    }
}
