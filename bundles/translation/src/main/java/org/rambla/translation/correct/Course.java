// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.correct;

/**
 * How somebody goes through the texts that wait; it is part of addresses, so that it holds from one to the next.
 *
 * @param read whether what members open most comes first; else the latest
 * @param back the text before, 0 for none
 */
public record Course(boolean read, long back) {
    static Course of(String order, String back) {
        return new Course(order.equals("read"), back.matches("[1-9]\\d{0,17}") ? Long.parseLong(back) : 0);
    }

    /** The same from another text on. */
    Course on(long from) {
        return new Course(read, from);
    }

    /** What an address holds of it: each part with a "&" behind. */
    public String parts() {
        return (read ? "order=read&" : "") + (back == 0 ? "" : "back=" + back + "&");
    }

    /** An address with it. */
    String at(String address, String more) {
        String all = parts() + more;
        String query = all.endsWith("&") ? all.substring(0, all.length() - 1) : all;
        return query.isEmpty() ? address : address + "?" + query;
    }

    String list(String base, String language) {
        return base + "?into=" + language + (read ? "&order=read" : "");
    }
}
