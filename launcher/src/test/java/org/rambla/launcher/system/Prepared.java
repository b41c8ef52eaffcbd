// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Directories that are costly to make: made once for a build, by the first test process that asks while the others wait,
 * and copied for each test.
 */
public final class Prepared {
    private static final Path PLACE =
            RunningServer.DISTRIBUTION.directory().resolveSibling("homes").resolve("prepared");
    private static final ConcurrentHashMap<String, Path> MADE = new ConcurrentHashMap<>();

    /** Fills a directory, which is empty. */
    @FunctionalInterface
    public interface Making {
        void in(Path directory) throws Exception;
    }

    private Prepared() {}

    /**
     * To be read, not changed.
     *
     * @param name of a directory
     */
    public static Path directory(String name, Making making) {
        return MADE.computeIfAbsent(name, n -> {
            // Locks of files keep out other processes, and the map other threads of this one.
            try {
                Files.createDirectories(PLACE);
                try (FileChannel file = FileChannel.open(
                                PLACE.resolve(n + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var lock = file.lock()) {
                    Path made = PLACE.resolve(n);
                    if (!Files.exists(made)) {
                        make(PLACE.resolve(n + ".new"), making, made);
                    }
                    return made;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void make(Path beginning, Making making, Path made) throws IOException {
        empty(beginning);
        try {
            making.in(beginning);
        } catch (Exception e) {
            throw new IllegalStateException(made.getFileName() + " could not be made", e);
        }
        Files.move(beginning, made, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes a directory, or empties the one that is there. */
    static void empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> old = Files.walk(directory)) {
                for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(directory);
    }

    /** @param without what is left out, with all that is in it; paths relative to the directory */
    static void copy(Path from, Path to, Set<Path> without) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(from)) {
            files = found.filter(file -> without.stream().noneMatch(from.relativize(file)::startsWith))
                    .toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file) && Files.isDirectory(target)) {
                continue;
            }
            // Permissions too: PostgreSQL asks for its own.
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
