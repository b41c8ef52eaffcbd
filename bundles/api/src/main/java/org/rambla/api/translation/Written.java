// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.translation;

import org.rambla.api.content.Body;

/**
 * A text as its author wrote it, about to be shown.
 *
 * @param id of the content item
 * @param space of the item
 * @param language BCP 47 tag; "" when it is not known
 * @param title plain text; "" for an answer, which has none of its own
 * @param body EMPTY where a title is shown alone, in a list
 */
public record Written(long id, long space, String language, String title, Body body) {
    /** Only the title of an item, for a list. */
    public static Written titled(long id, long space, String language, String title) {
        return new Written(id, space, language, title, Body.EMPTY);
    }

    /**
     * Whether a text in one language needs no translation for a reader of another: the same language, whatever the region,
     * or a language that nobody knows.
     */
    public static boolean readable(String language, String reader) {
        return language.isBlank() || main(language).equalsIgnoreCase(main(reader));
    }

    private static String main(String tag) {
        int end = tag.indexOf('-');
        return end < 0 ? tag : tag.substring(0, end);
    }
}
