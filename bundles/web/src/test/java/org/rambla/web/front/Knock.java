// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends requests byte by byte, so that nothing tidies them up on the way. */
public final class Knock {
    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]+)\"");

    private final int port;

    Knock(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    /**
     * What came back.
     *
     * @param whole whether the body ended as it should, rather than with the connection
     */
    public record Answer(int status, Map<String, List<String>> headers, String body, boolean whole) {
        public String header(String name) {
            List<String> all = headers.get(name.toLowerCase(Locale.ROOT));
            return all == null ? null : String.join(", ", all);
        }

        /** The form token of the page. */
        public String token() {
            Matcher matcher = TOKEN.matcher(body);
            if (!matcher.find()) {
                throw new IllegalStateException("No form in " + body);
            }
            return matcher.group(1);
        }

        /** The value of a cookie that was set, or null. */
        public String cookie(String name) {
            for (String cookie : headers.getOrDefault("set-cookie", List.of())) {
                if (cookie.startsWith(name + "=")) {
                    return cookie.substring(name.length() + 1, cookie.indexOf(';'));
                }
            }
            return null;
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** A form; headers as "Name: value". */
    public Answer post(String path, String form, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Content-Type: application/x-www-form-urlencoded");
        return send("POST", path, form, all.toArray(new String[0]));
    }

    /** Any request; the body is sent as UTF-8. */
    public Answer send(String method, String path, String body, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (bytes.length > 0 || method.equals("POST")) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(bytes);
        return raw(all.toByteArray(), method.equals("HEAD"));
    }

    /** These very bytes. */
    public Answer raw(byte[] request, boolean head) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return read(socket.getInputStream(), head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next answer on a connection. */
    static Answer read(InputStream in, boolean head) throws IOException {
        String status = line(in);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                    .add(line.substring(colon + 1).trim());
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean whole = true;
        if (!head) {
            if (headers.containsKey("transfer-encoding")) {
                whole = chunks(in, body);
            } else {
                int length = Integer.parseInt(
                        headers.getOrDefault("content-length", List.of("0")).get(0));
                body.writeBytes(in.readNBytes(length));
                whole = body.size() == length;
            }
        }
        return new Answer(
                Integer.parseInt(status.split(" ")[1]), headers, body.toString(StandardCharsets.UTF_8), whole);
    }

    private static boolean chunks(InputStream in, ByteArrayOutputStream body) throws IOException {
        while (true) {
            String size = line(in);
            if (size.isEmpty()) {
                return false;
            }
            int length = Integer.parseInt(size, 16);
            byte[] chunk = in.readNBytes(length);
            body.writeBytes(chunk);
            if (chunk.length < length) {
                return false;
            }
            line(in);
            if (length == 0) {
                return true;
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
