// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.out;

import java.util.List;
import java.util.Set;

/**
 * A page on its way out, without what it says.
 *
 * @param key names it among all that go out
 * @param of key of the page that it is in another language, "" for a page itself; that page stands before it
 * @param parent key of the page above it, "" at the top; parents stand before their children
 * @param language of its text
 * @param addresses under which texts link to it: "/s/night/wiki/guide"; in another language with "?language=fr"
 * @param attached files beside it
 */
public record OutHead(
        String key,
        String of,
        String parent,
        String title,
        String language,
        Set<String> addresses,
        List<OutFile> attached) {}
