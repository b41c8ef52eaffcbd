// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

import java.util.List;
import java.util.Map;

/**
 * One thing people made, as everybody else sees it.
 *
 * @param title in the item's language, plain text
 * @param fields typed facts for facets, tables and badges: "city", "country", "topic", "date"
 * @param path its address, for example "/s/night/forum/topics/7#p12"
 */
public record ContentItem(
        long id, String title, Body body, Map<String, String> fields, List<Attachment> files, String path) {}
