// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The path of a request, read once. Who decides on it and who answers it see the same segments and the same spelling:
 * were each to read the address as it came, doubled slashes or needless escapes could show them different pages.
 *
 * @param segments decoded, none of them empty
 */
public record RequestPath(List<String> segments) {
    private static final String PLAIN = "-._~!$&'()*+,=:@";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** The root. */
    public static final RequestPath ROOT = new RequestPath(List.of());

    public RequestPath {
        segments = List.copyOf(segments);
    }

    /** Reads a raw path; empty for one that tries tricks: dots, escaped separators, path parameters, control characters. */
    public static Optional<RequestPath> of(String raw) {
        if (!raw.startsWith("/")) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        for (String escaped : raw.split("/")) {
            if (escaped.isEmpty()) {
                continue;
            }
            String segment;
            try {
                segment = escaped.indexOf('%') < 0
                        ? escaped
                        : URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
            if (tricky(segment)) {
                return Optional.empty();
            }
            segments.add(segment);
        }
        return Optional.of(new RequestPath(segments));
    }

    private static boolean tricky(String segment) {
        return segment.equals(".")
                || segment.equals("..")
                || segment.chars().anyMatch(c -> c < 0x20 || c == 0x7f || c == '/' || c == '\\' || c == ';');
    }

    /** The first segment, "" for the root. */
    public String first() {
        return segments.isEmpty() ? "" : segments.get(0);
    }

    /** The one spelling of this path: "/", "/s/night". */
    public String text() {
        return "/" + join(segments);
    }

    /** The first segments as the base of an application: "/", "/s/night/forum/". */
    public String base(int depth) {
        return depth == 0 ? "/" : "/" + join(segments.subList(0, depth)) + "/";
    }

    private static String join(List<String> segments) {
        StringBuilder out = new StringBuilder();
        for (String segment : segments) {
            if (!out.isEmpty()) {
                out.append('/');
            }
            escape(segment, out);
        }
        return out.toString();
    }

    private static void escape(String segment, StringBuilder out) {
        for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || PLAIN.indexOf(c) >= 0;
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
    }
}
