// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.rambla.api.page.Refusal;

/** Documents that are zip archives. Only the list of entries is read, never what is packed, so that a bomb stays packed. */
final class OfficeArchive {
    private static final int MAX_ENTRIES = 10_000;
    private static final long MAX_UNPACKED = 600L * 1024 * 1024;
    private static final long MAX_RATIO = 200;
    private static final long SMALL = 20L * 1024 * 1024;

    private OfficeArchive() {}

    static FileKind kind(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Set<String> names = names(zip);
            if (names.contains("[Content_Types].xml")) {
                return ooxml(names);
            }
            if (names.contains("mimetype") && names.contains("content.xml")) {
                return openDocument(zip);
            }
        } catch (ZipException e) {
            throw new Refusal(422, "content.file.broken");
        }
        throw new Refusal(422, "content.file.kind");
    }

    private static Set<String> names(ZipFile zip) {
        if (zip.size() > MAX_ENTRIES) {
            throw new Refusal(422, "content.file.unpacks");
        }
        Set<String> names = new HashSet<>();
        long packed = 0;
        long unpacked = 0;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            if (name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                throw new Refusal(422, "content.file.macros");
            }
            packed += Math.max(0, entry.getCompressedSize());
            unpacked += Math.max(0, entry.getSize());
            if (unpacked > MAX_UNPACKED) {
                throw new Refusal(422, "content.file.unpacks");
            }
            names.add(name);
        }
        if (unpacked > SMALL && unpacked / Math.max(1, packed) > MAX_RATIO) {
            throw new Refusal(422, "content.file.unpacks");
        }
        return names;
    }

    private static FileKind ooxml(Set<String> names) {
        if (names.contains("word/document.xml")) {
            return FileKind.DOCX;
        } else if (names.contains("xl/workbook.xml")) {
            return FileKind.XLSX;
        } else if (names.contains("ppt/presentation.xml")) {
            return FileKind.PPTX;
        }
        throw new Refusal(422, "content.file.kind");
    }

    private static FileKind openDocument(ZipFile zip) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry("mimetype"))) {
            String type = new String(in.readNBytes(100), StandardCharsets.US_ASCII).strip();
            for (FileKind kind : Set.of(FileKind.ODT, FileKind.ODS, FileKind.ODP)) {
                if (kind.type.equals(type)) {
                    return kind;
                }
            }
        }
        throw new Refusal(422, "content.file.kind");
    }
}
