// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.nat.internal.NativeTestContainer;
import org.ops4j.pax.exam.spi.DefaultExamSystem;
import org.ops4j.pax.exam.spi.PaxExamRuntime;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.rambla.launcher.Distribution;
import org.rambla.launcher.Server;
import org.rambla.launcher.Waiting;
import org.slf4j.LoggerFactory;

/** The distribution, booted in this JVM by Pax Exam from the same features as in production, on a database of its own. */
public final class RunningServer implements AutoCloseable {
    public static final Distribution DISTRIBUTION =
            new Distribution(Path.of(System.getProperty("rambla.distribution")));
    private static final Pattern SETUP = Pattern.compile("/setup\\?token=(\\S+)\\s");
    private static final Set<String> LEFT_OUT = Set.of("demo");

    private final DatabaseKind kind;
    private final Path home;
    private final int port = freePort();
    /** In PostgreSQL; null with Derby. */
    private final String database;

    private final NativeTestContainer container;
    private final String setupToken;
    private Network network;

    private RunningServer(DatabaseKind kind) throws IOException {
        this.kind = kind;
        this.home = DISTRIBUTION
                .directory()
                .resolveSibling("homes")
                .resolve(System.getProperty("rambla.fork", "1"))
                .resolve(kind.toString());
        Prepared.empty(home);
        FirstStart.copyTo(home, kind);
        this.database = kind == DatabaseKind.POSTGRESQL ? SharedPostgres.create() : null;
        // The tests' own log is set up first; what follows is for the server's.
        LoggerFactory.getLogger(RunningServer.class).debug("starting on {}", kind);
        System.setProperty("rambla.home", home.toString());
        System.setProperty(
                "logback.configurationFile",
                DISTRIBUTION.directory().resolve("config/logback.xml").toString());
        container = (NativeTestContainer) PaxExamRuntime.createContainer(DefaultExamSystem.create(options()));
        setupToken = overhear();
    }

    /** Boots, and listens for the token of the set-up page, which is said once on the console. */
    private String overhear() {
        PrintStream console = System.out;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try {
            boot();
            Matcher[] found = new Matcher[1];
            await("the set-up address is said", () -> {
                found[0] = SETUP.matcher(heard.toString(StandardCharsets.UTF_8));
                return found[0].find();
            });
            return found[0].group(1);
        } finally {
            System.setOut(console);
        }
    }

    /** In production no bundle finds anything on the launcher's class path; here it must not find what the tests use. */
    private void boot() {
        Thread thread = Thread.currentThread();
        ClassLoader tests = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            container.start();
        } finally {
            thread.setContextClassLoader(tests);
        }
    }

    static RunningServer start(DatabaseKind kind) {
        try {
            RunningServer server = new RunningServer(kind);
            await("the server on " + kind + " answers, and nothing waits for anything", server::answers);
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean answers() {
        try {
            if (!Waiting.describe(context()).isEmpty()) {
                return false;
            }
            return whole(browser().fetch("/health"));
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Whether everything runs. Features come after core, each when its turn comes: one that is not there yet is not starting either. */
    static boolean whole(WebPage health) {
        return health.status() == 200
                && Network.FEATURES.stream()
                        .allMatch(name -> Pattern.compile(
                                        "\"name\":\"" + name + "\",\"version\":\"[^\"]*\",\"state\":\"running\"")
                                .matcher(health.body())
                                .find())
                && !health.body().contains("\"state\":\"starting\"");
    }

    private Option[] options() throws IOException {
        List<Option> options = new ArrayList<>();
        Map<String, String> settings = Server.settings(
                DISTRIBUTION,
                home,
                features(),
                Map.of(
                        "rambla.port", Integer.toString(port),
                        "rambla.host", "127.0.0.1",
                        "rambla.demo", "false",
                        "rambla.safe", "false",
                        "rambla.extension.patience", "12",
                        "rambla.files", home.resolve("files").toString()));
        settings.put("configurator.initial", configuration(settings.get("configurator.initial")));
        // In production the launcher's class path holds next to nothing; what the tests use must not reach the bundles.
        settings.put("felix.bootdelegation.implicit", "false");
        settings.forEach(
                (key, value) -> options.add(CoreOptions.frameworkProperty(key).value(value)));
        for (Map.Entry<Path, Integer> bundle : DISTRIBUTION.bundles(features()).entrySet()) {
            options.add(
                    CoreOptions.bundle("reference:" + bundle.getKey().toUri()).startLevel(bundle.getValue()));
        }
        options.add(CoreOptions.frameworkStartLevel(100));
        options.add(CoreOptions.workingDirectory(home.resolve("cache").toString()));
        return options.toArray(Option[]::new);
    }

    public static List<String> features() throws IOException {
        return DISTRIBUTION.featureNames().stream()
                .filter(name -> !LEFT_OUT.contains(name))
                .toList();
    }

    /**
     * As shipped, but for the database and for the pace of changes: the walk makes thousands from one address. And with a
     * word for an extension "heed".
     */
    private String configuration(String shipped) {
        JsonObject all = Json.createReader(new StringReader(shipped)).readObject();
        Map<String, JsonValue> changed = new HashMap<>();
        changed.put(
                "org.rambla.web",
                Json.createObjectBuilder(all.getJsonObject("org.rambla.web"))
                        .add("memberWritesPerMinute", 1_000_000)
                        .add("guestWritesPerMinute", 1_000_000)
                        .build());
        changed.put(
                "org.example.heed",
                Json.createObjectBuilder().add("word", "a word in the ear").build());
        if (database != null) {
            changed.put(
                    "org.rambla.persistence",
                    Json.createObjectBuilder(all.getJsonObject("org.rambla.persistence"))
                            .add("url", SharedPostgres.url(database))
                            .build());
        }
        return Json.createObjectBuilder(all)
                .addAll(Json.createObjectBuilder(Map.copyOf(changed)))
                .build()
                .toString();
    }

    public DatabaseKind kind() {
        return kind;
    }

    public Path home() {
        return home;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Browser browser() {
        return new Browser(address());
    }

    public BundleContext context() {
        return container.getSystemBundle().getBundleContext();
    }

    /** A service of the framework, of a class that this JVM's class path does not share: to be asked by reflection. */
    public Object service(String type) {
        try {
            ServiceReference<?>[] found = context().getAllServiceReferences(type, null);
            if (found == null) {
                throw new AssertionError("No " + type);
            }
            return context().getService(found[0]);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server's database, beside the server's own connections. */
    public DataSource database() {
        if (database != null) {
            return SharedPostgres.source(database);
        }
        try {
            // Derby is where the server's bundle has it, and the same one.
            Class<?> type = Arrays.stream(context().getBundles())
                    .filter(bundle -> "org.rambla.derby".equals(bundle.getSymbolicName()))
                    .findFirst()
                    .orElseThrow()
                    .loadClass("org.apache.derby.jdbc.EmbeddedDataSource");
            Object source = type.getConstructor().newInstance();
            type.getMethod("setDatabaseName", String.class)
                    .invoke(source, home.resolve("database").toString());
            return (DataSource) source;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The people and spaces that the tests use, made at the first call. */
    public synchronized Network network() {
        if (network == null) {
            network = Network.make(this, setupToken);
        }
        return network;
    }

    /** Waits for something that happens beside; fails after some minutes, because machines can be very busy. */
    public static void await(String what, BooleanSupplier happened) {
        for (int i = 0; i < 4_000; i++) {
            if (happened.getAsBoolean()) {
                return;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("waited in vain: " + what);
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        container.stop();
    }

    @Override
    public String toString() {
        return kind.toString();
    }
}
