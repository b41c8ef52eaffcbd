// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import java.text.Normalizer;

/**
 * Titles and names: they stand in lists, mails and calendars beside other texts, so what reaches beyond their own letters is
 * taken out.
 */
public final class OneLine {
    /** More marks on one letter than any script needs would run over the lines above and below. */
    private static final int MARKS = 8;

    private OneLine() {}

    /** One line in NFC: no controls, no signs that turn the direction of what follows, no heaps of combining marks. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder();
        int marks = 0;
        for (int c :
                Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
            int type = Character.getType(c);
            marks = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK ? marks + 1 : 0;
            boolean turning = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
            if (Character.isWhitespace(c) || type == Character.CONTROL || type == Character.LINE_SEPARATOR) {
                out.append(' ');
            } else if (!turning && type != Character.SURROGATE && type != Character.PRIVATE_USE && marks <= MARKS) {
                out.appendCodePoint(c);
            }
        }
        return out.toString().replaceAll(" +", " ").strip();
    }

    /**
     * What was typed into a field, as one line, at most max characters; a message is kept in the form when it is longer, also
     * when it only becomes so: some signs are two in NFC.
     */
    public static String optional(Form form, String field, int max) {
        return within(of(form.optional(field, max)), form, field, max);
    }

    /** The same; a message is kept when nothing is left. */
    public static String required(Form form, String field, int max) {
        String text = of(form.required(field, max));
        if (text.isEmpty() && form.problem(field).isEmpty()) {
            form.reject(field, "web.problem.required");
        }
        return within(text, form, field, max);
    }

    private static String within(String text, Form form, String field, int max) {
        if (text.length() > max && form.problem(field).isEmpty()) {
            form.reject(field, "web.problem.tooLong", max, text.length());
        }
        return text;
    }
}
