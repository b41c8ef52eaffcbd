// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The classes of the distribution in the form in which Java keeps them: the first run that lasts makes them, and most
 * servers of the tests are gone before. Without it each of those starts slower and takes seconds to end. One of the test
 * processes has it made by a server that nobody uses; nobody waits for it either.
 */
final class ClassArchive implements AutoCloseable {
    /** From then on the start script keeps what a run leaves behind. */
    private static final long LASTS_NANOS = TimeUnit.SECONDS.toNanos(21);

    private static final AtomicBoolean ASKED = new AtomicBoolean();
    private static final Path CACHE = RunningServer.DISTRIBUTION.directory().resolve("cache");
    private static final Path MARK = CACHE.resolve("classes-being-made");

    private final Path home;
    private final ServerProcess process;
    private final Thread thread = new Thread(this::make, "class archive");
    private volatile boolean made;

    private ClassArchive() {
        try {
            home = Files.createTempDirectory("rambla-classes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = ServerProcess.launch(home, RunningServer.freePort(), Map.of());
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins to make it, when there is none and no other test process does. */
    static void want() {
        if (ASKED.compareAndSet(false, true) && first()) {
            OnceForAll.get(ClassArchive.class, ClassArchive.class, ClassArchive::new);
        }
    }

    private static boolean first() {
        try {
            Files.createDirectories(CACHE);
            try (Stream<Path> files = Files.list(CACHE)) {
                if (files.anyMatch(file -> file.toString().endsWith(".jsa"))) {
                    return false;
                }
            }
            Files.createFile(MARK);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make() {
        long start = System.nanoTime();
        process.running();
        try {
            TimeUnit.NANOSECONDS.sleep(LASTS_NANOS - (System.nanoTime() - start));
            process.terminate();
            process.exitCode();
            made = true;
        } catch (InterruptedException e) {
            // The tests are over before.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws Exception {
        thread.interrupt();
        process.close();
        if (!made) {
            Files.deleteIfExists(MARK);
        }
        try (Stream<Path> files = Files.walk(home)) {
            List<Path> deepest = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepest) {
                Files.delete(file);
            }
        }
    }
}
