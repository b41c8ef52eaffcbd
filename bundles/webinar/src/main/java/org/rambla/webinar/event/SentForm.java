// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.page.Form;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Upload;

/** What a program sent, as the fields of the form that people fill: the same is checked, and told field by field. */
final class SentForm implements Form {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, Refusal.Wrong> wrong = new LinkedHashMap<>();

    /** Nothing is sent for null. */
    void put(String field, Object value) {
        if (value instanceof Collection<?> all) {
            values.put(field, all.stream().map(SentForm::clean).toList());
        } else if (value != null) {
            values.put(field, List.of(clean(value)));
        }
    }

    /** A text in each language: "title.fr", "title.en". */
    void put(String field, Map<String, String> texts) {
        if (texts != null) {
            texts.forEach((language, text) -> put(field + "." + language, (Object) text));
        }
    }

    void tick(String field, Boolean ticked) {
        if (Boolean.TRUE.equals(ticked)) {
            put(field, "1");
        }
    }

    private static String clean(Object value) {
        return value == null ? "" : value.toString().replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
    }

    /** What is wrong, by the field of the form. */
    Collection<Refusal.Wrong> wrong() {
        return wrong.values();
    }

    @Override
    public String value(String field) {
        return raw(field).strip();
    }

    @Override
    public String raw(String field) {
        List<String> all = values.getOrDefault(field, List.of());
        return all.isEmpty() ? "" : all.get(0);
    }

    @Override
    public List<String> values(String field) {
        return values.getOrDefault(field, List.of());
    }

    @Override
    public boolean has(String field) {
        return values.containsKey(field);
    }

    @Override
    public Set<String> fields() {
        return values.keySet();
    }

    @Override
    public List<Upload> files(String field) {
        return List.of();
    }

    @Override
    public String submission() {
        return value("key");
    }

    @Override
    public String required(String field, int max) {
        if (value(field).isEmpty()) {
            reject(field, "web.problem.required");
        }
        return optional(field, max);
    }

    @Override
    public String optional(String field, int max) {
        String value = value(field);
        if (value.length() > max) {
            reject(field, "web.problem.tooLong", max, value.length());
        }
        return value;
    }

    @Override
    public long number(String field, long least, long most) {
        String value = value(field);
        long number = value.matches("-?[0-9]{1,18}") ? Long.parseLong(value) : Long.MIN_VALUE;
        if (number >= least && number <= most) {
            return number;
        }
        reject(field, "web.problem.number", least, most);
        return least;
    }

    @Override
    public String oneOf(String field, Set<String> options) {
        if (!options.contains(value(field))) {
            reject(field, "web.problem.choice");
        }
        return value(field);
    }

    @Override
    public void reject(String field, String messageKey, Object... arguments) {
        wrong.putIfAbsent(field, new Refusal.Wrong(field, messageKey, arguments));
    }

    @Override
    public boolean valid() {
        return wrong.isEmpty();
    }

    /** As keys: core puts them into words. */
    @Override
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        wrong.forEach((field, one) -> problems.put(field, one.key()));
        return problems;
    }
}
