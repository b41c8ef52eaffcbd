// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** What a zip file must not be: a bomb, a way out of its folder, two files under one name. */
final class ZipRules {
    private static final int MOST_ENTRIES = 20_000;
    private static final long MOST_BYTES = 512L * 1024 * 1024;
    /** A file that grows by more than this is a bomb; class files stay below 10. */
    private static final long MOST_GROWTH = 200;

    private static final long SMALL = 1024L * 1024;

    private ZipRules() {}

    /** Reads every entry whole, as it would come out, whatever its header says. */
    static void check(Path file) throws IOException, BadArtifact {
        if (!startsLikeZip(file)) {
            throw new BadArtifact("extension.problem.notZip");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new BadArtifact("extension.problem.bomb");
            }
            Set<String> names = new HashSet<>();
            long left = MOST_BYTES;
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                checkName(entry.getName(), names);
                long size = size(zip, entry, left);
                left -= size;
            }
        } catch (ZipException e) {
            throw new BadArtifact("extension.problem.notZip");
        }
    }

    private static boolean startsLikeZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        }
    }

    private static void checkName(String name, Set<String> names) throws BadArtifact {
        boolean leaves = name.startsWith("/")
                || name.contains("\\")
                || name.indexOf('\0') >= 0
                || name.matches("^[A-Za-z]:.*")
                || name.matches("(^|.*/)\\.\\.(/.*|$)");
        if (leaves) {
            throw new BadArtifact("extension.problem.path", name);
        }
        if (!names.add(name)) {
            throw new BadArtifact("extension.problem.twice", name);
        }
    }

    private static long size(ZipFile zip, ZipEntry entry, long left) throws IOException, BadArtifact {
        long packed = Math.max(1, entry.getCompressedSize());
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            int read;
            while ((read = in.read(buffer)) > 0) {
                size += read;
                if (size > left || (size > SMALL && size / packed > MOST_GROWTH)) {
                    throw new BadArtifact("extension.problem.bomb");
                }
            }
        }
        return size;
    }
}
