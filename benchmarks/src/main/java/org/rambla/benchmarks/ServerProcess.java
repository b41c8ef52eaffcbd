// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The distribution, started by its own script in a process of its own. */
final class ServerProcess implements AutoCloseable {
    private static final long REST_MILLIS = 5_000;

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

    private final Process script;
    private final Path words;
    private final int port;
    private final long startedAt = System.nanoTime();
    private long firstAnswer;

    private ServerProcess(Process script, Path words, int port) {
        this.script = script;
        this.words = words;
        this.port = port;
    }

    /** Starts and waits for the first 200. */
    static ServerProcess start(
            Path distribution, Path home, Map<String, String> environment, String javaOptions, String... more)
            throws IOException, InterruptedException {
        int port = freePort();
        Path words = Files.createTempFile(home.getParent(), "server", ".txt");
        List<String> command = new ArrayList<>(
                List.of(distribution.resolve("bin/rambla").toString(), "--home", home.toString(), "--port", "" + port));
        command.addAll(List.of(more));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(words.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("RAMBLA_"));
        builder.environment().put("RAMBLA_JAVA_OPTIONS", javaOptions);
        builder.environment().putAll(environment);
        ServerProcess server = new ServerProcess(builder.start(), words, port);
        server.awaitAnswer();
        return server;
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        firstAnswer = awaitPage("/");
    }

    /** Waits until a page is answered with 200; returns the milliseconds from the command to that answer. */
    long awaitPage(String path) throws IOException, InterruptedException {
        while (true) {
            try (Connection connection = new Connection(port)) {
                if (connection.get(path, true).status() == 200) {
                    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
                }
            } catch (IOException notYet) {
                // Nobody listens there yet, or it hung up.
            }
            check();
            Thread.sleep(5);
        }
    }

    /** Waits until it has done what it does after a start, such as taking what was loaded into its index: a tenth of a core for 5 s. */
    void awaitRest() throws IOException, InterruptedException {
        long before = processor();
        while (true) {
            Thread.sleep(REST_MILLIS);
            checkAlive();
            long now = processor();
            if (now - before < REST_MILLIS / 10) {
                return;
            }
            before = now;
        }
    }

    /** Waits until the server has said that on its console. */
    void awaitWords(String wanted) throws IOException, InterruptedException {
        while (!Files.readString(words).contains(wanted)) {
            check();
            Thread.sleep(200);
        }
    }

    /** Fails when the server has ended. */
    void check() throws IOException {
        if (!script.isAlive() || System.nanoTime() - startedAt > PATIENCE) {
            throw new IllegalStateException("the server does not run: " + Files.readString(words));
        }
    }

    /** As {@link #check}, for work that takes as long as it takes. */
    void checkAlive() throws IOException {
        if (!script.isAlive()) {
            throw new IllegalStateException("the server has ended: " + Files.readString(words));
        }
    }

    int port() {
        return port;
    }

    /** From the command to the first page answered with 200, in milliseconds. */
    long firstAnswer() {
        return firstAnswer;
    }

    private long pid() {
        return script.children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    /** Processor time of the server so far, in milliseconds, in steps of 10. */
    long processor() throws IOException {
        return Processes.processor(pid());
    }

    /** Resident memory in MB (of 1024 * 1024 bytes). */
    long memory() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        throw new IllegalStateException("no VmRSS");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Stops it as an administrator does, and waits. */
    @Override
    public void close() throws InterruptedException {
        script.destroy();
        if (!script.waitFor(2, TimeUnit.MINUTES)) {
            script.descendants().forEach(ProcessHandle::destroyForcibly);
            script.destroyForcibly().waitFor();
        }
    }
}
