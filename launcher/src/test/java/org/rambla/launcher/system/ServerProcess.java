// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The distribution as somebody starts it: a process of its own, with its words and its exit code. */
public final class ServerProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    /**
     * Tests are over before the costly compiler has paid for itself. A quarter of a start went into the verification of
     * classes, which are verified in the servers that run in the tests' own process.
     */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+IgnoreUnrecognizedVMOptions"
            + " -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote";

    private static final Pattern SETUP = Pattern.compile("(/setup\\?token=\\S+)\\s");
    private static final Pattern COMPLAINT = Pattern.compile("\"level\":\"(WARN|ERROR)\"");

    private final Path home;
    private final Process process;
    private final Path words;
    private final int port;

    private ServerProcess(Path home, Process process, Path words, int port) {
        this.home = home;
        this.process = process;
        this.words = words;
        this.port = port;
    }

    public static ServerProcess start(Path home, int port, Map<String, String> environment, String... more) {
        FirstStart.onDerby();
        return launch(home, port, environment, more);
    }

    static ServerProcess launch(Path home, int port, Map<String, String> environment, String... more) {
        try {
            Path words = Files.createTempFile("rambla", ".txt");
            List<String> command = new ArrayList<>(List.of(
                    RunningServer.DISTRIBUTION.directory().resolve("bin/rambla").toString(),
                    "--home",
                    home.toString(),
                    "--port",
                    Integer.toString(port)));
            command.addAll(List.of(more));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(words.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("RAMBLA_"));
            builder.environment().putAll(environment);
            builder.environment().merge("RAMBLA_JAVA_OPTIONS", SHORT_LIVED, (given, ours) -> ours + " " + given);
            return new ServerProcess(home, builder.start(), words, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it says that it runs; one that stands still is ended, and says what its threads wait for. */
    public ServerProcess running() {
        try {
            RunningServer.await("the server says that it runs", () -> {
                if (!process.isAlive()) {
                    throw new AssertionError("ended with " + process.exitValue());
                }
                return words().contains("Rambla is running at http://localhost:" + port);
            });
            return this;
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + lastWords(), e);
        }
    }

    private String lastWords() {
        try {
            for (ProcessHandle server : process.descendants().toList()) {
                new ProcessBuilder("kill", "-QUIT", Long.toString(server.pid()))
                        .start()
                        .waitFor();
                Thread.sleep(2_000);
            }
            String said = words();
            close();
            return said;
        } catch (Exception e) {
            return "nothing to be had: " + e;
        }
    }

    /** What it said so far, on both streams. */
    public String words() {
        try {
            return Files.readString(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the first administrator is made, without the host, once that was said to the end of its line. */
    public String setupAddress() {
        RunningServer.await(
                "the set-up address is said", () -> SETUP.matcher(words()).find());
        Matcher matcher = SETUP.matcher(words());
        return matcher.find() ? matcher.group(1) : "";
    }

    public int port() {
        return port;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Browser browser() {
        return new Browser(address());
    }

    /** Lines of its log that tell of trouble, since the home was made. */
    public List<String> complaints() {
        try (Stream<String> lines = Files.lines(home.resolve("log/rambla.json"))) {
            return lines.filter(line -> COMPLAINT.matcher(line).find()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, as systemd and Ctrl+C do. */
    public void terminate() {
        process.destroy();
    }

    /** Asks it to end, and waits until it did so in good order. */
    public void end() throws InterruptedException {
        terminate();
        if (exitCode() != 0) {
            throw new AssertionError("ended with " + process.exitValue() + ": " + words());
        }
    }

    /** Ends the server itself at once, as a power cut does, and waits for the script around it. */
    public void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        exitCode();
    }

    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still there: " + words());
        }
        return process.exitValue();
    }

    @Override
    public void close() throws Exception {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        Files.delete(words);
    }
}
