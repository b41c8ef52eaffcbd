// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.ServerProcess;

/** What keeps the server from starting is told in plain words, with an exit code of its own. */
class RefusalsIT {
    @TempDir
    Path home;

    @Test
    void aTakenPort_isToldWithCode10() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            refused(10, "Port " + taken.getLocalPort() + " is taken", taken.getLocalPort(), home, Map.of());
        }
    }

    @Test
    void aHomeInUse_isToldWithCode11() throws Exception {
        try (ServerProcess first = start(home, Map.of())) {
            RunningServer.await("the home is taken", () -> Files.exists(home.resolve("cache")));
            refused(11, "Another Rambla server uses " + home, RunningServer.freePort(), home, Map.of());
            assertThat(first.words()).doesNotContain("Another");
        }
    }

    @Test
    void aHomeThatCannotBeWritten_isToldWithCode12() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "not a directory");
        refused(12, "cannot write in " + file, RunningServer.freePort(), file.resolve("home"), Map.of());
    }

    @Test
    void aDatabaseThatDoesNotAnswer_isToldWithCode13AfterTheTimeSet() throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + RunningServer.freePort() + "/rambla";
        refused(
                13,
                "The database",
                RunningServer.freePort(),
                home,
                Map.of("RAMBLA_DB_URL", url, "RAMBLA_DB_WAIT", "1"));
    }

    @Test
    void aDatabaseOfAnotherKind_isToldWithCode13() throws Exception {
        refused(
                13,
                "jdbc:postgresql:",
                RunningServer.freePort(),
                home,
                Map.of("RAMBLA_DB_URL", "jdbc:mysql://127.0.0.1/x"));
    }

    @Test
    void aDatabaseThatComesLate_isWaitedFor() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            // Something listens and hangs up at once, as a proxy does whose database is still starting.
            Thread hangUp = new Thread(() -> hangUp(listener));
            hangUp.start();
            String url = "jdbc:postgresql://127.0.0.1:" + listener.getLocalPort() + "/rambla";
            try (ServerProcess waiting = start(home, Map.of("RAMBLA_DB_URL", url, "RAMBLA_DB_WAIT", "60"))) {
                RunningServer.await("it tries again", () -> waiting.words().contains("trying again"));
                waiting.terminate();
                assertThat(waiting.exitCode()).isZero();
            }
            listener.close();
            hangUp.join();
        }
    }

    @Test
    void aWrongOption_isToldWithCode2() throws Exception {
        try (ServerProcess refused = ServerProcess.start(home, RunningServer.freePort(), Map.of(), "--colour")) {
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.words()).contains("--colour", "--help");
        }
    }

    @Test
    void help_namesEveryOptionAndVariable() throws Exception {
        try (ServerProcess help = ServerProcess.start(home, RunningServer.freePort(), Map.of(), "--help")) {
            assertThat(help.exitCode()).isZero();
            assertThat(help.words())
                    .contains("--demo", "--port", "--home", "--safe-mode", "RAMBLA_DB_URL", "RAMBLA_DB_WAIT");
        }
    }

    private static ServerProcess start(Path home, Map<String, String> environment) {
        return ServerProcess.start(home, RunningServer.freePort(), environment);
    }

    private static void refused(int code, String words, int port, Path home, Map<String, String> environment)
            throws Exception {
        try (ServerProcess refused = ServerProcess.start(home, port, environment)) {
            assertThat(refused.exitCode()).as(refused.words()).isEqualTo(code);
            assertThat(refused.words()).contains(words).doesNotContain("Exception", "\tat ");
        }
    }

    private static void hangUp(ServerSocket listener) {
        try {
            while (true) {
                listener.accept().close();
            }
        } catch (IOException closed) {
            // the test is over
        }
    }
}
