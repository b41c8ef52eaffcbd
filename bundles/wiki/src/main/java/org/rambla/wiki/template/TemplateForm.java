// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.template.TemplateField.Option;

/**
 * The form in which a template is made. Each field of the template takes a row of its own; rows without a name are left out.
 *
 * @param fields filled
 * @param rows how many rows there are
 * @param languages by name
 * @param version of the template that is before its writer's eyes, 0 for a new one
 */
public record TemplateForm(Fields fields, int rows, Map<String, String> languages, int version, Visit visit) {
    /** Most fields of a template. */
    public static final int MOST = 20;

    private static final int MAX_NAME = 100;
    private static final int MAX_ABOUT = 300;
    private static final int MAX_TEXT = 20_000;
    private static final int MAX_OPTIONS = 30;
    private static final int SPARE = 3;

    /** One for a template; null for a new one. */
    static TemplateForm of(Template template, Map<String, String> languages, Bodies bodies, Visit visit) {
        Fields fields = Fields.of(visit).byPassage(bodies, visit);
        int rows = SPARE + 1;
        if (template != null) {
            fields.with("name", template.name()).with("about", template.about());
            template.texts().texts().forEach((language, html) -> fields.with("text-" + language, html));
            int number = 0;
            for (TemplateField field : template.fields()) {
                number++;
                fields.with("f" + number + "-name", field.name())
                        .with("f" + number + "-key", field.key())
                        .with("f" + number + "-kind", field.kind())
                        .with("f" + number + "-required", field.required() ? "1" : null)
                        .with("f" + number + "-options", Options.text(field.options(), languages.keySet()));
            }
            rows = Math.min(MOST, number + SPARE);
        }
        return new TemplateForm(fields, rows, languages, 0, visit);
    }

    /** The same of a version. */
    TemplateForm shown(int number) {
        return new TemplateForm(fields, rows, languages, number, visit);
    }

    /** One that comes back. */
    static TemplateForm back(Form form, Map<String, String> languages, int version, Visit visit) {
        int rows = SPARE + 1;
        while (rows < MOST && form.fields().contains("f" + (rows + 1) + "-kind")) {
            rows++;
        }
        return new TemplateForm(Fields.of(visit, form), rows, languages, version, visit);
    }

    /** The kinds to choose from, by name. */
    public Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (FieldKind kind : FieldKind.values()) {
            kinds.put(kind.name(), visit.text("wiki.template.kind." + kind));
        }
        return kinds;
    }

    /**
     * What a form says; messages are kept in it when something is wrong.
     *
     * @param before what it was, null for a new one
     */
    static Template read(Form form, Template before, long space, Set<String> languages, Bodies bodies, Visit visit) {
        Localised name = Titles.read(form, "name", languages, MAX_NAME);
        if (name.isEmpty()) {
            form.reject("name." + visit.language(), "web.problem.required");
        }
        Localised about = Titles.read(form, "about", languages, MAX_ABOUT);
        Map<String, String> texts = new LinkedHashMap<>();
        if (before != null) {
            name = beside(name, before.name(), languages);
            about = beside(about, before.about(), languages);
            texts.putAll(beside(Localised.NONE, before.texts(), languages).texts());
        }
        for (String language : languages) {
            String present = before == null ? "" : before.texts().only(language);
            texts.put(language, text(form, "text-" + language, present, bodies));
        }
        List<TemplateField> fields = new ArrayList<>();
        Keys keys = new Keys(before);
        for (int i = 1; i <= MOST; i++) {
            field(form, i, before, keys, languages, fields);
        }
        return new Template(
                before == null ? "" : before.key(),
                space,
                name,
                about,
                new Localised(texts),
                fields,
                keys.former(),
                before != null && before.retired());
    }

    /** With what is said in languages that the form does not show. */
    private static Localised beside(Localised said, Localised before, Set<String> languages) {
        Map<String, String> all = new LinkedHashMap<>(said.texts());
        before.texts().forEach((language, text) -> {
            if (!languages.contains(language)) {
                all.put(language, text);
            }
        });
        return new Localised(all);
    }

    private static String text(Form form, String field, String before, Bodies bodies) {
        try {
            Body present = before.isEmpty() ? Body.EMPTY : bodies.stored(before, 0);
            return bodies.within(bodies.sent(form, field, present), MAX_TEXT).html();
        } catch (Refusal refusal) {
            form.reject(field, refusal.key(), refusal.arguments());
            return "";
        }
    }

    private static void field(
            Form form, int row, Template before, Keys keys, Set<String> languages, List<TemplateField> fields) {
        String base = "f" + row + "-";
        Localised name = Titles.read(form, base + "name", languages, MAX_NAME);
        if (name.isEmpty()) {
            return;
        }
        Set<String> kinds = new HashSet<>();
        for (FieldKind kind : FieldKind.values()) {
            kinds.add(kind.name());
        }
        String chosen = form.oneOf(base + "kind", kinds);
        if (!kinds.contains(chosen)) {
            return;
        }
        FieldKind kind = FieldKind.valueOf(chosen);
        Optional<TemplateField> known = before == null
                ? Optional.empty()
                : before.field(form.value(base + "key"))
                        .filter(field -> field.kind() == kind || field.kind().worded() && kind.worded());
        List<Option> options = kind != FieldKind.CHOICE
                ? List.of()
                : options(form, base, known.map(TemplateField::options).orElse(List.of()), languages);
        String key = keys.take(known.map(TemplateField::key).orElse(""), kind, name);
        Localised all =
                known.map(field -> beside(name, field.name(), languages)).orElse(name);
        fields.add(new TemplateField(key, kind, all, form.checked(base + "required"), options));
    }

    private static List<Option> options(Form form, String base, List<Option> before, Set<String> languages) {
        String field = base + "options";
        Options.Lines lines =
                Options.read(form.optional(field, MAX_TEXT / 10), before, languages, form.checked(base + "renamed"));
        // Pages would say something else from then on: nobody does that by taking one answer out and writing another.
        if (!form.has(base + "asked")) {
            lines.doubtful()
                    .forEach((old, name) -> form.reject(base + "renamed", "wiki.problem.renamedOption", old, name));
        }
        List<Option> options = lines.options();
        if (options.size() < 2 || options.size() > MAX_OPTIONS) {
            form.reject(field, "wiki.problem.options", MAX_OPTIONS);
        }
        return options;
    }
}
