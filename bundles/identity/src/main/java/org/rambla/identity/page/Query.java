// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An address with its filters, for links to other pages of the same list. */
public final class Query {
    private final StringBuilder address;
    private boolean first = true;

    public Query(String path) {
        address = new StringBuilder(path);
    }

    /** Adds what is not empty. */
    public Query with(String name, String value) {
        if (!value.isEmpty()) {
            address.append(first ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            first = false;
        }
        return this;
    }

    /** The address up to the page's number. */
    public String page() {
        return address + (first ? "?" : "&") + "page=";
    }

    /** What was typed into an address, short and never null. */
    public static String text(String value) {
        if (value == null) {
            return "";
        }
        String clean = value.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.length() > 100 ? clean.substring(0, 100) : clean;
    }
}
