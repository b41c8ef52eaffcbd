// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.input;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection, used byte by byte, so that nothing tidies up what is sent. */
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final String host;

    /**
     * What came back.
     *
     * @param status 0 when the connection was closed instead
     */
    record Answer(int status, Map<String, String> headers, String body) {
        static final Answer NONE = new Answer(0, Map.of(), "");

        boolean closes() {
            return "close".equalsIgnoreCase(headers.getOrDefault("connection", ""));
        }
    }

    Wire(URI server) throws IOException {
        host = server.getAuthority();
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** A request with a body whose length is said. */
    Answer ask(String line, byte[] body, String... headers) throws IOException {
        begin(line, body.length, headers);
        send(body);
        return answer();
    }

    Answer get(String path, String... headers) throws IOException {
        return ask("GET " + path, new byte[0], headers);
    }

    /** The head of a request, with a length that need not be true. */
    void begin(String line, long length, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(line + " HTTP/1.1\r\n");
        if (!String.join("\n", headers).contains("Host:")) {
            head.append("Host: ").append(host).append("\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (length > 0) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        send(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** No more will be sent. */
    void end() throws IOException {
        socket.shutdownOutput();
    }

    Answer answer() throws IOException {
        String status = line();
        if (status == null) {
            return Answer.NONE;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (a, b) -> a + "\n" + b);
        }
        return new Answer(Integer.parseInt(status.split(" ")[1]), headers, body(headers));
    }

    private String body(Map<String, String> headers) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (headers.containsKey("content-length")) {
            body.writeBytes(in.readNBytes(Integer.parseInt(headers.get("content-length"))));
        } else if ("chunked".equals(headers.get("transfer-encoding"))) {
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.writeBytes(in.readNBytes(size));
                line();
            }
            line();
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    /** Null at the end. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
