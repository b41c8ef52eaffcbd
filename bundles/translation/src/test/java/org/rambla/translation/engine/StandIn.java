// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A machine on this computer that answers as a test says. */
public final class StandIn implements AutoCloseable {
    private final HttpServer server;
    private final java.util.concurrent.ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answering> answers = new TreeMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** A request that came in. */
    public record Asked(String method, String path, String body, Map<String, List<String>> headers) {
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        /** A field of a form. */
        public String field(String name) {
            for (String pair : body.split("&")) {
                if (pair.startsWith(name + "=")) {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                }
            }
            return "";
        }
    }

    /** What to answer. */
    public record Given(int status, Map<String, String> headers, String body) {
        public static Given json(String body) {
            return new Given(200, Map.of("Content-Type", "application/json"), body);
        }

        public static Given error(int status, String body) {
            return new Given(status, Map.of("Content-Type", "application/json"), body);
        }

        public Given header(String name, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(name, value);
            return new Given(status, more, body);
        }
    }

    /** Makes an answer. */
    @FunctionalInterface
    public interface Answering {
        Given to(Asked asked) throws Exception;
    }

    public StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public StandIn on(String path, Answering answering) {
        answers.put(path, answering);
        return this;
    }

    public StandIn on(String path, Given given) {
        return on(path, asked -> given);
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Asked> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Asked one = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    body,
                    new TreeMap<>(exchange.getRequestHeaders()));
            asked.add(one);
            Answering answering = answers.get(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            answering = answering == null ? answers.get(exchange.getRequestURI().getPath()) : answering;
            Given given = answering == null ? Given.error(404, "{}") : answering.to(one);
            given.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] bytes = given.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(given.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
