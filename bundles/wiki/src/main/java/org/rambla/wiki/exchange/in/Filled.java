// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.util.Arrays;
import java.util.List;

/**
 * What an archive says of the fields of a page, as our own exports write it.
 *
 * @param template key, "" for none
 * @param values each as "field=value"; an organisation by its name and country: "city=Leuven, BE"
 */
public record Filled(String template, List<String> values) {
    public static final Filled NONE = new Filled("", List.of());

    private static final int MOST = 200;

    /** @param lines values, one on each */
    static Filled of(String template, String lines) {
        return template.isEmpty()
                ? NONE
                : new Filled(
                        template,
                        Arrays.stream(lines.split("\n"))
                                .filter(line -> line.indexOf('=') > 0)
                                .limit(MOST)
                                .toList());
    }
}
