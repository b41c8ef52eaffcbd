// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A running server, asked with an administrator's token. */
final class RemoteServer {
    private static final String BASE = "/api/admin/extensions";

    private final URI server;
    private final String token;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    RemoteServer(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    JsonObject get(String path) throws CommandProblem {
        return send(request(path).GET());
    }

    JsonObject post(String path, JsonObject sent) throws CommandProblem {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(sent.toString())));
    }

    JsonObject post(String path, BodyPublisher file) throws CommandProblem {
        return send(
                request(path).header("Content-Type", "application/octet-stream").POST(file));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + BASE + path))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + token)
                // What is said here is in English, whatever the member reads.
                .header("Cookie", "rambla_lang=en");
    }

    private JsonObject send(HttpRequest.Builder request) throws CommandProblem {
        HttpResponse<String> answer;
        try {
            answer = client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw unreachable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable();
        }
        JsonObject said;
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            said = reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            throw new CommandProblem(
                    CommandProblem.UNREACHABLE,
                    server + " does not answer as Rambla does (" + answer.statusCode() + ").");
        }
        if (said.containsKey("status") && said.containsKey("message")) {
            boolean token = answer.statusCode() == 401 || answer.statusCode() == 403;
            throw new CommandProblem(token ? CommandProblem.TOKEN : CommandProblem.REFUSED, said.getString("message"));
        }
        return said;
    }

    private CommandProblem unreachable() {
        return new CommandProblem(CommandProblem.UNREACHABLE, server + " cannot be reached.");
    }
}
