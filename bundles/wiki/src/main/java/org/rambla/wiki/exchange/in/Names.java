// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Names of files inside an archive. */
final class Names {
    private static final int SHOWN = 120;

    private Names() {}

    /** The folder of a file, "" at the top. */
    static String folder(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }

    /** The last part. */
    static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The last part without its ending. */
    static String stem(String name) {
        String last = last(name);
        int dot = last.lastIndexOf('.');
        return dot <= 0 ? last : last.substring(0, dot);
    }

    /** The ending in small letters, "" without one. */
    static String ending(String name) {
        String last = last(name);
        int dot = last.lastIndexOf('.');
        return dot <= 0 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** A name as a title: "night_bus-guide" becomes "Night bus-guide". */
    static String title(String name) {
        String words = stem(name).replace('_', ' ').strip();
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** As it may stand in a report. */
    static String shown(String name) {
        String clean = name.replaceAll("\\p{Cntrl}", "").strip();
        return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN - 1) + "…";
    }

    /** What an address in a file of that folder leads to inside the archive; "" when it leads elsewhere. */
    static String resolve(String folder, String address) {
        String path = address.replaceAll("[?#].*", "").replace('\\', '/');
        if (path.isEmpty() || path.matches("(?i)[a-z][a-z0-9+.-]*:.*") || path.startsWith("//")) {
            return "";
        }
        Deque<String> parts = new ArrayDeque<>();
        String whole = path.startsWith("/") || folder.isEmpty() ? path : folder + "/" + path;
        for (String part : decoded(whole).split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return "";
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
