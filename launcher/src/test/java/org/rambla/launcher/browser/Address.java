// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

/** Addresses of one kind of page, made alike. */
final class Address {
    private Address() {}

    /** The address with the place of each id, space and name, without query or fragment. */
    static String shape(String address) {
        return address.replaceAll("[?#].*", "")
                .replaceAll("/s/[^/]+", "/s/*")
                .replaceAll("/blueprints/(?!new$)[^/]+", "/blueprints/*")
                .replaceAll("/features/[^/]+", "/features/*")
                .replaceAll("/legal/[^/]+", "/legal/*")
                .replaceAll("/[0-9]+(?=/|$)", "/*");
    }

    /** Whether it leads to something other than a page. */
    static boolean isFile(String address) {
        return address.contains("/files/") || address.contains("/assets/") || address.contains("/logo/");
    }
}
