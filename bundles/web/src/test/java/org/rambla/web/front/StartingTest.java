// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.Servlet;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rambla.web.front.Knock.Answer;

/** What is answered where the front does not: before it is there, and to what the container does not let through. */
final class StartingTest {
    private static final String HOST = "Host: localhost\r\nConnection: close\r\n\r\n";
    private static Server server;
    private static Knock knock;

    @BeforeAll
    static void open() throws Exception {
        server = new Server(0);
        ServletContextHandler context = new ServletContextHandler("/");
        Servlet starting = new Starting();
        context.addServlet(new ServletHolder(starting), "/*");
        server.setHandler(context);
        server.start();
        // As the container does with every factory, when it runs already.
        Connector silent = new ContainerWords().createConnector(server);
        server.addConnector(silent);
        silent.start();
        assertThat(silent).isInstanceOf(ServerConnector.class);
        assertThat(((ServerConnector) silent).getLocalPort())
                .as("no port of its own")
                .isNegative();
        knock = new Knock(((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    @AfterAll
    static void close() throws Exception {
        server.stop();
    }

    @Test
    void pageAskedForTooEarly_saysInBothLanguagesThatTheServerStarts() {
        Answer answer = knock.get("/s/night/forum");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body())
                .contains("The server is starting", "<div lang=\"fr\">", "Le serveur démarre")
                .doesNotContain("<script", "stylesheet");
        assertThat(knock.send("HEAD", "/", "").status()).isEqualTo(503);
    }

    @Test
    void healthAskedForTooEarly_saysThatTheServerStarts() {
        Answer answer = knock.get("/health");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).isEqualTo("{\"status\":\"starting\"}");
    }

    @Test
    void programThatAsksTooEarly_getsARefusalOfTheUsualShape() {
        refuses(knock.get("/api/s/night/forum/topics"), 503, "web.starting", "The server is starting");
    }

    private static void refuses(Answer answer, int status, String code, String words) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        JsonObject usual = Json.createReader(new ByteArrayInputStream(ProgramRefusal.bytes(0, "", "", "")))
                .readObject();
        JsonObject refusal = Json.createReader(new StringReader(answer.body())).readObject();
        assertThat(refusal.keySet()).containsExactlyElementsOf(usual.keySet());
        assertThat(refusal.getInt("status")).isEqualTo(status);
        assertThat(refusal.getString("code")).isEqualTo(code);
        assertThat(refusal.getString("message")).startsWith(words);
        assertThat(refusal.getJsonArray("fields")).isEmpty();
        assertThat(refusal.getString("request")).isEqualTo(answer.header("X-Request-Id"));
    }

    private static Answer raw(String request) {
        return knock.raw(request.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), request.startsWith("HEAD"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET /%00, 400, could not be understood",
        "GET /../../etc/passwd, 400, could not be understood",
        "GET /LONG, 414, This address is too long",
        "GET / HTTP/1.1|X-Long: LONG, 431, Your browser sent too much"
    })
    void requestThatTheContainerRefuses_isAnsweredInOurWordsAndBothLanguages(String begin, int status, String words) {
        String line = begin.replace("LONG", "x".repeat(40_000)).replace("|", "\r\n");
        Answer answer = raw(line + (line.contains("HTTP/1.1") ? "" : " HTTP/1.1") + "\r\n" + HOST);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(answer.header("X-Request-Id")).matches("[0-9a-f]{12}");
        assertThat(answer.body())
                .contains(words, "<div lang=\"fr\">", "/assets/rambla.css")
                .doesNotContain("<script", "HTTP ERROR", "badMessage", "Jetty");
    }

    @Test
    void programWhoseRequestIsRefused_getsARefusalOfTheUsualShape() {
        Answer answer = raw("GET /api/s/night HTTP/1.1\r\nX-Long: " + "x".repeat(40_000) + "\r\n" + HOST);
        refuses(answer, 431, "web.longHeaders", "Your browser sent too much");
    }
}
