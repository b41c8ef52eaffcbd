// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Dialect;
import org.rambla.persistence.event.EventRows;
import org.rambla.persistence.event.Numbering;
import org.rambla.persistence.migration.Migrator;
import org.rambla.persistence.migration.OwnTables;
import org.rambla.persistence.source.DerbyHome;
import org.rambla.persistence.source.Pool;
import org.rambla.persistence.source.StatementCount;
import org.rambla.persistence.sql.Transactions;
import org.rambla.persistence.unit.SharedUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fresh database for one test, with the migrations and entities of units that are found on the class path: Derby in
 * memory, or a database of one PostgreSQL that all tests of the run share. A bundle gets it by a
 * {@code META-INF/persistence.xml} of its own (the parent adds the dependency), or by the test dependency
 * {@code org.rambla:persistence:test-jar}; further units come from test dependencies on their bundles.
 *
 * <pre>{@code
 * class ReplyToTopicTest {
 *     static Stream<TestDatabase> databases() {
 *         return TestDatabase.both("forum", "content");
 *     }
 *
 *     @ParameterizedTest
 *     @MethodSource("databases")
 *     void reply_isCounted_whenTopicIsOpen(TestDatabase databases) throws Exception {   // closed by JUnit
 *         Database forum = databases.database("forum");
 *         forum.transaction(tx -> ...);
 *         assertThat(databases.events()).extracting(Event::kind).containsExactly("content.created");
 *         databases.deliver(new CountReplies(forum));
 *     }
 * }
 * }</pre>
 *
 * One database is enough where the SQL is plain: {@code try (var databases = TestDatabase.derby("forum")) {...}}.
 */
public final class TestDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TestDatabase.class);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Derby takes half a second to drop a database; no test need wait for that. */
    private static final Executor DROPS = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "drop");
        thread.setDaemon(true);
        return thread;
    });

    /** Migrated once and copied for each test: making the tables anew took half a second each time. */
    private static final Map<List<String>, Path> DERBY_COPIES = new HashMap<>();

    private static final Map<List<String>, String> POSTGRES_COPIES = new HashMap<>();

    private static EmbeddedPostgres server;

    private final Pool pool;
    private final Runnable drop;
    private final Transactions transactions;
    private final Map<String, SharedUnit> units = new LinkedHashMap<>();
    private final Map<String, Long> heard = new HashMap<>();
    private final AtomicInteger commits = new AtomicInteger();

    private TestDatabase(DataSource source, Dialect dialect, Runnable drop, String... names) {
        this.pool = new Pool(source, dialect, 10);
        this.drop = drop;
        this.transactions = new Transactions(pool);
        try {
            for (String name : names) {
                var unit = ClassPathUnits.find(name);
                if (!unit.woven()
                        && !unit.classes().isEmpty()
                        && unit.root().getPath().endsWith("/classes/")) {
                    LOG.warn(
                            "The entities of {} were not woven: its persistence.xml needs"
                                    + " <exclude-unlisted-classes>false</exclude-unlisted-classes>",
                            name);
                }
                units.put(name, SharedUnit.take(unit, pool, commits::incrementAndGet));
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Derby in memory. */
    public static TestDatabase derby(String... units) {
        DerbyHome.prepare(Path.of("target"));
        String name = "memory:test" + NUMBER.incrementAndGet();
        String url = "jdbc:derby:" + name;
        var copied = new EmbeddedDataSource();
        copied.setDatabaseName(name);
        copied.setConnectionAttributes("createFrom=" + derbyCopy(List.of(units)));
        try {
            copied.getConnection().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(DerbyHome.open(url), Dialect.DERBY, () -> DerbyHome.drop(url), units);
    }

    private static synchronized Path derbyCopy(List<String> units) {
        return DERBY_COPIES.computeIfAbsent(units, names -> {
            String url = "jdbc:derby:memory:made" + NUMBER.incrementAndGet();
            DataSource made = DerbyHome.open(url);
            migrate(new Pool(made, Dialect.DERBY, 2), names);
            try (Connection connection = made.getConnection();
                    var backup = connection.prepareCall("call syscs_util.syscs_backup_database(?)")) {
                Path folder = Files.createTempDirectory("rambla-derby");
                backup.setString(1, folder.toString());
                backup.execute();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
                // It stays: Derby interrupts threads that are in a database while that is dropped, this one too.
                return folder.resolve(url.substring(url.lastIndexOf(':') + 1));
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("{} is left", folder, e);
        }
    }

    /** A new database of the shared PostgreSQL, which the first call starts (a few seconds). */
    public static TestDatabase postgres(String... units) {
        String name = "test" + NUMBER.incrementAndGet();
        onServer("create database " + name + " template " + postgresCopy(List.of(units)));
        return new TestDatabase(source(name), Dialect.POSTGRESQL, () -> onServer("drop database " + name), units);
    }

    private static synchronized String postgresCopy(List<String> units) {
        return POSTGRES_COPIES.computeIfAbsent(units, names -> {
            String made = "made" + NUMBER.incrementAndGet();
            onServer("create database " + made);
            migrate(new Pool(source(made), Dialect.POSTGRESQL, 2), names);
            return made;
        });
    }

    private static DataSource source(String database) {
        return (PGSimpleDataSource) server().getDatabase("postgres", database);
    }

    private static void migrate(Pool pool, List<String> units) {
        try (pool) {
            var migrator = new Migrator(pool);
            migrator.migrate(OwnTables.UNIT, OwnTables.migrations());
            for (String unit : units) {
                migrator.migrate(unit, ClassPathUnits.find(unit).migrations());
            }
        }
    }

    /** Both, one after the other, for a parameterised test; JUnit closes them. */
    public static Stream<TestDatabase> both(String... units) {
        return Stream.<Supplier<TestDatabase>>of(() -> derby(units), () -> postgres(units))
                .map(Supplier::get);
    }

    private static synchronized EmbeddedPostgres server() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void onServer(String sql) {
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param unit one of those that were asked for */
    public Database database(String unit) {
        var open = units.get(unit);
        if (open == null) {
            throw new IllegalArgumentException("Opened were only " + units.keySet() + ", not " + unit);
        }
        return open.database();
    }

    /** All events recorded and committed so far, in order; position 0 until delivered. */
    public List<Event> events() {
        return transactions.read(EventRows::all);
    }

    /**
     * Tells each subscriber, on this thread, what it has not heard yet and wants; from the first event on, whatever
     * {@link Subscriber#fromTheStart} says. What a subscriber throws comes out; what it was not done with it hears again.
     */
    public void deliver(Subscriber... subscribers) throws Exception {
        long last = new Numbering(transactions, "test", 1_000_000).round().position();
        for (Subscriber subscriber : subscribers) {
            long after = heard.getOrDefault(subscriber.name(), 0L);
            for (Event event : transactions.read(jdbc -> EventRows.between(jdbc, after, last, Integer.MAX_VALUE))) {
                if (subscriber.wants(event.kind())) {
                    subscriber.on(event);
                }
                heard.put(subscriber.name(), event.position());
            }
            try {
                subscriber.caughtUp();
                subscriber.settle();
            } catch (Exception e) {
                heard.put(subscriber.name(), after);
                throw e;
            }
        }
    }

    /** Statements of the calling thread so far, those of entities included; take the difference. */
    public long statements() {
        return new StatementCount().onThisThread();
    }

    public Dialect dialect() {
        return pool.dialect();
    }

    /** For this bundle's own tests. */
    Pool pool() {
        return pool;
    }

    /** How many commits with events were told of. */
    int commits() {
        return commits.get();
    }

    @Override
    public void close() {
        units.values().forEach(SharedUnit::giveBack);
        pool.close();
        DROPS.execute(drop);
    }

    /** For the name of a parameterised test. */
    @Override
    public String toString() {
        return pool.dialect() == Dialect.DERBY ? "Derby" : "PostgreSQL";
    }
}
