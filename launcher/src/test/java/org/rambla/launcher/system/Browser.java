// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Somebody's browser without JavaScript: keeps cookies, follows redirects when asked to, sends forms. */
public final class Browser {
    private static final String BOUNDARY = "----rambla-walk";

    private final URI server;
    private final CookieManager cookies;
    private final HttpClient client;
    private String language = "en";
    private String origin = "";

    Browser(URI server) {
        this(server, new CookieManager());
    }

    private Browser(URI server, CookieManager cookies) {
        this.server = server;
        this.cookies = cookies;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The same browser, sent by a balancer to another server of the same network. */
    public Browser sentTo(ServerProcess other) {
        return new Browser(other.address(), cookies);
    }

    public Browser speaking(String tag) {
        language = tag;
        return this;
    }

    public CookieManager cookies() {
        return cookies;
    }

    /** A request answered as it is. */
    public WebPage fetch(String path) {
        return call("GET", path, null, "");
    }

    /** A page, redirects followed, that must be there. */
    public WebPage open(String path) {
        return fetch(path).follow().expect(200);
    }

    /** A form sent urlencoded, answered as it is. */
    public WebPage post(String path, Map<String, List<String>> fields) {
        return send("POST", path, fields);
    }

    public WebPage send(String method, String path, Map<String, List<String>> fields) {
        String body = fields.entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(value -> encode(e.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        return call(method, path, BodyPublishers.ofString(body), "application/x-www-form-urlencoded");
    }

    /** A form with files: the name of the field, then the file's name and bytes. */
    public WebPage postFiles(String path, Map<String, List<String>> fields, Map<String, Map<String, byte[]>> files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, values) -> values.forEach(
                value -> part(body, "name=\"" + name + "\"", "", value.getBytes(StandardCharsets.UTF_8))));
        files.forEach((name, byName) -> byName.forEach((file, bytes) -> part(
                body,
                "name=\"" + name + "\"; filename=\"" + file + "\"",
                "Content-Type: application/octet-stream\r\n",
                bytes)));
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return call(
                "POST",
                path,
                BodyPublishers.ofByteArray(body.toByteArray()),
                "multipart/form-data; boundary=" + BOUNDARY);
    }

    private static void part(ByteArrayOutputStream body, String disposition, String type, byte[] bytes) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n" + type + "\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** What a page of another site does with this browser. */
    public WebPage from(String site, Supplier<WebPage> request) {
        origin = site;
        try {
            return request.get();
        } finally {
            origin = "";
        }
    }

    /** Any request; a null body is none. */
    public WebPage call(String method, String path, BodyPublisher body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .method(method, body == null ? BodyPublishers.noBody() : body)
                .timeout(Duration.ofMinutes(1))
                .header("Accept-Language", language)
                .header("Accept", "text/html,*/*");
        if (!origin.isEmpty()) {
            request.header("Origin", origin);
        }
        if (body != null) {
            request.header("Content-Type", type);
        }
        try {
            return new WebPage(this, sent(request.build()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server that refuses before it has read everything hangs up afterwards; whoever calls next calls again, as browsers do. */
    private HttpResponse<byte[]> sent(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("received no bytes")) {
                return client.send(request, BodyHandlers.ofByteArray());
            }
            throw e;
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
