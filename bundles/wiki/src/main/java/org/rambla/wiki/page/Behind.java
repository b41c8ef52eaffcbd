// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.List;

/**
 * Where a list by title goes on: behind the page of this number. In addresses: the number, a blank, the key.
 *
 * @param key by which the page's title is sorted
 */
public record Behind(long id, String key) {
    /** A condition on pages p in the order of {@code p.sort_key, p.id}; {@link #arguments} are bound to it. */
    public static final String CONDITION = " and p.sort_key >= ? and (p.sort_key > ? or p.id > ?)";

    /** What an address says; null for the beginning, or for anything else. */
    public static Behind of(String text) {
        int blank = text.indexOf(' ');
        return text.matches("[0-9]{1,18} [^\\x00]{1,200}")
                ? new Behind(Long.parseLong(text.substring(0, blank)), text.substring(blank + 1))
                : null;
    }

    public List<Object> arguments() {
        return List.of(key, key, id);
    }

    @Override
    public String toString() {
        return id + " " + key;
    }
}
