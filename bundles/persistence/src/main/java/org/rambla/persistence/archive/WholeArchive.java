// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.archive;

import jakarta.json.Json;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.rambla.api.persistence.Archive;
import org.rambla.api.persistence.Dialect;
import org.rambla.persistence.migration.Migrator;
import org.rambla.persistence.source.DerbyHome;
import org.rambla.persistence.source.Pool;

/** The database and the folder of files, out of and into one file. */
public final class WholeArchive implements Archive {
    private final Pool pool;
    private final Migrator migrator;
    private final Path files;
    private final Runnable before;
    private final JsonProvider json = provider();

    /**
     * @param files folder of files
     * @param before ends everything else that uses the database
     */
    public WholeArchive(Pool pool, Migrator migrator, Path files, Runnable before) {
        this.pool = pool;
        this.migrator = migrator;
        this.files = files;
        this.before = before;
    }

    private static JsonProvider provider() {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(Json.class.getClassLoader());
        try {
            return JsonProvider.provider();
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    @Override
    public Summary backup(Path file) {
        return plainly("The backup was not finished: ", () -> {
            if (Files.exists(file)) {
                throw new Refused(file + " is there already. Please choose another name.");
            }
            Path part = file.resolveSibling(file.getFileName() + ".part");
            try {
                Contents contents = new Backup(pool, json).write(part, files);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                return summary(contents);
            } finally {
                Files.deleteIfExists(part);
            }
        });
    }

    @Override
    public Summary restore(Path file) {
        return plainly(file + " was not restored: ", () -> {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                var restore = new Restore(pool, migrator, json);
                Contents contents = restore.contents(zip);
                restore.checkEmpty();
                if (contents.files() > 0 && hasFiles()) {
                    throw new Refused("The folder " + files + " is not empty. Nothing was changed.");
                }
                before.run();
                restore.fill(zip, contents);
                if (restore.files(zip, files) != contents.files()) {
                    throw new IOException("files are missing");
                }
                return summary(contents);
            }
        });
    }

    private boolean hasFiles() throws IOException {
        if (!Files.isDirectory(files)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(files)) {
            return all.anyMatch(Files::isRegularFile);
        }
    }

    @Override
    public Summary moveFrom(Path home) {
        return plainly("The database was not moved: ", () -> {
            if (pool.dialect() == Dialect.DERBY) {
                throw new Refused("The database to move to is the built-in one. Please set RAMBLA_DB_URL to that of"
                        + " PostgreSQL, jdbc:postgresql://host/name, and RAMBLA_DB_USER and RAMBLA_DB_PASSWORD.");
            }
            Path database = home.resolve("database");
            if (!Files.isRegularFile(database.resolve("service.properties"))) {
                throw new Refused("There is no built-in database in " + home + ".");
            }
            new Restore(pool, migrator, json).checkEmpty();
            Path between = Files.createTempFile(home, "move", ".zip");
            try {
                read(home.resolve("log"), "jdbc:derby:" + database.toAbsolutePath(), between);
                try (ZipFile zip = new ZipFile(between.toFile())) {
                    var restore = new Restore(pool, migrator, json);
                    Contents contents = restore.contents(zip);
                    before.run();
                    restore.fill(zip, contents);
                    return summary(contents);
                }
            } finally {
                Files.delete(between);
            }
        });
    }

    private void read(Path log, String url, Path file) throws Exception {
        DerbyHome.prepare(log);
        try (Pool derby = new Pool(DerbyHome.open(url), Dialect.DERBY, 2)) {
            new Backup(derby, json).write(file, null);
        } finally {
            DerbyHome.shutdown(url);
        }
    }

    private static Summary summary(Contents contents) {
        return new Summary(contents.tables().size(), contents.rows(), contents.files());
    }

    private static Summary plainly(String what, Callable<Summary> work) {
        try {
            return work.call();
        } catch (Refused e) {
            throw e;
        } catch (SQLException e) {
            Throwable cause = e.getNextException() == null ? e : e.getNextException();
            throw new Refused(what + cause.getMessage(), e);
        } catch (Exception e) {
            throw new Refused(what + reason(e), e);
        }
    }

    /** Exceptions of files say which file and leave the rest to their name. */
    private static String reason(Exception problem) {
        if (problem instanceof NoSuchFileException gone) {
            return "there is no file " + gone.getFile() + ".";
        }
        if (problem instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written by this account.";
        }
        if (problem instanceof ZipException) {
            return "it is no backup, or a damaged one (" + problem.getMessage() + ").";
        }
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }
}
