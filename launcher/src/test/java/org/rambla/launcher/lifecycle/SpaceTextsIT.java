// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.FirstSteps;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.ServerProcess;
import org.rambla.launcher.system.WebPage;

/** What a space says of itself, and a topic of the network, are read in a language in which nobody wrote them. */
class SpaceTextsIT {
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final String ENGINE = "/admin/x/translation/engines/libretranslate";
    private static final Map<String, String> FRENCH = Map.of(
            "The city at night", "La ville, la nuit",
            "Whoever works after dark.", "Pour qui travaille après la tombée du jour.",
            "Lighting", "Éclairage");

    @TempDir
    Path home;

    private HttpServer machine;

    /** Answers as LibreTranslate does. */
    @BeforeEach
    void startMachine() throws IOException {
        machine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        machine.createContext("/languages", asked -> answer(asked, "[{\"code\":\"en\",\"targets\":[\"fr\"]}]"));
        machine.createContext("/translate", asked -> {
            String sent = new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher text = TEXT.matcher(sent.substring(sent.indexOf('['), sent.indexOf(']')));
            StringBuilder said = new StringBuilder();
            while (text.find()) {
                said.append(said.isEmpty() ? "" : ",")
                        .append('"')
                        .append(FRENCH.getOrDefault(text.group(1), text.group(1)))
                        .append('"');
            }
            answer(asked, "{\"translatedText\":[" + said + "]}");
        });
        machine.start();
    }

    @AfterEach
    void stopMachine() {
        machine.stop(0);
    }

    private static void answer(HttpExchange asked, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().add("Content-Type", "application/json");
        asked.sendResponseHeaders(200, bytes.length);
        asked.getResponseBody().write(bytes);
        asked.close();
    }

    private static String said(Browser reader, String path) {
        return reader.open(path).document().text();
    }

    @Test
    void whatASpaceSays_andItsTopics_areReadInTheReadersLanguage_untilTranslationIsSwitchedOff() throws Exception {
        try (ServerProcess server =
                ServerProcess.start(home, RunningServer.freePort(), Map.of()).running()) {
            Browser manager = server.browser();
            FirstSteps.setUp(manager, server.setupAddress());
            manager.open(ENGINE)
                    .form(ENGINE)
                    .fill(
                            "setting.address",
                            "http://localhost:" + machine.getAddress().getPort())
                    .fill("use", "on")
                    .submit();
            FirstSteps.openSpace(manager, "Lamps", "PUBLIC", "OPEN");
            FirstSteps.feature(manager, "Lamps", "translation", true);
            describe(manager);

            Browser french = server.browser().speaking("fr");
            RunningServer.await(
                    "the name is there in French",
                    () -> said(french, "/s/lamps").contains("La ville, la nuit"));
            WebPage home = french.open("/s/lamps");
            assertThat(home.document().select("h1").text()).isEqualTo("La ville, la nuit");
            assertThat(home.document().text()).contains("Pour qui travaille après la tombée du jour.");
            String original =
                    home.document().select("p.translated a[href*=original]").attr("href");
            WebPage written = french.open(original);
            assertThat(written.document().select("h1").text()).isEqualTo("The city at night");
            assertThat(written.document().select("h1").attr("lang")).isEqualTo("en");
            assertThat(french.open("/spaces").document().select(".space-card .translated"))
                    .hasSize(1);
            assertThat(said(manager, "/s/lamps/translation?into=fr&show=all"))
                    .contains("La ville, la nuit", "About the space");

            RunningServer.await(
                    "the topic is there in French",
                    () -> said(french, "/s/lamps").contains("Éclairage (traduit par une machine)"));
            assertThat(said(french, "/spaces")).contains("Éclairage (traduit par une machine)");

            FirstSteps.feature(manager, "Lamps", "translation", false);
            assertThat(said(french, "/s/lamps")).contains("The city at night").doesNotContain("La ville, la nuit");
        }
    }

    /** In English alone. */
    private static void describe(Browser manager) {
        var network = manager.open("/admin/network").form("/admin/network");
        network.fill("topic0.en", "Lighting").fill("topic0.fr", "").submit();
        String topic = network.fields().get("topic0.id").get(0);
        manager.open("/s/lamps/settings")
                .form("/s/lamps/settings")
                .fill("name.en", "The city at night")
                .fill("name.fr", "")
                .fill("purpose.en", "Whoever works after dark.")
                .fill("purpose.fr", "")
                .fill("topics", topic)
                .submit();
    }
}
