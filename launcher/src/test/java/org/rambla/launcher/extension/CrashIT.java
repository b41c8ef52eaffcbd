// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.DatabaseKind;
import org.rambla.launcher.system.FirstStart;
import org.rambla.launcher.system.FirstSteps;
import org.rambla.launcher.system.Network;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.ServerProcess;

/** An extension that takes the whole server with it: the server comes back without it, and says why. */
class CrashIT {
    /** One of so many bad extensions is installed; all of them in the long run. */
    private static final int ONE_OF = Boolean.getBoolean("rambla.deep") ? 1 : 2;

    private static final String EAT =
            "java.util.List<byte[]> all = new java.util.ArrayList<>(); while (true) { all.add(new byte[8000000]); }";

    @TempDir
    Path home;

    @BeforeEach
    void prepare() {
        FirstStart.copyTo(home, DatabaseKind.DERBY);
    }

    private ServerProcess start(int port, String... more) {
        return ServerProcess.start(home, port, Map.of("RAMBLA_MEMORY", "200m"), more);
    }

    private static AdministratorsDesk desk(ServerProcess server) {
        Browser browser = server.browser();
        FirstSteps.setUp(browser, server.setupAddress());
        return new AdministratorsDesk(browser.speaking("en"));
    }

    private static void installUntilItBreaks(AdministratorsDesk desk, ExtensionJar jar, String name) {
        try {
            desk.install(jar.build(), name);
        } catch (UncheckedIOException broken) {
            // The server went down while it was being installed.
        }
    }

    private static boolean up(ServerProcess server) {
        try {
            return server.browser().fetch("/health").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    @Test
    void anExtensionThatEatsAllMemoryWhileItStarts_isNotThereWhenTheServerIsBack() throws Exception {
        try (ServerProcess server = start(RunningServer.freePort()).running()) {
            AdministratorsDesk desk = desk(server);
            installUntilItBreaks(desk, ExtensionJar.named("glutton").activate(EAT), "glutton");
            long gone = System.nanoTime();
            RunningServer.await(
                    "it runs again", () -> server.words().split("Rambla is running at", -1).length == 3 && up(server));
            System.out.println(
                    "Healthy again after all memory was eaten: " + (System.nanoTime() - gone) / 1_000_000 + " ms");
            assertThat(desk.browser().fetch("/admin/extensions/glutton").status())
                    .isEqualTo(404);
            assertThat(desk.words(desk.browser().open("/admin/extensions"))).contains("Forum");
            server.terminate();
            assertThat(server.exitCode()).isZero();
        }
    }

    /** Whatever it clings to, the server ends, and is whole when it starts again. */
    @Test
    void anExtensionThatDoesNotStop_isNotWaitedForWhenTheServerEnds() throws Exception {
        ExtensionJar limpet = ExtensionJar.named("limpet")
                .members("public void deactivate() { while (true) {"
                        + " try { Thread.sleep(1000L); } catch (InterruptedException e) { } } }");
        try (ServerProcess server = start(RunningServer.freePort()).running()) {
            AdministratorsDesk desk = desk(server);
            assertThat(desk.words(desk.install(limpet.build(), "limpet"))).contains("installed and running");
            server.terminate();
            assertThat(server.exitCode()).isZero();
            assertThat(server.words()).contains("Something did not stop within 20 seconds");
        }
        try (ServerProcess server = start(RunningServer.freePort()).running()) {
            RunningServer.await(
                    "it runs again",
                    () -> server.browser().fetch("/health").body().contains("limpet"));
        }
    }

    /** It starts well when it is installed, and eats all memory at every later start of the server. */
    @Test
    void anExtensionThatEndsTheServerTwiceInARow_isSetAsideAtTheThirdStart() throws Exception {
        ExtensionJar late = ExtensionJar.named("timebomb")
                .activate("if (new java.io.File(context.getProperty(\"rambla.home\"), \"armed\").exists()) {" + EAT
                        + "}");
        try (ServerProcess server = start(RunningServer.freePort()).running()) {
            installAndArm(server, late, "timebomb");
        }
        try (ServerProcess server = start(RunningServer.freePort())) {
            RunningServer.await(
                    "it gave up on the extension", () -> server.words().contains("Rambla is running at") && up(server));
            assertThat(server.words().split("Memory ran out", -1).length - 1).isEqualTo(2);
            Browser browser = server.browser();
            Network.signIn(browser, FirstSteps.ADMINISTRATOR);
            String said =
                    new AdministratorsDesk(browser).words(browser.speaking("en").open("/admin/extensions/timebomb"));
            assertThat(said).contains("Set aside").contains("ended twice in a row");
            server.terminate();
            server.exitCode();
        }
    }

    /** It starts well when it is installed, and does not come back from starting later. */
    @Test
    void anExtensionThatBlocksAtALaterStart_isSetAside_andTheServerDoesNotWaitForIt() throws Exception {
        ExtensionJar stuck = ExtensionJar.named("stuck")
                .activate("while (new java.io.File(context.getProperty(\"rambla.home\"), \"armed\").exists()) {"
                        + " Thread.sleep(100L); }");
        try (ServerProcess server = impatient().running()) {
            installAndArm(server, stuck, "stuck");
        }
        try (ServerProcess server = impatient().running()) {
            Browser browser = server.browser();
            Network.signIn(browser, FirstSteps.ADMINISTRATOR);
            Browser english = browser.speaking("en");
            RunningServer.await(
                    "it is set aside",
                    () -> english.open("/admin/extensions/stuck").body().contains("did not come back within"));
            assertThat(english.fetch("/health").body()).contains("\"forum\"").doesNotContain("\"stuck\"");
            server.terminate();
            assertThat(server.exitCode()).isZero();
        }
    }

    private ServerProcess impatient() {
        return ServerProcess.start(
                home, RunningServer.freePort(), Map.of("RAMBLA_JAVA_OPTIONS", "-Drambla.extension.patience=6"));
    }

    /** It runs well; from the next start on it does harm. */
    private void installAndArm(ServerProcess server, ExtensionJar jar, String name) throws Exception {
        AdministratorsDesk desk = desk(server);
        assertThat(desk.words(desk.install(jar.build(), name))).contains("installed and running");
        Files.createFile(home.resolve("armed"));
        server.terminate();
        assertThat(server.exitCode()).isZero();
    }

    /** What of the zoo can be installed is there at once when the server starts again; in safe mode none of it. */
    @Test
    void aServerFullOfBadExtensions_startsHealthy_andInSafeModeWithoutThem() throws Exception {
        List<Animal> all = Animal.all().values().stream()
                .filter(animal -> animal.end() == Animal.End.RUNS)
                .toList();
        List<Animal> zoo = IntStream.range(0, all.size())
                .filter(i -> i % ONE_OF == 0)
                .mapToObj(all::get)
                .toList();
        assertThat(zoo).hasSizeGreaterThan(2);
        try (ServerProcess server = start(RunningServer.freePort()).running()) {
            AdministratorsDesk desk = desk(server);
            for (Animal animal : zoo) {
                assertThat(desk.words(desk.install(animal.file(), animal.name())))
                        .contains("installed and running");
            }
            server.terminate();
            assertThat(server.exitCode()).isZero();
        }
        try (ServerProcess server =
                start(RunningServer.freePort(), "--safe-mode").running()) {
            String health = server.browser().fetch("/health").body();
            assertThat(health).contains("\"forum\"");
            for (Animal animal : zoo) {
                assertThat(health).doesNotContain("\"" + animal.name() + "\"");
            }
            server.terminate();
            assertThat(server.exitCode()).isZero();
        }
        try (ServerProcess server = start(RunningServer.freePort()).running()) {
            RunningServer.await("it is healthy", () -> up(server));
            String health = server.browser().fetch("/health").body();
            for (Animal animal : zoo) {
                assertThat(health).contains("\"" + animal.name() + "\"");
            }
            assertThat(server.browser().fetch("/").status()).isEqualTo(200);
        }
    }
}
