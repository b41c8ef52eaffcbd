// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rambla.api.text.Localised;
import org.rambla.translation.exchange.Csv;
import org.rambla.translation.exchange.Unreadable;
import org.rambla.translation.glossary.Concept.Forms;

/**
 * The glossary as a table: "term" (its number), "part", "source", and for each language "fr", "fr allowed", "fr forbidden",
 * "fr note". Several forms in a cell have " | " between them. Only columns of preferred forms are needed.
 */
public final class GlossaryCsv {
    /** How a table may begin. */
    public static final String EXAMPLE = """
            part,source,fr,fr allowed,fr forbidden,fr note,en,en allowed,en forbidden,en note
            noun,,vidéoprotection,vidéosurveillance | caméras,,,CCTV,video surveillance,,
            """;

    private static final String BETWEEN = " | ";

    private GlossaryCsv() {}

    /** @param language of whoever opens it */
    public static String write(List<Concept> concepts, String language) {
        Set<String> languages = new LinkedHashSet<>();
        concepts.forEach(concept -> languages.addAll(concept.languages()));
        Csv csv = new Csv(language);
        List<String> head = new ArrayList<>(List.of("term", "part", "source"));
        languages.forEach(tag -> head.addAll(List.of(tag, tag + " allowed", tag + " forbidden", tag + " note")));
        csv.row(head);
        for (Concept concept : concepts) {
            List<String> row = new ArrayList<>(
                    List.of(concept.id() == 0 ? "" : Long.toString(concept.id()), concept.part(), concept.source()));
            for (String tag : languages) {
                Forms forms = concept.in(tag);
                row.add(forms.preferred());
                row.add(String.join(BETWEEN, forms.allowed()));
                row.add(String.join(BETWEEN, forms.forbidden()));
                row.add(concept.notes().only(tag));
            }
            csv.row(row);
        }
        return csv.toString();
    }

    /**
     * @param most concepts
     * @throws Unreadable when it is no such table
     */
    public static List<Concept> read(String text, int most) throws Unreadable {
        List<List<String>> rows = Csv.read(text);
        if (rows.isEmpty()) {
            throw new Unreadable("translation.glossary.import.empty");
        }
        List<String> head = rows.get(0).stream()
                .map(name -> name.toLowerCase(Locale.ROOT).strip())
                .toList();
        if (head.stream().noneMatch(GlossaryCsv::isLanguage)) {
            throw new Unreadable("translation.glossary.import.columns");
        }
        List<Concept> concepts = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Concept concept = concept(head, row);
            if (!concept.isNameless()) {
                concepts.add(concept);
            }
            if (concepts.size() > most) {
                throw new Unreadable("translation.glossary.import.many", most);
            }
        }
        return concepts;
    }

    private static boolean isLanguage(String name) {
        return name.matches("[a-z]{2,3}(-[a-z0-9]{2,8})?");
    }

    /** As standards write it: "pt-BR". "" when it is no language. */
    private static String tag(String name) {
        return isLanguage(name) ? Locale.forLanguageTag(name).toLanguageTag() : "";
    }

    private static Concept concept(List<String> head, List<String> row) {
        Map<String, Forms> forms = new LinkedHashMap<>();
        Map<String, String> notes = new LinkedHashMap<>();
        long id = 0;
        String part = "";
        String source = "";
        for (int i = 0; i < Math.min(head.size(), row.size()); i++) {
            String name = head.get(i);
            String cell = row.get(i);
            String tag = tag(name.replaceFirst(" .*", ""));
            if (name.equals("term")) {
                id = cell.matches("\\d{1,18}") ? Long.parseLong(cell) : 0;
            } else if (name.equals("part")) {
                part = cell.isEmpty()
                        ? ""
                        : Concept.PARTS.contains(cell.toLowerCase(Locale.ROOT))
                                ? cell.toLowerCase(Locale.ROOT)
                                : "other";
            } else if (name.equals("source")) {
                source = Tidy.line(cell, Concept.SOURCE);
            } else if (!tag.isEmpty()) {
                Forms before = forms.getOrDefault(tag, Forms.NONE);
                if (name.endsWith(" allowed")) {
                    forms.put(tag, new Forms(before.preferred(), list(cell), before.forbidden()));
                } else if (name.endsWith(" forbidden")) {
                    forms.put(tag, new Forms(before.preferred(), before.allowed(), list(cell)));
                } else if (name.endsWith(" note")) {
                    notes.put(tag, Tidy.line(cell, Concept.NOTE));
                } else if (isLanguage(name)) {
                    forms.put(tag, new Forms(Tidy.line(cell, Concept.FORM), before.allowed(), before.forbidden()));
                }
            }
        }
        forms.values().removeIf(Forms::isEmpty);
        return new Concept(id, 0, part, new Localised(notes), source, forms);
    }

    private static List<String> list(String cell) {
        return Tidy.forms(Arrays.asList(cell.split("[|\\n]")));
    }
}
