// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.launcher.lifecycle.agent.Glutton;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.FirstSteps;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.ServerProcess;

/** When memory runs out, the script that is shipped starts the server again. */
class MemoryIT {
    private static final String AGAIN = "Memory ran out; Rambla starts again";
    private static final String RUNNING = "Rambla is running at";

    @TempDir
    Path directory;

    private Path agent;

    @BeforeEach
    void pack() throws IOException {
        agent = directory.resolve("glutton.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Glutton.class.getName());
        String entry = Glutton.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(agent);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                InputStream bytes = Glutton.class.getResourceAsStream("Glutton.class")) {
            jar.putNextEntry(new JarEntry(entry));
            bytes.transferTo(jar);
            jar.closeEntry();
        }
    }

    private ServerProcess start(String what) {
        return ServerProcess.start(
                directory.resolve("home"),
                RunningServer.freePort(),
                Map.of("RAMBLA_JAVA_OPTIONS", "-javaagent:" + agent + "=" + what, "RAMBLA_MEMORY", "256m"));
    }

    private static int count(ServerProcess server, String words) {
        return server.words().split(Pattern.quote(words), -1).length - 1;
    }

    @Test
    void aServerThatRanOutOfMemory_isThereAgainWithAllItHad() throws Exception {
        Path hunger = directory.resolve("hunger");
        try (ServerProcess server = start(hunger.toString()).running()) {
            Browser browser = server.browser();
            FirstSteps.setUp(browser, server.setupAddress());
            FirstSteps.openSpace(browser, "Lamps", "PUBLIC", "OPEN");
            String topic = FirstSteps.startTopic(browser, "Lamps", "Warm light", "How warm is warm?");
            Files.createFile(hunger);
            RunningServer.await("it starts again", () -> count(server, AGAIN) == 1);
            RunningServer.await("it runs again", () -> count(server, RUNNING) == 2);
            assertThat(server.browser().open(topic).body()).contains("How warm is warm?");
            server.terminate();
            assertThat(server.exitCode()).isZero();
        }
    }

    @Test
    void aServerThatRunsOutOfMemoryAgainAndAgain_isGivenUpWithTheCodeOfTheJvm() throws Exception {
        try (ServerProcess server = start("always")) {
            assertThat(server.exitCode()).isEqualTo(3);
            assertThat(count(server, AGAIN)).isEqualTo(4);
        }
    }
}
