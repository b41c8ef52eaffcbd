// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.text.Localised;

/** One line in each language of the network. */
public final class LineByLanguage {
    private LineByLanguage() {}

    /** What was typed in each ("name.fr"); what comes without one ("name") is in the language given. */
    public static Localised read(Form form, String field, List<String> languages, int max, String language) {
        Map<String, String> texts = new LinkedHashMap<>();
        languages.forEach(tag -> texts.put(tag, OneLine.optional(form, field + "." + tag, max)));
        Localised typed = new Localised(texts);
        return typed.isEmpty() ? Localised.of(tag(languages, language), OneLine.optional(form, field, max)) : typed;
    }

    /** The language, where the form asks for it; else the first one that it asks for. */
    static String tag(List<String> languages, String language) {
        return languages.contains(language) ? language : languages.get(0);
    }
}
