// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** Apache Derby in this process. */
public final class DerbyHome {
    private static final String URL = "jdbc:derby:";

    private DerbyHome() {}

    /** Sets what Derby reads once, when its first database starts; what the administrator set on the command line stays. */
    public static void prepare(Path log) {
        try {
            Files.createDirectories(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        set("derby.stream.error.file", log.resolve("derby.log").toString());
        set("derby.infolog.append", "true");
        set("derby.locks.waitTimeout", "5");
        set("derby.locks.deadlockTimeout", "3");
        // Pages with long texts are 32 KB; let the cache take at most an eighth of the heap.
        long pages = Runtime.getRuntime().maxMemory() / 8 / (32 * 1024);
        set("derby.storage.pageCacheSize", String.valueOf(Math.max(1_000, Math.min(pages, 20_000))));
        set("derby.language.statementCache.size", "500");
    }

    private static void set(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }

    /** @param url as "jdbc:derby:/folder" or "jdbc:derby:memory:name"; the database is made when it is not there */
    public static DataSource open(String url) {
        var source = new EmbeddedDataSource();
        source.setDatabaseName(name(url));
        source.setCreateDatabase("create");
        return source;
    }

    /** Stops the database cleanly, so that the next start has nothing to recover. */
    public static void shutdown(String url) {
        var source = new EmbeddedDataSource();
        source.setDatabaseName(name(url));
        source.setShutdownDatabase("shutdown");
        leave(source);
    }

    /** Drops a database that is in memory. */
    public static void drop(String url) {
        var source = new EmbeddedDataSource();
        source.setDatabaseName(name(url));
        source.setConnectionAttributes("drop=true");
        leave(source);
    }

    private static void leave(DataSource source) {
        try {
            source.getConnection().close();
        } catch (SQLException expected) {
            // Derby tells its success as an exception, 08006.
        }
    }

    private static String name(String url) {
        String name = url.substring(URL.length());
        int attributes = name.indexOf(';');
        return attributes < 0 ? name : name.substring(0, attributes);
    }
}
