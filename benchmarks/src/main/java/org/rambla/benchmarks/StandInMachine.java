// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A machine that speaks as LibreTranslate and takes no time: it puts the words of a sentence the other way round. */
final class StandInMachine implements AutoCloseable {
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    static {
        // Else head and body of an answer wait for each other: 40 ms that would be counted as the queue's.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private long firstAt;
    private long lastAt;
    private long sentences;

    StandInMachine() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/languages", exchange -> answer(exchange, "[]"));
        server.createContext("/translate", this::translate);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void translate(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int from = asked.indexOf('[', asked.indexOf("\"q\""));
        String all = asked.substring(from, asked.indexOf(']', from));
        List<String> texts =
                STRING.matcher(all).results().map(one -> one.group(1)).toList();
        synchronized (this) {
            lastAt = System.nanoTime();
            firstAt = firstAt == 0 ? lastAt : firstAt;
            sentences += texts.size();
        }
        answer(
                exchange,
                "{\"translatedText\":["
                        + texts.stream().map(StandInMachine::turned).collect(Collectors.joining(",")) + "]}");
        synchronized (this) {
            lastAt = System.nanoTime();
        }
    }

    private static String turned(String sentence) {
        List<String> words = Arrays.asList(sentence.replaceFirst("\\.$", "").split(" "));
        Collections.reverse(words);
        return "\"" + String.join(" ", words) + ".\"";
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Waits until it was asked something, and nothing more for some seconds; returns the seconds in between. */
    double awaitRest(int quiet, ServerProcess running) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(30);
        while (!rests(quiet)) {
            running.checkAlive();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The queue never comes to its end");
            }
            Thread.sleep(200);
        }
        synchronized (this) {
            return (lastAt - firstAt) / 1e9;
        }
    }

    private synchronized boolean rests(int quiet) {
        return firstAt != 0 && System.nanoTime() - lastAt > TimeUnit.SECONDS.toNanos(quiet);
    }

    synchronized long sentences() {
        return sentences;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
