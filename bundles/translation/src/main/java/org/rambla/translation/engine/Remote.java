// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.remote.RemoteCall;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;

/**
 * Speaks to one machine over HTTP: within a time and a size, without following it anywhere else, since the key goes with
 * each request.
 */
public final class Remote {
    /** For everything that one call of an engine does. */
    public static final Duration PATIENCE = Duration.ofSeconds(55);

    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    /** Bytes of an answer; none that makes sense is larger. */
    static final int MOST = 4 * 1024 * 1024;

    private final String base;
    private final Map<String, String> headers;
    private final Deadline deadline;

    /**
     * @param address "https://host/path", as an administrator typed it
     * @param headers sent with each request
     * @throws TranslationFailure when the address is none
     */
    public Remote(String address, Map<String, String> headers, Deadline deadline) throws TranslationFailure {
        this.base = base(address);
        this.headers = headers;
        this.deadline = deadline;
    }

    private static String base(String address) throws TranslationFailure {
        try {
            URI uri = new URI(address.strip());
            boolean plain = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
            if (Set.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null && plain) {
                return uri.toString().replaceAll("/+$", "");
            }
        } catch (URISyntaxException e) {
            throw new TranslationFailure(Reason.REFUSED, "this is no address: " + e.getMessage(), Duration.ZERO, e);
        }
        throw new TranslationFailure(
                Reason.REFUSED,
                "the address has to begin with https:// or http:// and name a server, and nothing else");
    }

    public Reply get(String path) throws TranslationFailure {
        return send(request(path).GET());
    }

    public Reply delete(String path) throws TranslationFailure {
        return send(request(path).DELETE());
    }

    public Reply post(String path, JsonObject json) throws TranslationFailure {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.toString(), StandardCharsets.UTF_8)));
    }

    public Reply form(String path, Map<String, String> fields) throws TranslationFailure {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    private HttpRequest.Builder request(String path) throws TranslationFailure {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(base + path)).timeout(deadline.left());
            request.header("Accept", "application/json");
            headers.forEach(request::header);
            return request;
        } catch (IllegalArgumentException e) {
            // Never with its message: it repeats the header, and that is the key.
            throw new TranslationFailure(Reason.REFUSED, "the address or the key has characters that cannot be sent");
        }
    }

    private Reply send(HttpRequest.Builder request) throws TranslationFailure {
        try {
            HttpResponse<byte[]> answer = RemoteCall.send(request.build(), deadline.left(), MOST);
            if (answer.statusCode() >= 300 && answer.statusCode() < 400) {
                throw new TranslationFailure(Reason.REFUSED, "it answers from another address, which is not followed");
            }
            return new Reply(answer.statusCode(), pause(answer), new String(answer.body(), StandardCharsets.UTF_8));
        } catch (HttpTimeoutException e) {
            throw deadline.late();
        } catch (InterruptedIOException e) {
            throw new TranslationFailure(Reason.DOWN, "interrupted", Duration.ZERO, e);
        } catch (RemoteCall.TooLarge e) {
            throw new TranslationFailure(Reason.DOWN, "its answer was larger than 4 MB", Duration.ZERO, e);
        } catch (IOException e) {
            throw new TranslationFailure(Reason.DOWN, "not reached: " + told(e), Duration.ZERO, e);
        }
    }

    private static String told(Throwable cause) {
        if (cause instanceof ConnectException && cause.getMessage() == null) {
            return "nothing answers at this address";
        }
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null ? "" : " (" + Reply.shortened(message) + ")");
    }

    /** Seconds, or a date; nonsense counts as nothing said. */
    private static Duration pause(HttpResponse<?> answer) {
        String said = answer.headers().firstValue("Retry-After").orElse("").strip();
        Duration pause = Duration.ZERO;
        try {
            if (said.matches("[0-9]{1,9}")) {
                pause = Duration.ofSeconds(Long.parseLong(said));
            } else if (!said.isEmpty()) {
                Instant until = ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                pause = Duration.between(Instant.now(), until);
            }
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
