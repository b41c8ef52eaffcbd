// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The conditions of a list as an address says them: the shared fields by their keys (city=12), fields of one template as
 * "is-" and the key, ends of ranges as "from-" and "to-" and the key.
 */
final class Query {
    /** Fields that all templates share. */
    private static final Set<String> SHARED = Set.of("city", "country", "topics");

    private static final int LONGEST = 100;
    /** A filter that lets everything through. */
    static final String ANY = "any";

    private final Map<String, String> sent = new LinkedHashMap<>();

    /** @param path of a request, with its query */
    Query(String path) {
        int mark = path.indexOf('?');
        for (String pair : mark < 0 ? new String[0] : path.substring(mark + 1).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
    }

    private void put(String name, String value) {
        try {
            String clean = URLDecoder.decode(value, StandardCharsets.UTF_8).strip();
            // No database takes a NUL.
            if (!clean.isEmpty() && clean.length() <= LONGEST && clean.indexOf('\0') < 0) {
                sent.putIfAbsent(URLDecoder.decode(name, StandardCharsets.UTF_8), clean);
            }
        } catch (IllegalArgumentException odd) {
            // Whatever it was meant to be, it is no condition.
        }
    }

    /** The same with a condition on a shared field. */
    Query with(String field, String value) {
        if (value.isEmpty() || value.length() > LONGEST) {
            sent.remove(field);
        } else {
            sent.put(field, value);
        }
        return this;
    }

    /** How a form and an address name a field of which one value is wanted. */
    static String name(String field) {
        return SHARED.contains(field) ? field : "is-" + field;
    }

    /** The value that is wanted, by key of the field. */
    Map<String, String> filters(Template template) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (TemplateField field : template.fields()) {
            String value = sent.getOrDefault(name(field.key()), ANY);
            if (field.kind().filtered() && !value.equals(ANY)) {
                filters.put(field.key(), value);
            }
        }
        return filters;
    }

    List<Range> ranges(Template template) {
        List<Range> ranges = new ArrayList<>();
        for (TemplateField field : template.fields()) {
            if (field.kind().ranged()) {
                Range.read(
                                field,
                                sent.getOrDefault("from-" + field.key(), ""),
                                sent.getOrDefault("to-" + field.key(), ""))
                        .ifPresent(ranges::add);
            }
        }
        return ranges;
    }

    /** The conditions of a list for an address, each with an ampersand behind it. */
    static String text(Map<String, String> filters, List<Range> ranges) {
        Map<String, String> all = new LinkedHashMap<>();
        filters.forEach((field, value) -> all.put(name(field), value));
        for (Range range : ranges) {
            all.put("from-" + range.field().key(), range.from());
            all.put("to-" + range.field().key(), range.to());
        }
        return text(all);
    }

    /** The same of anything; what is empty is left out. */
    static String text(Map<String, String> all) {
        StringBuilder text = new StringBuilder();
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                text.append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .append('&');
            }
        });
        return text.toString();
    }
}
