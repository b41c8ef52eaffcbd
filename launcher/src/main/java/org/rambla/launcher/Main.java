// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.BundleException;
import org.rambla.launcher.extension.ExtensionCommand;

/** The command {@code rambla}. */
public final class Main {
    static final long STOP_MILLISECONDS = 20_000;

    private Main() {}

    public static void main(String[] words) throws Exception {
        if (words.length > 0 && words[0].equals("extension")) {
            List<String> rest = Arrays.asList(words).subList(1, words.length);
            Runtime.getRuntime().halt(extension(rest));
        }
        Distribution distribution = new Distribution(Path.of(System.getProperty("rambla.distribution", ".")));
        int code;
        try {
            Options options = Options.parse(words, distribution.directory().resolve("home"));
            code = run(distribution, options);
        } catch (StartProblem problem) {
            System.err.println(problem.getMessage());
            code = problem.code();
        }
        // Whatever an extension left running must not keep the server from ending.
        Runtime.getRuntime().halt(code);
    }

    private static int extension(List<String> words) {
        if (words.contains("--help") || words.contains("-h")) {
            System.out.print(Options.HELP);
            return 0;
        }
        return ExtensionCommand.run(words, System.getenv("RAMBLA_TOKEN"), System.out, System.err);
    }

    private static int run(Distribution distribution, Options options) throws Exception {
        if (options.command().equals("help")) {
            System.out.print(Options.HELP);
            return 0;
        }
        try (Home home = Home.open(options.home())) {
            return options.command().equals("serve")
                    ? serve(distribution, options, home)
                    : Maintenance.run(distribution, options, home);
        }
    }

    private static int serve(Distribution distribution, Options options, Home home) throws Exception {
        checkPort(options.port());
        List<String> features = distribution.featureNames().stream()
                .filter(name -> options.demo() || !name.equals("demo"))
                .toList();
        AtomicReference<Server> started = new AtomicReference<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started.get()), "stop"));
        Server server = start(distribution, home.directory(), features, properties(distribution, options, home));
        started.set(server);
        String failed = System.getProperty(Server.EXIT);
        if (failed != null) {
            return Integer.parseInt(failed);
        }
        for (String bundle : server.notActive()) {
            System.err.println("Not running: " + bundle + ". The log in "
                    + home.directory().resolve("log") + " says why.");
        }
        Welcome.print(options, server);
        server.await();
        return Integer.parseInt(System.getProperty(Server.EXIT, "0"));
    }

    static Server start(Distribution distribution, Path home, List<String> features, Map<String, String> properties)
            throws StartProblem, IOException, InterruptedException {
        try {
            return Server.start(distribution, home, features, properties);
        } catch (BundleException e) {
            throw new StartProblem(StartProblem.BROKEN, "Rambla cannot start: " + e.getMessage());
        }
    }

    static Map<String, String> properties(Distribution distribution, Options options, Home home) {
        Map<String, String> properties = new HashMap<>();
        properties.put("rambla.port", Integer.toString(options.port()));
        properties.put("rambla.demo", Boolean.toString(options.demo()));
        properties.put("rambla.dev", options.dev());
        properties.put("rambla.safe", Boolean.toString(options.safeMode()));
        String files = System.getenv("RAMBLA_FILES");
        properties.put(
                "rambla.files",
                files == null || files.isBlank()
                        ? home.directory().resolve("files").toString()
                        : files);
        System.setProperty("rambla.home", home.directory().toString());
        System.setProperty(
                "logback.configurationFile",
                distribution.directory().resolve("config/logback.xml").toString());
        return properties;
    }

    private static void stop(Server server) {
        try {
            if (server != null && !server.stop(STOP_MILLISECONDS)) {
                System.err.println("Something did not stop within 20 seconds; Rambla ends all the same.");
            }
        } catch (BundleException e) {
            System.err.println("Rambla did not stop cleanly: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Stopped as asked is a success, not the signal's number.
        Runtime.getRuntime().halt(0);
    }

    private static void checkPort(int port) throws StartProblem {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new StartProblem(
                    StartProblem.PORT_TAKEN,
                    "Port " + port + " is taken by another program. Stop it, or choose another one with --port.");
        }
    }
}
