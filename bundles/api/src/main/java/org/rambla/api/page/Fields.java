// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;

/**
 * The fields of a form, filled with what was typed when the form comes back, else with what is stored. In a template:
 * {@code ${fields.text("title", visit.text("forum.title.label")).required().max(200)}}.
 */
public final class Fields {
    /** What follows the name of a rich field in the names of the fields in which its passages are sent. */
    static final String PASSAGE = "-passage-";

    static final String PASSAGES = "-passages";
    /** Text that is added behind the last passage. */
    public static final String MORE = "-more";

    static final String PASSAGES_ASKED = "passages=1";

    /** Passages of one form: browsers and servers take so many fields, not more. */
    private static final int MOST_PASSAGES = 1_500;

    private final Visit visit;
    private final Form form;
    private final Map<String, List<String>> stored = new HashMap<>();
    private Bodies bodies;

    private Fields(Visit visit, Form form) {
        this.visit = visit;
        this.form = form;
    }

    /** A form that is shown for the first time. */
    public static Fields of(Visit visit) {
        return new Fields(visit, null);
    }

    /** A form that comes back; null is the first time. */
    public static Fields of(Visit visit, Form form) {
        return new Fields(visit, form);
    }

    /** What is stored for a field; what was typed wins. */
    public Fields with(String name, Object value) {
        stored.put(name, value == null ? List.of() : List.of(String.valueOf(value)));
        return this;
    }

    public Fields withAll(String name, Set<String> values) {
        stored.put(name, List.copyOf(values));
        return this;
    }

    /** A text in each language: fields "name.fr", "name.en" ... */
    public Fields with(String name, Localised value) {
        value.texts().forEach((language, text) -> stored.put(name + "." + language, List.of(text)));
        return this;
    }

    public Field text(String name, String label) {
        return field(name, label, "text");
    }

    public Field email(String name, String label) {
        return field(name, label, "email");
    }

    /** Never filled again when the form comes back. */
    public Field password(String name, String label) {
        return field(name, label, "password");
    }

    public Field number(String name, String label) {
        return field(name, label, "number");
    }

    public Field date(String name, String label) {
        return field(name, label, "date");
    }

    public Field time(String name, String label) {
        return field(name, label, "time");
    }

    public Field search(String name, String label) {
        return field(name, label, "search");
    }

    public Field url(String name, String label) {
        return field(name, label, "url");
    }

    public Field textarea(String name, String label) {
        return field(name, label, "textarea");
    }

    /**
     * Shows stored rich texts passage by passage: the page that links of {@link #rich} lead to where there are no scripts.
     *
     * @param visit whose address says whether it is asked for
     */
    public Fields byPassage(Bodies reader, Visit visit) {
        bodies = visit.path().matches("[^?]*\\?(.*&)?" + PASSAGES_ASKED + "(&.*)?") ? reader : null;
        return this;
    }

    /** Whether a rich field was sent passage by passage. */
    public static boolean byPassage(Form form, String name) {
        return form.has(name + PASSAGES);
    }

    /** The passages that were sent, by id, as they were typed. */
    public static Map<String, String> passages(Form form, String name) {
        Map<String, String> typed = new LinkedHashMap<>();
        String prefix = name + PASSAGE;
        form.fields().stream()
                .filter(field -> field.startsWith(prefix))
                .forEach(field -> typed.put(field.substring(prefix.length()), form.raw(field)));
        return typed;
    }

    /**
     * A text for the editor; without JavaScript a plain one, and a stored one passage by passage, which keeps what plain
     * text cannot say. {@link Bodies#sent} reads it.
     */
    public Field rich(String name, String label) {
        Field field = field(name, label, "rich");
        if (form != null) {
            return byPassage(form, name)
                    ? field.passages(passages(form, name), form.raw(name + MORE))
                    : field.sentAs(form.value(name + "Format"));
        }
        String html = value(name);
        if (bodies == null || html.isEmpty()) {
            return field;
        }
        Map<String, String> texts = bodies.passages(new Body(html, 0));
        return texts.size() > MOST_PASSAGES ? field.manyPassages(texts.size()) : field.passages(texts, "");
    }

    public Field select(String name, String label, Map<String, String> options) {
        return field(name, label, "select").options(options);
    }

    public Field radios(String name, String legend, Map<String, String> options) {
        return field(name, legend, "radios").options(options);
    }

    public Field checkboxes(String name, String legend, Map<String, String> options) {
        return field(name, legend, "checkboxes").options(options);
    }

    public Field checkbox(String name, String label) {
        return field(name, label, "checkbox");
    }

    public Field files(String name, String label) {
        return field(name, label, "file");
    }

    private Field field(String name, String label, String type) {
        return new Field(
                visit,
                name,
                label,
                type,
                values(name),
                form == null ? "" : form.problem(name).orElse(""));
    }

    private List<String> values(String name) {
        if (form != null && (form.has(name) || !form.fields().isEmpty())) {
            return form.values(name);
        }
        return stored.getOrDefault(name, List.of());
    }

    /** What a field holds now, for texts beside it. */
    public String value(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? "" : values.get(0);
    }
}
