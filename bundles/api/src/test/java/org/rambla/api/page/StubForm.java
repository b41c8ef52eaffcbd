// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A form with these values and problems. */
record StubForm(Map<String, List<String>> sent, Map<String, String> problems) implements Form {
    StubForm(Map<String, List<String>> sent) {
        this(sent, new LinkedHashMap<>());
    }

    @Override
    public String value(String field) {
        return raw(field).strip();
    }

    @Override
    public String raw(String field) {
        return sent.containsKey(field) ? sent.get(field).get(0) : "";
    }

    @Override
    public List<String> values(String field) {
        return sent.getOrDefault(field, List.of());
    }

    @Override
    public boolean has(String field) {
        return sent.containsKey(field);
    }

    @Override
    public Set<String> fields() {
        return sent.keySet();
    }

    @Override
    public List<Upload> files(String field) {
        return List.of();
    }

    @Override
    public String submission() {
        return "";
    }

    @Override
    public String required(String field, int max) {
        if (value(field).isEmpty()) {
            reject(field, "required");
        }
        return optional(field, max);
    }

    @Override
    public String optional(String field, int max) {
        if (value(field).length() > max) {
            reject(field, "long");
        }
        return value(field);
    }

    @Override
    public long number(String field, long least, long most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String oneOf(String field, Set<String> options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void reject(String field, String messageKey, Object... arguments) {
        problems.putIfAbsent(field, messageKey);
    }

    @Override
    public boolean valid() {
        return problems.isEmpty();
    }
}
