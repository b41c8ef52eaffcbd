// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that looks at checksums and answers as BigBlueButton does, or misbehaves when it is told to. */
final class MeetingServerStandIn implements AutoCloseable {
    static final String SECRET = "639259d4-9dd8-4b25-bf01-95f9567eaf4b";
    private static final Map<Integer, String> DIGESTS =
            Map.of(40, "SHA-1", 64, "SHA-256", 96, "SHA-384", 128, "SHA-512");

    /** What it answers instead, while it is set: "SLOW", "DRIP", or a body. */
    volatile String misbehaving = "";

    volatile int status = 200;
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> refused = new CopyOnWriteArrayList<>();
    final Map<String, Map<String, String>> meetings = new ConcurrentHashMap<>();
    final Map<String, String> recordings = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    MeetingServerStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/bigbluebutton/api/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/bigbluebutton/api";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().replaceAll(".*/", "");
        asked.add(name);
        try (exchange) {
            if (misbehaving.equals("SLOW") || misbehaving.equals("DRIP")) {
                drip(exchange);
                return;
            }
            String body = misbehaving.isEmpty()
                    ? answer(name, exchange.getRequestURI().getRawQuery())
                    : misbehaving;
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void drip(HttpExchange exchange) throws IOException {
        if (misbehaving.equals("DRIP")) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<response>".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        }
        try {
            Thread.sleep(30_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a call is signed with the secret, by whichever digest the length of the checksum tells. */
    static boolean signed(String name, String query) {
        int at = query.lastIndexOf("checksum=");
        String given = query.substring(at + "checksum=".length());
        String before = query.substring(0, Math.max(0, at - 1));
        try {
            MessageDigest digest = MessageDigest.getInstance(DIGESTS.getOrDefault(given.length(), "MD5"));
            byte[] all = (name + before + SECRET).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(digest.digest(all)).equals(given);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private String answer(String name, String query) {
        if (!signed(name, query)) {
            return failed("checksumError");
        }
        Map<String, String> parameters = parameters(query);
        String meeting = parameters.getOrDefault("meetingID", "");
        return switch (name) {
            case "create" -> create(meeting, parameters);
            case "isMeetingRunning" -> succeeded("<running>" + meetings.containsKey(meeting) + "</running>");
            case "getMeetingInfo" ->
                meetings.containsKey(meeting)
                        ? succeeded("<running>true</running><participantCount>3</participantCount>")
                        : failed("notFound");
            case "getRecordings" ->
                recordings.containsKey(meeting)
                        ? succeeded("<recordings>" + recordings.get(meeting) + "</recordings>")
                        : succeeded("<recordings/><messageKey>noRecordings</messageKey>");
            default -> failed("unsupportedRequest");
        };
    }

    private String create(String meeting, Map<String, String> parameters) {
        String name = parameters.getOrDefault("name", "");
        if (name.length() < 2 || name.codePointCount(0, name.length()) > 64 || meeting.contains(",")) {
            return failed("validationError");
        }
        Map<String, String> there = meetings.putIfAbsent(meeting, parameters);
        if (there != null && !same(there, parameters)) {
            return failed("idNotUnique");
        }
        return succeeded(
                "<meetingID>" + meeting.replace("&", "&amp;") + "</meetingID><createTime>1531155809613</createTime>");
    }

    /** A second one is taken with the name and the passwords of the first only; those that were not sent are random. */
    private static boolean same(Map<String, String> there, Map<String, String> again) {
        return List.of("name", "attendeePW", "moderatorPW").stream()
                .allMatch(field -> there.containsKey(field) && there.get(field).equals(again.get(field)));
    }

    static String recording(String id, String address) {
        return "<recording><recordID>" + id + "</recordID><startTime>1779796800000</startTime>"
                + "<endTime>1779803400000</endTime><state>published</state><playback><format><type>presentation</type>"
                + "<url>" + address + "</url></format></playback></recording>";
    }

    private static String succeeded(String inside) {
        return "<response><returncode>SUCCESS</returncode>" + inside + "</response>";
    }

    private String failed(String key) {
        refused.add(key);
        return "<response><returncode>FAILED</returncode><messageKey>" + key
                + "</messageKey><message>No</message></response>";
    }
}
