// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rambla.api.page.Refusal;
import org.rambla.wiki.exchange.in.PageHtml.Facts;
import org.rambla.wiki.exchange.in.PageHtml.Kind;
import org.rambla.wiki.exchange.in.PageHtml.Target;

/**
 * Pages from a zip of Markdown and HTML files. Folders make the tree: {@code bus/night.md} stands below {@code bus.md}, or
 * below {@code bus/index.md}, or below a page that is made for the folder.
 */
final class ZipPages {
    static final int MAX_PAGES = 1_000;
    /** Longest text of one page, in bytes. */
    static final int MAX_TEXT = 4 * 1024 * 1024;

    private static final Pattern OF = Pattern.compile("<article data-rambla-of=\"([^\"<>&]{1,300})\">");
    private static final Set<String> MARKDOWN = Set.of("md", "markdown", "mdown");
    private static final Set<String> HTML = Set.of("html", "htm", "xhtml");
    private static final Set<String> INDEX = Set.of("index", "readme", "default");

    private final Archive archive;
    private final Closeable source;
    private final Map<String, ArrivedPage> pages = new LinkedHashMap<>();
    private final Map<String, ArrivedFile> files = new TreeMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    /** The page that stands for a folder. */
    private final Map<String, String> folders = new TreeMap<>();
    /** Those whose kind is known already. */
    private final Map<String, Target> targets = new TreeMap<>();

    ZipPages(Archive archive, Closeable source) {
        this.archive = archive;
        this.source = source;
    }

    static boolean text(String name) {
        return MARKDOWN.contains(Names.ending(name)) || HTML.contains(Names.ending(name));
    }

    Arrived read() throws IOException {
        Set<String> texts = new TreeSet<>(archive.names());
        texts.removeIf(name -> !text(name));
        if (texts.size() > MAX_PAGES) {
            throw new Refusal(422, "wiki.import.manyPages", MAX_PAGES);
        }
        archive.unsafe().stream()
                .limit(20)
                .forEach(n -> remarks.add(new Remark("wiki.import.unsafeName", Names.shown(n))));
        String root = root(texts);
        texts.forEach(name -> index(name, root));
        new TreeSet<>(texts).forEach(name -> ancestors(name, root));
        for (String name : texts) {
            page(name, root);
        }
        left(texts);
        return new Arrived(PageHtml.ordered(pages), files, remarks, source);
    }

    /** The folder that holds everything, so that it becomes no page. */
    private static String root(Set<String> texts) {
        String root = null;
        for (String name : texts) {
            String folder = Names.folder(name);
            while (root != null && !folder.equals(root) && !folder.startsWith(root + "/") && !root.isEmpty()) {
                root = Names.folder(root);
            }
            root = root == null ? folder : root;
        }
        return root == null ? "" : root;
    }

    private void index(String name, String root) {
        String folder = Names.folder(name);
        boolean index = INDEX.contains(Names.stem(name).toLowerCase(Locale.ROOT));
        if (index && !folder.equals(root)) {
            folders.put(folder, name);
        } else if (!index) {
            folders.putIfAbsent((folder.isEmpty() ? "" : folder + "/") + Names.stem(name), name);
        }
    }

    /** Pages for folders that have none. */
    private void ancestors(String name, String root) {
        for (String folder = Names.folder(name); inside(folder, root); folder = Names.folder(folder)) {
            if (!folders.containsKey(folder)) {
                folders.put(folder, folder + "/");
                pages.put(
                        folder + "/",
                        new ArrivedPage(
                                folder + "/", "", Names.title(folder), "", "", List.of(), List.of(), List.of()));
            }
        }
        for (Map.Entry<String, String> entry : folders.entrySet()) {
            ArrivedPage page = pages.get(entry.getValue());
            if (page != null && page.key().endsWith("/")) {
                pages.put(page.key(), below(page, parent(entry.getKey(), root)));
            }
        }
    }

    private static ArrivedPage below(ArrivedPage page, String parent) {
        return new ArrivedPage(page.key(), parent, page.title(), "", "", List.of(), List.of(), List.of());
    }

    private static boolean inside(String folder, String root) {
        return !folder.isEmpty() && !folder.equals(root) && (root.isEmpty() || folder.startsWith(root + "/"));
    }

    /** The page above what stands in the folder of that name. */
    private String parent(String name, String root) {
        String folder = Names.folder(name);
        return inside(folder, root) ? folders.getOrDefault(folder, "") : "";
    }

    private void page(String name, String root) throws IOException {
        String text = Looks.decoded(archive.bytes(name, MAX_TEXT)).replace("\u0000", "");
        if (text.contains("<main data-rambla=\"index\">")) {
            return;
        }
        String stem = Names.stem(name);
        String folder = Names.folder(name);
        boolean forFolder = name.equals(folders.get(folder));
        String fallback = Names.title(forFolder ? folder : stem);
        String parent = forFolder ? parent(folder, root) : parent(name, root);
        List<Remark> own = new ArrayList<>();
        if (HTML.contains(Names.ending(name))) {
            Matcher of = OF.matcher(text);
            ArrivedPage page =
                    PageHtml.page(text, new Facts(name, parent, "", "", fallback, own), a -> target(folder, a));
            pages.put(name, page.in(of.find() ? within(folder, of.group(1)) : ""));
        } else {
            Markdown.Text read = Markdown.read(text, name);
            Filled filled = filled(read, own);
            Facts facts = new Facts(
                    name,
                    parent,
                    read.facts().getOrDefault("title", ""),
                    read.facts().getOrDefault("language", read.facts().getOrDefault("lang", "")),
                    fallback,
                    own);
            String of = read.facts().getOrDefault("translation-of", "");
            pages.put(
                    name,
                    PageHtml.page(Markdown.withFiles(read), facts, a -> target(folder, a))
                            .in(of.isEmpty() ? "" : within(folder, of))
                            .with(filled));
        }
    }

    /** What a text says of its fields; a remark where that cannot be read. */
    static Filled filled(Markdown.Text read, List<Remark> remarks) {
        Filled filled = Filled.of(
                read.facts().getOrDefault("template", ""), read.facts().getOrDefault("values", ""));
        if (read.facts().containsKey("fields") && filled.equals(Filled.NONE)) {
            remarks.add(new Remark("wiki.import.fields"));
        }
        return filled;
    }

    /** The page of an address inside the archive, "" for none. */
    private String within(String folder, String address) {
        Target target = target(folder, address);
        return target.kind() == Kind.PAGE ? target.key() : "";
    }

    /** What an address inside the archive leads to. */
    private Target target(String folder, String address) {
        String name = Names.resolve(folder, address);
        if (name.isEmpty()) {
            return Target.NOWHERE;
        }
        if (folders.containsKey(name) && !archive.has(name)) {
            return new Target(Kind.PAGE, folders.get(name));
        }
        if (!archive.has(name)) {
            return Target.NOWHERE;
        }
        return text(name) ? new Target(Kind.PAGE, name) : targets.computeIfAbsent(name, this::file);
    }

    private Target file(String name) {
        byte[] head;
        try {
            head = archive.head(name, Looks.HEAD);
        } catch (IOException e) {
            return Target.NOWHERE;
        }
        Kind kind = Looks.picture(head)
                ? Kind.PICTURE
                : Looks.svg(name, head)
                        ? Kind.SVG
                        : Names.ending(name).matches("png|jpe?g|gif|webp|bmp|tiff?|ico")
                                ? Kind.NOT_A_PICTURE
                                : Kind.FILE;
        files.put(name, new ArrivedFile(name, Names.last(name), archive.size(name), () -> archive.open(name)));
        return new Target(kind, name);
    }

    /** What no page shows or links to is named, so that nobody misses it in silence. */
    private void left(Set<String> texts) {
        Set<String> used = new HashSet<>(texts);
        // Style sheets and scripts are no matter of pages.
        archive.names().stream()
                .filter(name -> Names.ending(name).matches("css|js"))
                .forEach(used::add);
        pages.values().forEach(page -> {
            used.addAll(page.pictures());
            used.addAll(page.files());
        });
        files.keySet().retainAll(used);
        List<String> unused =
                archive.names().stream().filter(name -> !used.contains(name)).toList();
        unused.stream().limit(50).forEach(name -> remarks.add(new Remark("wiki.import.fileUnused", Names.shown(name))));
        if (unused.size() > 50) {
            remarks.add(new Remark("wiki.import.filesUnused", unused.size() - 50));
        }
        if (pages.isEmpty()) {
            throw new Refusal(422, "wiki.import.nothing");
        }
    }
}
