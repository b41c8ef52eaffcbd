// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.rambla.api.page.Refusal;

/**
 * A zip that may be a trap. Its list is looked at first; then each entry is unpacked only when it is needed, and what was
 * unpacked is counted, whatever the list says. Names that lead out of the archive are never used.
 */
final class Archive implements Closeable {
    private static final int MAX_ENTRIES = 5_000;
    private static final long MAX_UNPACKED = 400L * 1024 * 1024;
    private static final long MAX_RATIO = 200;
    private static final long SMALL = 10L * 1024 * 1024;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new TreeMap<>();
    private final List<String> unsafe = new ArrayList<>();
    private long left = MAX_UNPACKED;

    private Archive(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * Opens it.
     *
     * @throws Refusal when it is damaged, or unpacks to far more than it should
     */
    static Archive open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException | IllegalArgumentException e) {
            throw new Refusal(422, "wiki.import.broken");
        }
        Archive archive = new Archive(zip);
        try {
            archive.look();
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
        return archive;
    }

    private void look() {
        if (zip.size() > MAX_ENTRIES) {
            throw new Refusal(422, "wiki.import.manyFiles", MAX_ENTRIES);
        }
        long packed = 0;
        long unpacked = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            packed += Math.max(0, entry.getCompressedSize());
            unpacked += Math.max(0, entry.getSize());
            String name = entry.getName().replace('\\', '/');
            if (!safe(name)) {
                unsafe.add(name);
            } else if (!entry.isDirectory() && !junk(name)) {
                entries.putIfAbsent(name, entry);
            }
        }
        if (unpacked > MAX_UNPACKED || unpacked > SMALL && unpacked / Math.max(1, packed) > MAX_RATIO) {
            throw bomb();
        }
    }

    private static Refusal bomb() {
        return new Refusal(422, "wiki.import.unpacks");
    }

    private static boolean safe(String name) {
        boolean odd = name.isEmpty() || name.length() > 500 || name.chars().anyMatch(c -> c < ' ' || c == ':');
        return !odd && !name.startsWith("/") && !List.of(name.split("/", -1)).contains("..");
    }

    // What systems put beside people's files.
    private static boolean junk(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return name.startsWith("__MACOSX/")
                || last.startsWith("._")
                || Set.of(".DS_Store", "Thumbs.db", "desktop.ini").contains(last);
    }

    Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** Names that lead out of the archive or hold signs that no file name has. */
    List<String> unsafe() {
        return List.copyOf(unsafe);
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The first bytes of an entry, at most so many. */
    byte[] head(String name, int most) throws IOException {
        try (InputStream in = open(name)) {
            return in.readNBytes(most);
        }
    }

    /**
     * A whole entry.
     *
     * @throws Refusal when it is larger than allowed, or all together is
     */
    byte[] bytes(String name, int most) throws IOException {
        try (InputStream in = open(name)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[16_384];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                if (out.size() > most) {
                    throw new Refusal(422, "wiki.import.fileTooLarge", Names.shown(name), most / (1024 * 1024));
                }
            }
            return out.toByteArray();
        }
    }

    /** What the list says about the size; the truth is counted while it is read. */
    long size(String name) {
        return Math.max(0, entries.get(name).getSize());
    }

    InputStream open(String name) throws IOException {
        try {
            return new Counted(zip.getInputStream(entries.get(name)));
        } catch (ZipException e) {
            throw new Refusal(422, "wiki.import.broken");
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Counted extends InputStream {
        private final InputStream in;

        Counted(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read;
            try {
                read = in.read(buffer, offset, length);
            } catch (ZipException | EOFException e) {
                throw new Refusal(422, "wiki.import.broken");
            }
            left -= Math.max(0, read);
            if (left < 0) {
                throw bomb();
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
