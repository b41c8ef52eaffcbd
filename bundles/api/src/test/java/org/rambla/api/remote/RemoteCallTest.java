// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteCallTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int MOST = 1_000;

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        switch (path) {
            case "/moved" -> {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
                exchange.sendResponseHeaders(302, -1);
            }
            case "/mute" -> waited();
            case "/drip" -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
                waited();
            }
            case "/most" -> send(exchange, 200, MOST);
            case "/more" -> send(exchange, 200, MOST + 1);
            default -> send(exchange, 404, 3);
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, int size) throws IOException {
        exchange.sendResponseHeaders(status, size);
        exchange.getResponseBody().write("x".repeat(size).getBytes(StandardCharsets.UTF_8));
    }

    private void waited() {
        try {
            over.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> send(String path, Duration patience) throws IOException {
        return RemoteCall.send(request(path), patience, MOST);
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                .build();
    }

    @Test
    void anAnswer_comesWhole_whateverItsStatus() throws IOException {
        assertThat(send("/most", LONG).body()).hasSize(MOST);
        assertThat(send("/none", LONG).statusCode()).isEqualTo(404);
    }

    @Test
    void moreThanWasAskedFor_isNotTaken() {
        assertThatThrownBy(() -> send("/more", LONG))
                .isInstanceOf(RemoteCall.TooLarge.class)
                .hasMessageContaining("1000");
    }

    @Test
    void aServerThatSaysNothing_orNeverEnds_isLeftInTime() {
        assertThatThrownBy(() -> send("/mute", Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);
        assertThatThrownBy(() -> send("/drip", Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void nobodyIsFollowedElsewhere() throws IOException {
        assertThat(send("/moved", LONG).statusCode()).isEqualTo(302);
        assertThat(asked).containsExactly("/moved");
    }

    @Test
    void whoeverIsNotThere_isNotReached() {
        server.stop(0);
        assertThatThrownBy(() -> send("/most", LONG)).isInstanceOf(ConnectException.class);
    }

    @Test
    void anInterruptedThread_staysInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> send("/mute", LONG)).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anAnswer_mayGoElsewhere() throws IOException {
        assertThat(RemoteCall.send(request("/most"), LONG, BodyHandlers.ofString())
                        .body())
                .hasSize(MOST);
    }
}
