// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rambla.launcher.input.Wire.Answer;
import org.rambla.launcher.system.DatabaseKind;
import org.rambla.launcher.system.OnServer;
import org.rambla.launcher.system.RunningServer;

/** Requests that no browser sends: every one is answered in words or hung up on, and the next one is served. */
@OnServer(DatabaseKind.DERBY)
class ConnectionIT {
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String JSON = "Content-Type: application/json";

    private final RunningServer server;

    ConnectionIT(RunningServer server) {
        this.server = server;
    }

    private Wire wire() throws IOException {
        return new Wire(server.address());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 70_000, 3_000_000})
    void refusalBeforeTheBodyWasRead_leavesTheConnectionOpen_forTheNextRequest(int size) throws Exception {
        byte[] body = "x".repeat(size).getBytes(StandardCharsets.US_ASCII);
        Map<String, String[]> refused = Map.of(
                "POST /sign-in",
                new String[] {FORM, "Sec-Fetch-Site: cross-site"},
                "POST /reset",
                new String[] {"Content-Type: text/plain"},
                "POST /api/s/nope/forum/topics",
                new String[] {JSON},
                "POST /s/nope/forum/topics",
                new String[] {"Content-Type: multipart/form-data; boundary=abc"},
                "POST /assets/rambla.css",
                new String[] {FORM},
                "TRACE /sign-in",
                new String[] {FORM},
                "PUT /sign-in",
                new String[] {FORM});
        for (Map.Entry<String, String[]> request : refused.entrySet()) {
            try (Wire wire = wire()) {
                Answer refusal = wire.ask(request.getKey(), body, request.getValue());
                assertThat(refusal.status()).as(request.getKey()).isBetween(400, 499);
                assertThat(wire.get("/health").status())
                        .as("after " + request.getKey())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void refusalOfSlowSender_isReadByTheSender_andTheConnectionStaysOpen() throws Exception {
        try (Wire wire = wire()) {
            wire.begin("POST /sign-in", 20, "Content-Type: text/plain");
            wire.send("x".repeat(10).getBytes(StandardCharsets.US_ASCII));
            assertThat(server.browser().fetch("/health").status()).isEqualTo(200);
            wire.send("x".repeat(10).getBytes(StandardCharsets.US_ASCII));
            assertThat(wire.answer().status()).isEqualTo(415);
            assertThat(wire.get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void whoWaitsForLeaveToSend_isToldAtOnce_andThatTheConnectionCloses() throws Exception {
        try (Wire wire = wire()) {
            wire.begin("POST /sign-in", 20_000_000, "Content-Type: text/plain", "Expect: 100-continue");
            Answer answer = wire.answer();
            assertThat(answer.status()).isIn(415, 417);
            assertThat(answer.closes()).isTrue();
        }
    }

    @Test
    void whatIsTooLong_isRefused_andNothingOfTheInsideIsTold() throws Exception {
        String long64k = "x".repeat(64_000);
        for (String[] request : List.of(
                new String[] {"GET /" + long64k},
                new String[] {"GET /people?q=" + long64k},
                new String[] {"GET /", "X-Long: " + long64k},
                new String[] {"GET /", "Cookie: " + long64k})) {
            String[] headers = java.util.Arrays.copyOfRange(request, 1, request.length);
            Answer answer;
            try (Wire wire = wire()) {
                answer = wire.ask(request[0], new byte[0], headers);
            } catch (SocketException hungUp) {
                answer = Answer.NONE;
            }
            assertThat(answer.status()).as(request[0].substring(0, 5)).isIn(0, 400, 413, 414, 431);
            assertThat(answer.body()).doesNotContain("Exception", "\tat ", "Jetty", "Powered", "HTTP ERROR");
            if (answer.status() != 0) {
                assertThat(answer.body()).contains("<!doctype html>", "lang=\"fr\"");
            }
        }
    }

    @Test
    void headersThatContradictEachOther_areRefused() throws Exception {
        for (String[] headers : List.of(
                new String[] {"Content-Length: 5", "Content-Length: 6"},
                new String[] {"Content-Length: 5", "Transfer-Encoding: chunked"},
                new String[] {"Content-Length: -1"},
                new String[] {"Transfer-Encoding: gzip"})) {
            try (Wire wire = wire()) {
                Answer answer = wire.ask("POST /sign-in", new byte[0], headers);
                assertThat(answer.status()).as(String.join(", ", headers)).isBetween(400, 501);
                assertThat(answer.status()).isNotEqualTo(500);
                assertThat(answer.body()).doesNotContain("Exception", "\tat ");
            }
        }
    }

    @Test
    void forgedHost_leadsNobodyAway() throws Exception {
        String[] forged = {
            "Host: evil.example",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Proto: gopher",
            "X-Forwarded-For: 10.0.0.1, \"><script>",
            "Forwarded: for=1.2.3.4;host=evil.example;proto=https",
            "X-Original-URL: /admin",
            "X-HTTP-Method-Override: DELETE"
        };
        for (String path : List.of("/", "/sign-in", "/people", "/s/nope", "/admin", "/legal/accessibility")) {
            try (Wire wire = wire()) {
                Answer answer = wire.get(path, forged);
                assertThat(answer.status()).as(path).isIn(200, 303, 404);
                assertThat(answer.body() + answer.headers()).as(path).doesNotContain("evil.example", "gopher");
            }
        }
    }

    @Test
    void oddPaths_leadToNothingElse() throws Exception {
        for (String path : List.of(
                "/s/../admin",
                "/%2e%2e/admin",
                "/s/%2e%2e/admin",
                "//admin",
                "/./admin",
                "/admin/..;/admin",
                "/;/admin",
                "/admin;x=1",
                "/admin%00",
                "/%00",
                "/\\admin",
                "/s/agoravia%2fmembers",
                "/s/agoravia/../celadonia",
                "/assets/../config/10-web.json",
                "/assets/%2e%2e/%2e%2e/etc/passwd",
                "/assets/..%5c..%5cx",
                "/files/1/..%2f..%2fx",
                "/legal/%2e%2e",
                "/%",
                "/%zz",
                "/%ff%fe",
                "/s/%F0%9F%8F%99",
                "http://evil.example/admin",
                "*")) {
            try (Wire wire = wire()) {
                Answer answer = wire.get(path);
                assertThat(answer.status()).as(path).isIn(303, 400, 404);
                assertThat(answer.headers().getOrDefault("location", "/"))
                        .as(path)
                        .startsWith("/")
                        .doesNotStartWith("//");
                assertThat(answer.body()).as(path).doesNotContain("Exception", "root:", "Celadonia");
            }
        }
    }
}
