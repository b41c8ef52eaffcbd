// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * Boxes that set a part of a text apart: {@code <aside data-box="note" role="note">} with blocks inside, for a note, a
 * caution or an example. What it is called is no part of the text: the stylesheet says it in the text's language.
 */
final class Boxes {
    static final String KIND = "data-box";

    /** The first line of a box in plain text, in no language, by kind. */
    private static final Map<String, String> SIGNS = Map.of("note", "(i)", "caution", "(!)", "example", "(e.g.)");

    private Boxes() {}

    /** Whether it is a box of a kind that there is. */
    static boolean is(Element element) {
        return SIGNS.containsKey(element.attr(KIND));
    }

    /** An empty box of the same kind. */
    static Block open(Element element) {
        return of(element.attr(KIND));
    }

    private static Block of(String kind) {
        Block box = new Block("aside");
        box.attributes.put(KIND, kind);
        // Else it would be a landmark of the page.
        box.attributes.put("role", "note");
        return box;
    }

    /** The first line of a box in plain text. */
    static String sign(Block box) {
        return SIGNS.getOrDefault(box.attributes.getOrDefault(KIND, ""), "");
    }

    /** What quoted lines begin: a box when the first one is its sign, else a quotation. */
    static Block quoted(List<String> lines) {
        String first = lines.get(0).strip();
        return SIGNS.entrySet().stream()
                .filter(sign -> sign.getValue().equals(first))
                .map(sign -> of(sign.getKey()))
                .findFirst()
                .orElseGet(() -> new Block("blockquote"));
    }
}
