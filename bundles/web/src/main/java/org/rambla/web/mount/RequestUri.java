// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.rambla.web.route.RequestPath;

/** Addresses as Jersey wants them: whole ones, of a host that does not matter. */
final class RequestUri {
    private static final String HOST = "http://rambla";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private RequestUri() {}

    static URI base(RequestPath path, int depth) {
        return URI.create(HOST + path.base(depth));
    }

    /** @param query as it came, or null */
    static URI whole(RequestPath path, int depth, String query) {
        String base = path.base(depth);
        String text = path.text();
        return URI.create(
                HOST + (text.length() < base.length() ? base : text) + (query == null ? "" : "?" + printable(query)));
    }

    /** The query with everything escaped that an address may not hold. */
    private static String printable(String query) {
        StringBuilder out = new StringBuilder(query.length());
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            boolean plain = c > 0x20 && c < 0x7f && "\"<>\\^`{|}[]#".indexOf(c) < 0;
            if (plain && (c != '%' || escape(query, i))) {
                out.append(c);
                continue;
            }
            int point = query.codePointAt(i);
            for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                out.append('%').append(HEX.toHexDigits(b));
            }
            i += Character.charCount(point) - 1;
        }
        return out.toString();
    }

    private static boolean escape(String query, int at) {
        return at + 2 < query.length()
                && HexFormat.isHexDigit(query.charAt(at + 1))
                && HexFormat.isHexDigit(query.charAt(at + 2));
    }
}
