// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.text.Localised;
import org.rambla.translation.glossary.Concept.Forms;

/** A concept as it is typed: for each language its form, other forms and forbidden ones a line each, and a note. */
final class TermForm {
    private static final int LINES = Concept.FORM * Concept.FORMS;

    private TermForm() {}

    /** Keeps a message in the form about whatever cannot be taken. */
    static Concept read(Form form, long id, long space, Collection<String> languages) {
        Map<String, Forms> forms = new LinkedHashMap<>();
        for (String language : languages) {
            String preferred = Tidy.line(form.optional("preferred." + language, Concept.FORM), Concept.FORM);
            forms.put(
                    language,
                    new Forms(preferred, lines(form, "allowed." + language), lines(form, "forbidden." + language)));
        }
        Localised notes = form.localised("note", languages, Concept.NOTE, false);
        String part = form.oneOf("part", Concept.PARTS);
        String source = Tidy.line(form.optional("source", Concept.SOURCE), Concept.SOURCE);
        if (form.valid()
                && forms.values().stream().allMatch(of -> of.preferred().isEmpty())) {
            form.reject("preferred." + languages.iterator().next(), "translation.glossary.problem.nameless");
        }
        forms.values().removeIf(Forms::isEmpty);
        return new Concept(id, space, part, notes, source, forms);
    }

    private static List<String> lines(Form form, String field) {
        form.optional(field, LINES);
        List<String> lines = form.raw(field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() > Concept.FORMS) {
            form.reject(field, "translation.glossary.problem.many", Concept.FORMS);
        } else if (lines.stream().anyMatch(line -> line.length() > Concept.FORM)) {
            form.reject(field, "translation.glossary.problem.long", Concept.FORM);
        }
        return Tidy.forms(lines);
    }

    static Fields fill(Fields fields, Concept concept) {
        fields.with("part", concept.part()).with("source", concept.source()).with("note", concept.notes());
        concept.forms()
                .forEach((language, forms) -> fields.with("preferred." + language, forms.preferred())
                        .with("allowed." + language, String.join("\n", forms.allowed()))
                        .with("forbidden." + language, String.join("\n", forms.forbidden())));
        return fields;
    }
}
