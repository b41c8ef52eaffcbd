// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.out;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.Body;

/**
 * A page on its way out.
 *
 * @param key names it within the subtree
 * @param parent key of the page above it, "" at the top; parents stand before their children
 * @param language of its text
 * @param addresses under which texts link to it: "/s/night/wiki/pages/7"
 * @param source where it came from, a whole address; "" when that is not told
 * @param facts what the fields of its template hold, by label, in the reader's words
 * @param byline who wrote it and when, in the reader's words; "" for nothing
 * @param files all that its text shows, and all that is attached
 */
public record OutPage(
        String key,
        String parent,
        String title,
        String language,
        Body body,
        Set<String> addresses,
        String source,
        Map<String, String> facts,
        String byline,
        List<OutFile> files) {}
