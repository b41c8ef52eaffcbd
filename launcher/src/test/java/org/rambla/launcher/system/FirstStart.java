// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What the first start of a server leaves behind, on each database: made once for a build and copied, since making all
 * tables costs as much again as the start. Nobody is in it yet, and the next start prints a set-up address as the first
 * one did. Tests that are about the first start itself begin with an empty home.
 */
public final class FirstStart {
    /** The database in the prepared PostgreSQL, from which others are made. */
    static final String PATTERN = "prepared";

    private static final Path HOME = Path.of("home");
    private static final Path DATA = Path.of("data");
    /** Of the process, or with paths of the home in it. */
    private static final Set<Path> LEFT_BEHIND = Set.of(Path.of("lock"), Path.of("log"), Path.of("cache"));

    private FirstStart() {}

    /**
     * With the first server of a build its script keeps the classes in the form in which Java has them, which the following
     * ones start with; without that each would try to.
     */
    static Path onDerby() {
        return Prepared.directory(DatabaseKind.DERBY.toString(), directory -> {
            Files.createDirectory(directory.resolve(HOME));
            // They are kept of runs that last 20 seconds. Bash counts from what it is given.
            run(directory.resolve(HOME), Map.of("SECONDS", "20"));
        });
    }

    private static Path onPostgres() {
        onDerby();
        return Prepared.directory(DatabaseKind.POSTGRESQL.toString(), directory -> {
            Files.createDirectory(directory.resolve(HOME));
            try (EmbeddedPostgres postgres = SharedPostgres.on(directory.resolve(DATA))) {
                SharedPostgres.execute(postgres, "create database " + PATTERN);
                run(directory.resolve(HOME), Map.of("RAMBLA_DB_URL", postgres.getJdbcUrl("postgres", PATTERN)));
            }
        });
    }

    private static void run(Path home, Map<String, String> environment) throws Exception {
        try (ServerProcess server = ServerProcess.launch(home, RunningServer.freePort(), environment)
                .running()) {
            RunningServer.await(
                    "every feature has started",
                    () -> RunningServer.whole(server.browser().fetch("/health")));
            server.end();
        }
    }

    /**
     * Fills the home of the first server on a database of that kind.
     *
     * @param home empty, or not there
     */
    public static void copyTo(Path home, DatabaseKind kind) {
        copyTo(home, (kind == DatabaseKind.DERBY ? onDerby() : onPostgres()).resolve(HOME));
    }

    /**
     * @param home empty, or not there
     * @param other home of a server that was stopped
     */
    public static void copyTo(Path home, Path other) {
        try {
            Files.createDirectories(home);
            Prepared.copy(other, home, LEFT_BEHIND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a PostgreSQL with the database {@link #PATTERN}. */
    static void copyPostgresTo(Path data) throws IOException {
        Prepared.copy(onPostgres().resolve(DATA), data, Set.of());
    }
}
