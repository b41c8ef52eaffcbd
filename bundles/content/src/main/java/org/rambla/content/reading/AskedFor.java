// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.reading;

import java.util.HashSet;
import java.util.Set;
import org.rambla.api.translation.Reading.View;

/**
 * Which texts of a page the reader wants as they were written, and which beside their original: said by the address.
 *
 * @param original ids
 * @param beside ids
 */
record AskedFor(Set<Long> original, Set<Long> beside) {
    static final String ORIGINAL = "original";
    static final String BESIDE = "beside";

    private static final int MOST = 100;

    /** What path and query of a request ask for; anything that is no id is passed over. */
    static AskedFor in(String path) {
        Set<Long> original = new HashSet<>();
        Set<Long> beside = new HashSet<>();
        for (String parameter : query(path)) {
            int equals = parameter.indexOf('=');
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            if (value.matches("[0-9]{1,18}") && original.size() + beside.size() < MOST) {
                switch (parameter.substring(0, equals)) {
                    case ORIGINAL -> original.add(Long.parseLong(value));
                    case BESIDE -> beside.add(Long.parseLong(value));
                    default -> {}
                }
            }
        }
        return new AskedFor(original, beside);
    }

    private static String[] query(String path) {
        int mark = path.indexOf('?');
        return mark < 0 ? new String[0] : path.substring(mark + 1).split("&");
    }

    View view(long id) {
        return original.contains(id) ? View.ORIGINAL : beside.contains(id) ? View.BESIDE : View.OWN;
    }

    /** The address that shows a text in a way, with the other texts as they are. */
    String address(String page, long id, View view) {
        StringBuilder out = new StringBuilder(page);
        others(original, id, ORIGINAL, out);
        others(beside, id, BESIDE, out);
        switch (view) {
            case ORIGINAL -> add(out, ORIGINAL, id);
            case BESIDE -> add(out, BESIDE, id);
            case OWN -> {}
        }
        return out.append("#read").append(id).toString();
    }

    private static void others(Set<Long> ids, long id, String name, StringBuilder out) {
        if (!ids.isEmpty()) {
            ids.stream().filter(other -> other != id).sorted().forEach(other -> add(out, name, other));
        }
    }

    private static void add(StringBuilder out, String name, long id) {
        out.append(out.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(id);
    }
}
