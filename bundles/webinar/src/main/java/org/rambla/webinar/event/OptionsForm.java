// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.text.Localised;

/** What may be chosen, typed one a line and in the same order in each language. */
final class OptionsForm {
    private static final int MOST = 30;
    private static final int LENGTH = 200;
    /** Of one language, line ends and all. */
    static final int TEXT = MOST * (LENGTH + 2);

    private OptionsForm() {}

    static void fill(Fields fields, String name, List<Localised> options) {
        Set<String> languages = options.stream()
                .flatMap(option -> option.texts().keySet().stream())
                .collect(Collectors.toSet());
        languages.forEach(language -> fields.with(
                name + "." + language,
                options.stream().map(option -> option.only(language)).collect(Collectors.joining("\n"))));
    }

    /** At least two, each another; messages are kept in the form when something is wrong. */
    static List<Localised> read(Form form, String name, List<String> languages) {
        List<Map<String, String>> options = new ArrayList<>();
        for (String language : languages) {
            List<String> lines = form.optional(name + "." + language, TEXT)
                    .strip()
                    .lines()
                    .map(OneLine::of)
                    .toList();
            for (int i = 0; i < Math.min(MOST, lines.size()); i++) {
                while (options.size() <= i) {
                    options.add(new LinkedHashMap<>());
                }
                if (!lines.get(i).isEmpty()) {
                    options.get(i).put(language, shortened(lines.get(i)));
                }
            }
        }
        options.removeIf(Map::isEmpty);
        Set<Map<String, String>> different = new HashSet<>(options);
        if (options.size() < 2 || different.size() < options.size()) {
            form.reject(name + "." + languages.get(0), "webinar.problem.options");
        }
        return options.stream().map(Localised::new).toList();
    }

    private static String shortened(String text) {
        return text.length() <= LENGTH ? text : text.substring(0, text.offsetByCodePoints(0, LENGTH / 2));
    }
}
