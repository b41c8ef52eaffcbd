// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Form;
import org.rambla.api.text.Localised;

/** Titles and names stand in lists, mails and calendars beside other texts: what reaches beyond their own letters is taken out. */
public final class OneLine {
    private static final int MARKS = 8;

    private OneLine() {}

    /** What was typed, as one line; a message is kept when that is longer than max characters: what is put in order may grow. */
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

    /** The same in each language ("name.fr"); what comes without one ("name") is in the language given. */
    public static Localised localised(Form form, String field, List<String> languages, int max, String language) {
        Map<String, String> texts = new LinkedHashMap<>();
        languages.forEach(tag -> texts.put(tag, optional(form, field + "." + tag, max)));
        Localised typed = new Localised(texts);
        return typed.isEmpty() ? Localised.of(tag(languages, language), optional(form, field, max)) : typed;
    }

    /** The language, where the form asks for it; else the first one that it asks for. */
    static String tag(List<String> languages, String language) {
        return languages.contains(language) ? language : languages.get(0);
    }

    private static String within(String text, Form form, String field, int max) {
        if (text.length() > max && form.problem(field).isEmpty()) {
            form.reject(field, "web.problem.tooLong", max, text.length());
        }
        return text;
    }

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
}
