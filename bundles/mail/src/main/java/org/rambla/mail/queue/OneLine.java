// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.queue;

/** Texts for headers: one line, so that nothing in them can begin another header. */
public final class OneLine {
    private OneLine() {}

    /** Without line ends and other control characters, at most max characters. */
    public static String of(String text, int max) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), max));
        boolean space = true;
        for (int i = 0; i < text.length() && out.length() < max; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean blank = Character.isWhitespace(c) || Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
            if (!blank) {
                out.appendCodePoint(c);
            } else if (!space) {
                out.append(' ');
            }
            space = blank;
        }
        int length = out.length();
        if (length > 0 && Character.isHighSurrogate(out.charAt(length - 1))) {
            out.setLength(length - 1);
        }
        return out.toString().strip();
    }
}
