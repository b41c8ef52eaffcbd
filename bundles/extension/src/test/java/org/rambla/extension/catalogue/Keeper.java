// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.catalogue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The server of somebody who keeps a catalogue, well or badly. */
final class Keeper implements AutoCloseable {
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> headers = new CopyOnWriteArrayList<>();
    private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    Keeper() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.getRequestHeaders().forEach((name, values) -> headers.add(name + ": " + values));
            answers.getOrDefault(exchange.getRequestURI().getPath(), Keeper::missing)
                    .handle(exchange);
            exchange.close();
        });
        server.start();
    }

    private static void missing(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(404, -1);
    }

    String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String address(String path) {
        return "http://" + authority() + path;
    }

    void serve(String path, String text) {
        serve(path, text.getBytes(StandardCharsets.UTF_8));
    }

    void serve(String path, byte[] bytes) {
        answers.put(path, exchange -> {
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    void redirect(String path, String target) {
        answers.put(path, exchange -> {
            exchange.getResponseHeaders().set("Location", target);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    /** Never stops sending. */
    void endless(String path) {
        answers.put(path, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[64 * 1024];
            while (closed.getCount() > 0) {
                exchange.getResponseBody().write(much);
            }
        });
    }

    /** Sends a byte now and then, so that no single pause is long. */
    void slow(String path) {
        answers.put(path, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!waited(50)) {
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
            }
        });
    }

    /** Takes the request and says nothing. */
    void silent(String path) {
        answers.put(path, exchange -> waited(60_000));
    }

    private boolean waited(long milliseconds) {
        try {
            return closed.await(milliseconds, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
