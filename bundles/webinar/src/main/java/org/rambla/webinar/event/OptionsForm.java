// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.text.Localised;
import org.rambla.webinar.event.Details.Option;

/** What may be chosen, typed one a line and in the same order in each language. */
final class OptionsForm {
    private static final int MOST = 30;
    private static final int LENGTH = 200;
    /** Of one language, line ends and all. */
    static final int TEXT = MOST * (LENGTH + 2);

    private OptionsForm() {}

    /** What has no text in a language stands there in another one, so that the lines stay beside each other. */
    static void fill(Fields fields, String name, List<Option> offered) {
        List<Localised> options = offered.stream().map(Option::label).toList();
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
     *
     * @param before the options as they are stored, none for a new question: those that stay keep their keys
     */
    static List<Option> read(Form form, String name, List<String> languages, List<Option> before) {
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
        return keyed(options.stream().map(Localised::new).toList(), before);
    }

    /**
     * An option stays when a text of it does in any language, or where as many are offered as before, when the one that
     * stood in its place was written almost alike.
     */
    private static List<Option> keyed(List<Localised> labels, List<Option> before) {
        Map<Integer, Option> kept = new HashMap<>();
        Set<Option> left = new LinkedHashSet<>(before);
        for (int i = 0; i < labels.size(); i++) {
            Map<String, String> texts = labels.get(i).texts();
            Optional<Option> same = left.stream()
                    .filter(option -> shares(option.label(), texts))
                    .findFirst();
            if (same.isPresent()) {
                left.remove(same.get());
                kept.put(i, same.get());
            }
        }
        Set<String> taken = before.stream().map(Option::key).collect(Collectors.toCollection(HashSet::new));
        List<Option> options = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            Option stays = kept.get(i);
            boolean there = stays == null && labels.size() == before.size() && left.contains(before.get(i));
            if (there && alike(before.get(i).label(), labels.get(i)) && left.remove(before.get(i))) {
                stays = before.get(i);
            }
            Option fresh = Option.of(labels.get(i));
            String made =
                    taken.contains(fresh.key()) ? UUID.randomUUID().toString().substring(0, 8) : fresh.key();
            options.add(new Option(stays == null ? made : stays.key(), labels.get(i)));
            taken.add(options.get(i).key());
        }
        return List.copyOf(options);
    }

    private static boolean shares(Localised label, Map<String, String> texts) {
        return label.texts().entrySet().stream()
                .anyMatch(text -> !text.getValue().isEmpty() && text.getValue().equals(texts.get(text.getKey())));
    }

    /** Whether what is the same at the beginning and at the end is three quarters of a text. */
    private static boolean alike(Localised one, Localised other) {
        return one.texts().entrySet().stream()
                .anyMatch(text -> alike(text.getValue(), other.texts().getOrDefault(text.getKey(), "")));
    }

    private static boolean alike(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int begins = 0;
        while (begins < shorter && one.charAt(begins) == other.charAt(begins)) {
            begins++;
        }
        int ends = 0;
        while (ends < shorter - begins
                && one.charAt(one.length() - 1 - ends) == other.charAt(other.length() - 1 - ends)) {
            ends++;
        }
        return shorter > 0 && 4 * (begins + ends) >= 3 * Math.max(one.length(), other.length());
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
