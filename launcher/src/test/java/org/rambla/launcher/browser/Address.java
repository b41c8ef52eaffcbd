// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

/** Addresses of one kind of page, made alike. */
final class Address {
    /** Addresses in a wiki that are no pages' names. */
    private static final String OF_THE_WIKI =
            "new|recent|withdrawn|drafts|awaits|reports|lists|templates|reviews|settings|calls|import|since|feed";

    private Address() {}

    /** The address with the place of each id, space and name, without query or fragment. */
    static String shape(String address) {
        return address.replaceAll("[?#].*", "")
                .replaceAll("/s/[^/]+", "/s/*")
                .replaceAll("/blueprints/(?!new$)[^/]+", "/blueprints/*")
                .replaceAll("/features/[^/]+", "/features/*")
                .replaceAll("/legal/[^/]+", "/legal/*")
                .replaceAll("/wiki/(?!(?:" + OF_THE_WIKI + ")(?:/|$))[^/]+", "/wiki/*")
                .replaceAll("/templates/t[0-9]+", "/templates/*")
                .replaceAll("/admin/extensions/(forum|webinar|wiki|search|translation)(?=/|$)", "/admin/extensions/*")
                .replaceAll("/translation/engines/[^/]+", "/translation/engines/*")
                .replaceAll("/admin/languages/[a-z]{2}(?=/|$)", "/admin/languages/*")
                .replaceAll("/items/[0-9]+/[a-z]{2}(?=/|$)", "/items/*/*")
                .replaceAll("/registrations/([0-9]+)/[\\w-]{20,}", "/registrations/$1/*")
                .replaceAll("/[0-9]+(?=/|$)", "/*");
    }

    /** Whether it leads to something other than a page of its own; the short address of an item leads on to the item. */
    static boolean isFile(String address) {
        return address.contains("/files/")
                || address.endsWith("/c/*")
                || address.contains("/assets/")
                || address.contains("/logo/")
                || address.contains("/wiki/feed")
                || address.endsWith("/admin/languages/*/texts")
                || address.endsWith(".ics")
                || address.endsWith(".pdf")
                || address.endsWith(".csv")
                || address.endsWith(".tbx")
                || address.endsWith(".tmx")
                || address.endsWith(".xlf")
                || address.endsWith(".xlsx");
    }
}
