// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

import java.util.List;
import java.util.Map;

/**
 * One thing people made, as everybody else sees it.
 *
 * @param title in the item's language (that of its {@link ContentHead}), plain text
 * @param versions the same in other languages, one for each; none where only the original is there
 * @param fields typed facts for facets, tables and badges: "city", "country", "topic", "date" (ISO
 *     8601 with a zone: when it takes place); words in another language
 *     than the item's go by the field and that language: "results@fr"
 * @param path its address, for example "/s/night/forum/topics/7#p12"; with "?language=" for a version of it
 */
public record ContentItem(
        long id,
        String title,
        Body body,
        List<LanguageVersion> versions,
        Map<String, String> fields,
        List<Attachment> files,
        String path) {
    /** An item in one language. */
    public ContentItem(
            long id, String title, Body body, Map<String, String> fields, List<Attachment> files, String path) {
        this(id, title, body, List.of(), fields, files, path);
    }
}
