// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.page.OneLine;
import org.rambla.api.text.Localised;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.template.TemplateField.Option;

/**
 * The options of a choice as people write them: one on each line, its names in several languages with a stroke between
 * them. Pages hold the key of an option: it stays when the words change.
 */
final class Options {
    private static final String STROKE = " | ";
    private static final int MAX_KEY = 36;
    /** So many letters at the beginning make two names alike. */
    private static final int ALIKE = 3;

    private Options() {}

    /** As {@link #read} reads them. */
    static String text(Collection<Option> options, Set<String> languages) {
        List<String> lines = new ArrayList<>();
        for (Option option : options) {
            lines.add(String.join(
                    STROKE, languages.stream().map(tag -> option.name().in(tag)).toList()));
        }
        return String.join("\n", lines);
    }

    /**
     * What lines say.
     *
     * @param doubtful options in whose line another name stands that is not like theirs, by the old name
     */
    record Lines(List<Option> options, Map<String, String> doubtful) {}

    /**
     * Reads lines. A line with a name of an option that was there is that option; another one that stands where an option
     * stood of which no line says anything is that one under another name, when the names are alike or that is said.
     *
     * @param before what there was
     * @param languages of the names on a line, in order
     * @param renamed whether it is said
     */
    static Lines read(String text, List<Option> before, Set<String> languages, boolean renamed) {
        List<Localised> names = new ArrayList<>();
        for (String line : text.split("\n")) {
            Localised name = name(line, languages);
            if (!name.isEmpty() && names.stream().noneMatch(known -> known.equals(name))) {
                names.add(name);
            }
        }
        Option[] meant = new Option[names.size()];
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < meant.length; i++) {
            Localised name = names.get(i);
            meant[i] = before.stream()
                    .filter(option -> !taken.contains(option.key()) && alike(option.name(), name))
                    .findFirst()
                    .orElse(null);
            if (meant[i] != null) {
                taken.add(meant[i].key());
            }
        }
        Map<String, String> doubtful = new LinkedHashMap<>();
        for (int i = 0; i < meant.length; i++) {
            if (meant[i] == null && i < before.size() && taken.add(before.get(i).key())) {
                boolean like = begins(before.get(i).name(), names.get(i));
                if (!like) {
                    doubtful.put(said(before.get(i).name(), languages), said(names.get(i), languages));
                }
                meant[i] = like || renamed ? before.get(i) : null;
            }
        }
        before.forEach(option -> taken.add(option.key()));
        List<Option> options = new ArrayList<>();
        for (int i = 0; i < meant.length; i++) {
            Option known = meant[i];
            options.add(
                    known == null
                            ? new Option(key(names.get(i), taken), names.get(i))
                            : new Option(known.key(), named(known.name(), names.get(i), languages)));
        }
        return new Lines(options, doubtful);
    }

    private static String said(Localised name, Set<String> languages) {
        return name.in(languages.iterator().next());
    }

    /** Whether one name is the other one with another ending, in some language. */
    private static boolean begins(Localised known, Localised name) {
        return known.texts().entrySet().stream().anyMatch(text -> {
            String a = Titles.key(text.getValue());
            String b = Titles.key(name.only(text.getKey()));
            int same = 0;
            while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
                same++;
            }
            return same >= ALIKE && 2 * same >= Math.min(a.length(), b.length());
        });
    }

    private static Localised name(String line, Set<String> languages) {
        String[] names = line.strip().split("\\s*\\|\\s*");
        Map<String, String> texts = new LinkedHashMap<>();
        int i = 0;
        for (String language : languages) {
            texts.put(language, names.length == 0 ? "" : OneLine.of(names[Math.min(i++, names.length - 1)]));
        }
        return new Localised(texts);
    }

    private static boolean alike(Localised known, Localised name) {
        return known.texts().values().stream()
                .map(Titles::key)
                .anyMatch(word -> name.texts().values().stream()
                        .anyMatch(other -> Titles.key(other).equals(word)));
    }

    /** Whoever does not write one of its languages takes no name in it away. */
    private static Localised named(Localised known, Localised name, Set<String> languages) {
        Map<String, String> texts = new LinkedHashMap<>(name.texts());
        known.texts().forEach((language, text) -> {
            if (!languages.contains(language)) {
                texts.put(language, text);
            }
        });
        return new Localised(texts);
    }

    private static String key(Localised name, Set<String> taken) {
        String slug = Titles.slug(name.texts().values().iterator().next());
        String base = slug.length() > MAX_KEY ? slug.substring(0, MAX_KEY) : slug;
        String key = base;
        for (int i = 2; !taken.add(key); i++) {
            key = base + "-" + i;
        }
        return key;
    }
}
