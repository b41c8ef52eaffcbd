// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which addresses a text may lead to, and which pictures it may show. */
final class Addresses {
    private static final int MAX = 2_000;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Pattern PICTURE =
            Pattern.compile("/files/[0-9]{1,18}/(?!\\.{1,2}$)[\\p{L}\\p{N}%._~!$'()+,;=@-]{1,600}");
    private static final Pattern MAIL = Pattern.compile("mailto:[^\\s@]+@[^\\s@]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern PHONE = Pattern.compile("tel:[+0-9().-]{3,30}", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEB = Pattern.compile("https?://[^/?#\\\\]+.*", Pattern.CASE_INSENSITIVE);

    private static final String UNSAFE = " ()\"'<>`{}";

    private Addresses() {}

    /** The address as it may be written, or "" when it may not. */
    static String link(String href) {
        String address = written(href);
        if (address.isEmpty() || address.length() > MAX) {
            return "";
        }
        boolean here = address.startsWith("#") || address.startsWith("?") || local(address);
        boolean elsewhere = WEB.matcher(address).matches()
                || MAIL.matcher(address).matches()
                || PHONE.matcher(address).matches();
        return here || elsewhere ? address : "";
    }

    // Browsers read "/\host" and "//host" as another host.
    private static boolean local(String address) {
        return address.startsWith("/") && !address.startsWith("//") && !address.startsWith("/\\");
    }

    /** Whether the link leads to another site. */
    static boolean outside(String address) {
        return address.regionMatches(true, 0, "http", 0, 4);
    }

    /** The address of one of our own pictures, or "". */
    static String picture(String source) {
        String address = source.strip();
        return PICTURE.matcher(address).matches() ? address : "";
    }

    static String language(String tag) {
        return LANGUAGE.matcher(tag).matches() ? tag : "";
    }

    static String block(String id) {
        return id.length() <= 12 && id.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9') ? id : "";
    }

    /** A whole number within limits, else 0. */
    static int number(String text, int most) {
        if (text.isEmpty() || text.length() > 6 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        int number = Integer.parseInt(text);
        return number <= most ? number : 0;
    }

    static String scope(String scope) {
        String word = scope.toLowerCase(Locale.ROOT);
        return switch (word) {
            case "row", "col", "rowgroup", "colgroup" -> word;
            default -> "";
        };
    }

    // Browsers drop tabs and line ends inside an address before they read it. Signs that some reader could take for the
    // end of the address are encoded, as the sanitiser does, so that cleaning twice changes nothing.
    private static String written(String href) {
        StringBuilder out = new StringBuilder(href.length());
        for (char c : href.strip().toCharArray()) {
            if (UNSAFE.indexOf(c) >= 0) {
                out.append('%').append(Integer.toHexString(c));
            } else if (c > ' ' && c != 0x7F && !(c >= 0x80 && c < 0xA1) && c != '\u2028' && c != '\u2029') {
                out.append(c);
            }
        }
        return out.toString();
    }
}
