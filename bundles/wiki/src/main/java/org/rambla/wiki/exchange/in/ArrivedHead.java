// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A page that came in, without what it says.
 *
 * @param key names it within what arrived
 * @param parent key of the page above it, "" at the top
 * @param title plain text, 1 to 200 characters
 */
public record ArrivedHead(String key, String parent, String title) {
    /** Parents before their children; those that have none among them, or stand in a circle, at the top. */
    static List<ArrivedHead> ordered(Map<String, ArrivedHead> heads) {
        Set<String> done = new LinkedHashSet<>();
        for (ArrivedHead head : heads.values()) {
            List<String> way = new ArrayList<>();
            for (ArrivedHead h = head;
                    h != null && !done.contains(h.key()) && !way.contains(h.key());
                    h = heads.get(h.parent())) {
                way.add(0, h.key());
            }
            done.addAll(way);
        }
        List<ArrivedHead> ordered = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String key : done) {
            ArrivedHead head = heads.get(key);
            ordered.add(new ArrivedHead(key, seen.contains(head.parent()) ? head.parent() : "", head.title()));
            seen.add(key);
        }
        return ordered;
    }
}
