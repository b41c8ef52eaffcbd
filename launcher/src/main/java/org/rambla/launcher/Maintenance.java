// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Commands on the data of a server that is not running: only the database is started. The archive's type lives in a bundle
 * that this class cannot see, hence the reflection.
 */
final class Maintenance {
    private static final List<String> FEATURES = List.of("base", "persistence");
    private static final String ARCHIVE = "org.rambla.api.persistence.Archive";
    private static final int TRIES = 1_200;
    private static final int PAUSE = 100;

    private Maintenance() {}

    static int run(Distribution distribution, Options options, Home home) throws Exception {
        boolean move = options.command().equals("move-database");
        if (options.arguments().size() != (move ? 0 : 1)) {
            throw new StartProblem(
                    StartProblem.USAGE,
                    move
                            ? "move-database takes no file. See rambla --help."
                            : options.command() + " needs the name of one file.");
        }
        String url = System.getenv("RAMBLA_DB_URL");
        if (move && (url == null || url.isBlank())) {
            throw new StartProblem(
                    StartProblem.USAGE,
                    "Set RAMBLA_DB_URL to the database that everything shall move to. See rambla --help.");
        }
        Server server =
                Main.start(distribution, home.directory(), FEATURES, Main.properties(distribution, options, home));
        try {
            return act(server, options, home);
        } finally {
            server.stop(Main.STOP_MILLISECONDS);
        }
    }

    private static int act(Server server, Options options, Home home) throws Exception {
        Object archive = await(server);
        if (archive == null) {
            return Integer.parseInt(System.getProperty(Server.EXIT, Integer.toString(StartProblem.DATABASE)));
        }
        Path target = options.command().equals("move-database")
                ? home.directory()
                : Path.of(options.arguments().get(0)).toAbsolutePath();
        String method = options.command().equals("move-database") ? "moveFrom" : options.command();
        try {
            Object summary = archive.getClass().getMethod(method, Path.class).invoke(archive, target);
            System.out.printf(
                    "Done: %s tables, %s rows, %s files.%n",
                    value(summary, "tables"), value(summary, "rows"), value(summary, "files"));
            return 0;
        } catch (InvocationTargetException e) {
            throw new StartProblem(
                    StartProblem.REFUSED, String.valueOf(e.getCause().getMessage()));
        }
    }

    private static Object value(Object summary, String name) throws ReflectiveOperationException {
        return summary.getClass().getMethod(name).invoke(summary);
    }

    /** The archive, once the database is open; null when the server gave up before. */
    private static Object await(Server server) throws InterruptedException {
        for (int i = 0; i < TRIES && server.running(); i++) {
            BundleContext context = server.context();
            ServiceReference<?> reference = context == null ? null : context.getServiceReference(ARCHIVE);
            if (reference != null) {
                return context.getService(reference);
            }
            Thread.sleep(PAUSE);
        }
        return null;
    }
}
