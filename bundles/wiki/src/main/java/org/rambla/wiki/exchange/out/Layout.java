// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.out;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Where each page and file stands inside an archive: names that every system can hold, folders as the tree of pages. */
final class Layout {
    private static final int MAX_NAME = 60;
    private static final int MAX_DEPTH = 8;
    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul", "index", "readme", "files", "style");

    private final Map<String, String> pages = new LinkedHashMap<>();
    private final Map<String, String> byAddress = new HashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final String ending;

    Layout(List<OutHead> all, String ending) {
        this.ending = ending;
        for (OutHead page : all) {
            pages.put(
                    page.key(), page.of().isEmpty() ? path(page) : pages.get(page.of()) + "." + name(page.language()));
            page.addresses().forEach(address -> byAddress.put(address, page(page.key())));
            add(page.attached());
        }
    }

    private String path(OutHead page) {
        String folder = pages.getOrDefault(page.parent(), "");
        long depth = folder.chars().filter(c -> c == '/').count();
        String start = folder.isEmpty() || depth >= MAX_DEPTH ? "" : folder + "/";
        return free(start, name(page.title()), "");
    }

    /** Finds places for files that have none yet. */
    void add(List<OutFile> some) {
        some.forEach(file -> files.computeIfAbsent(file.address(), address -> fileName(file)));
    }

    private String fileName(OutFile file) {
        int dot = file.name().lastIndexOf('.');
        String stem = dot <= 0 ? file.name() : file.name().substring(0, dot);
        String end = dot <= 0 ? "" : "." + name(file.name().substring(dot + 1));
        return free("files/", name(stem), end);
    }

    private String free(String folder, String name, String end) {
        String candidate = folder + name + end;
        for (int i = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); i++) {
            candidate = folder + name + "-" + i + end;
        }
        return candidate;
    }

    static String name(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("œ", "oe")
                .replace("Œ", "oe")
                .replace("æ", "ae")
                .replace("ß", "ss")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-");
        String cut = plain.length() <= MAX_NAME ? plain : plain.substring(0, MAX_NAME);
        String clean = cut.replaceAll("^-+|-+$", "").replaceAll("[\\uD800-\\uDFFF]", "");
        return clean.isEmpty() || RESERVED.contains(clean) || clean.matches("(com|lpt)[0-9]")
                ? "page" + (clean.isEmpty() ? "" : "-" + clean)
                : clean;
    }

    /** The file of a page. */
    String page(String key) {
        return pages.get(key) + ending;
    }

    boolean has(String key) {
        return pages.containsKey(key);
    }

    /** The place of a file. */
    String file(OutFile file) {
        return files.get(file.address());
    }

    /** The address of a text as it is written in the archive: inside it where it can be, else whole. */
    String address(OutPage page, String address) {
        String inside = from(page, address);
        return inside.isEmpty() ? whole(page, address) : inside;
    }

    /** An address of a text with the name of the server. */
    public static String whole(OutPage page, String address) {
        boolean ours = address.startsWith("/") && page.source().matches("https?://[^/]+.*");
        return ours ? page.source().replaceFirst("(https?://[^/]+).*", "$1") + address : address;
    }

    /**
     * Where an address of a text leads inside the archive, seen from the text; "" when it leads outside. To other pages in
     * the language that the address names, else in that of the text, else in that in which they stand first.
     */
    private String from(OutPage page, String address) {
        String asked = address.replaceAll("#.*", "");
        String bare = asked.replaceAll("\\?.*", "");
        String target = Stream.of(asked.equals(bare) ? "" : asked, bare + "?language=" + page.language(), bare)
                .map(byAddress::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(files.getOrDefault(bare, ""));
        return target.isEmpty() ? "" : relative(page(page.key()), target);
    }

    /** The way from one place to another. */
    static String relative(String place, String target) {
        String[] from = place.split("/");
        String[] to = target.split("/");
        int same = 0;
        while (same < from.length - 1 && same < to.length - 1 && from[same].equals(to[same])) {
            same++;
        }
        StringBuilder out = new StringBuilder("../".repeat(from.length - 1 - same));
        for (int i = same; i < to.length; i++) {
            out.append(to[i]).append(i + 1 < to.length ? "/" : "");
        }
        return out.toString();
    }
}
