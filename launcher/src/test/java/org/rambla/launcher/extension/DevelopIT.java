// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.launcher.lifecycle.Database;
import org.rambla.launcher.system.DatabaseKind;
import org.rambla.launcher.system.RunningServer;

/** Whoever writes an extension sees each build at once, and what is wrong with it. */
class DevelopIT {
    @TempDir
    Path folder;

    private Path target;

    private void build(ExtensionJar jar) {
        try {
            Files.write(target.resolve("sketch-1.0.0.jar"), jar.build());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ExtensionJar sketch(String text) {
        return ExtensionJar.named("sketch").panel("return Html.text(\"" + text + "\");");
    }

    @Test
    void eachBuild_isRunningAtOnce_andWhatIsWrongIsSaidOnThePage() throws Exception {
        target = Files.createDirectories(folder.resolve("target"));
        Database database = Database.of(DatabaseKind.DERBY, folder.resolve("home"));
        try (OwnServer server = OwnServer.first(folder.resolve("home"), database, "--dev", target.toString())) {
            build(sketch("first stroke"));
            RunningServer.await("it is installed", () -> server.says("sketch").contains("Running"));
            server.turnOn("sketch");
            assertThat(server.space()).contains("first stroke");

            ExtensionJar second = sketch("second stroke");
            byte[] built = second.build();
            long start = System.nanoTime();
            Files.write(target.resolve("sketch-1.0.0.jar"), built);
            RunningServer.await("it is replaced", () -> server.space().contains("second stroke"));
            System.out.println("From a build to its page: " + (System.nanoTime() - start) / 1_000_000 + " ms");

            build(sketch("third stroke").activate("throw new IllegalStateException(\"broken pencil\");"));
            RunningServer.await("it is said", () -> server.space().contains("broken pencil"));
            assertThat(server.space()).as("the build before goes on").contains("second stroke");
            build(sketch("half").without("Provide-Capability"));
            RunningServer.await("it is said", () -> server.space().contains("brings no feature"));

            build(sketch("fourth stroke"));
            RunningServer.await("it is replaced", () -> server.space().contains("fourth stroke"));
            assertThat(server.space()).doesNotContain("broken pencil").doesNotContain("brings no feature");
        }
    }
}
