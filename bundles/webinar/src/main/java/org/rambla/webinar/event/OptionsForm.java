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

    /** What has no text in a language stands there in another one, so that the lines stay beside each other. */
    static void fill(Fields fields, String name, List<Localised> options) {
        Set<String> languages = options.stream()
                .flatMap(option -> option.texts().keySet().stream())
                .collect(Collectors.toSet());
        languages.forEach(language -> fields.with(
                name + "." + language,
                options.stream().map(option -> option.in(language)).collect(Collectors.joining("\n"))));
    }

    /**
     * At least two, each another one in each language, and in each language all of them or none; messages are kept in the
     * form when something is wrong.
     */
    static List<Localised> read(Form form, String name, List<String> languages) {
        List<Map<String, String>> options = new ArrayList<>();
        for (String language : languages) {
            List<String> lines = lines(form, name + "." + language);
            if (!lines.isEmpty() && !options.isEmpty() && lines.size() != options.size()) {
                form.reject(name + "." + language, "webinar.problem.optionsDiffer");
            }
            for (int i = 0; i < lines.size(); i++) {
                if (options.size() <= i) {
                    options.add(new LinkedHashMap<>());
                }
                options.get(i).put(language, lines.get(i));
            }
        }
        if (options.size() < 2) {
            form.reject(name + "." + languages.get(0), "webinar.problem.options");
        }
        return options.stream().map(Localised::new).toList();
    }

    private static List<String> lines(Form form, String field) {
        List<String> lines = form.optional(field, TEXT)
                .lines()
                .map(OneLine::of)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() > MOST || lines.stream().anyMatch(line -> line.length() > LENGTH)) {
            form.reject(field, "webinar.problem.optionsMany", MOST, LENGTH);
        } else if (new HashSet<>(lines).size() < lines.size()) {
            form.reject(field, "webinar.problem.options");
        }
        return lines;
    }
}
