// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.ask;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.rambla.api.search.SearchQuestion.Facet;

/**
 * A search as an address says it.
 *
 * @param q what was typed
 * @param chosen values of facets that were clicked
 * @param byDate latest first
 * @param after where the page before ended
 */
public record Asking(String q, Map<Facet, Set<String>> chosen, boolean byDate, String after) {
    private static final int LONGEST = 60;
    private static final int MOST = 10;

    /** Names of facets in addresses. */
    public static String parameter(Facet facet) {
        return switch (facet) {
            case KIND -> "kind";
            case SPACE -> "in";
            case ORGANISATION -> "city";
            case COUNTRY -> "country";
            case TOPIC -> "topic";
            case LANGUAGE -> "written";
            case FILES -> "files";
            case AUTHOR -> "author";
            case YEAR -> "year";
        };
    }

    /** Of what was sent; odd values are left out. */
    public static Asking of(String q, Map<Facet, Iterable<String>> sent, String sort, String after) {
        Map<Facet, Set<String>> chosen = new EnumMap<>(Facet.class);
        sent.forEach((facet, values) -> {
            Set<String> kept = new LinkedHashSet<>();
            for (String value : values) {
                if (!value.isBlank()
                        && value.length() <= LONGEST
                        && kept.size() < MOST
                        && value.chars().noneMatch(c -> c < ' ')) {
                    kept.add(value);
                }
            }
            if (!kept.isEmpty()) {
                chosen.put(facet, kept);
            }
        });
        return new Asking(q, chosen, sort.equals("date"), after.length() <= LONGEST ? after : "");
    }

    /** The same with a value more, from its first page. */
    public Asking with(Facet facet, String value) {
        Map<Facet, Set<String>> more = copy();
        more.computeIfAbsent(facet, f -> new LinkedHashSet<>()).add(value);
        return new Asking(q, more, byDate, "");
    }

    public Asking without(Facet facet, String value) {
        Map<Facet, Set<String>> less = copy();
        Set<String> values = less.getOrDefault(facet, new LinkedHashSet<>());
        values.remove(value);
        if (values.isEmpty()) {
            less.remove(facet);
        }
        return new Asking(q, less, byDate, "");
    }

    public Asking ordered(boolean latestFirst) {
        return new Asking(q, chosen, latestFirst, "");
    }

    public Asking asking(String other) {
        return new Asking(other, chosen, byDate, "");
    }

    public Asking from(String next) {
        return new Asking(q, chosen, byDate, next);
    }

    public boolean has(Facet facet, String value) {
        return chosen.getOrDefault(facet, Set.of()).contains(value);
    }

    private Map<Facet, Set<String>> copy() {
        Map<Facet, Set<String>> copy = new EnumMap<>(Facet.class);
        chosen.forEach((facet, values) -> copy.put(facet, new LinkedHashSet<>(values)));
        return copy;
    }

    /** As the query of an address, with its question mark. */
    public String query() {
        StringBuilder query = new StringBuilder("?q=").append(encoded(q));
        chosen.forEach((facet, values) -> values.forEach(
                value -> query.append('&').append(parameter(facet)).append('=').append(encoded(value))));
        if (byDate) {
            query.append("&sort=date");
        }
        if (!after.isEmpty()) {
            query.append("&after=").append(encoded(after));
        }
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(
                text.length() <= Typed.LONGEST ? text : text.substring(0, Typed.LONGEST), StandardCharsets.UTF_8);
    }
}
