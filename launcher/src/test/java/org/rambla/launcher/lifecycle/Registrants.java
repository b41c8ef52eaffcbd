// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.rambla.launcher.system.ServerProcess;

/** People without an account who have the mail in which they confirm, all at once and at whichever server answers. */
final class Registrants {
    private static final int AT_ONCE = 16;
    private static final int SEE_OTHER = 303;
    private static final String APPLICATION =
            "{\"organisation\":0,\"address\":\"%s\",\"name\":\"Officer\",\"office\":\"\","
                    + "\"language\":\"en\",\"zone\":\"Europe/Paris\",\"hears\":\"\",\"needs\":\"\",\"answers\":\"{}\",\"city\":\"Gent\","
                    + "\"country\":\"BE\"}";

    /** Of which the server said in one go that it has it: when it was asked, when it answered. */
    private record Answered(long asked, long answered) {}

    private final Database database;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Integer, String> links = new ConcurrentHashMap<>();
    private final Map<Integer, Answered> answers = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();
    private volatile List<ServerProcess> servers = List.of();

    /** So many, each of whom asked for a place and was sent a link. */
    Registrants(Database database, long event, int many) throws SQLException {
        this.database = database;
        try (Connection connection = database.connection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into webinar_request (secret, event, address_key, application, asked_at, registration)"
                                + " values (?, ?, ?, ?, ?, 0)")) {
            for (int i = 0; i < many; i++) {
                insert.setString(1, hash(secret(i)));
                insert.setLong(2, event);
                insert.setString(3, address(i));
                insert.setString(4, String.format(APPLICATION, address(i)));
                insert.setLong(5, System.currentTimeMillis());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String secret(int i) {
        return "secret-of-the-mail-to-" + i;
    }

    private static String address(int i) {
        return "officer" + i + "@gent.example";
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of it in any order at both servers; the second one is cut off after so many answers. */
    void rush(List<Runnable> work, Random random, ServerProcess first, ServerProcess second, int killedAfter)
            throws Exception {
        Collections.shuffle(work, random);
        servers = List.of(first, second);
        done.set(0);
        ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> all = new ArrayList<>();
            work.forEach(one -> all.add(people.submit(one)));
            while (done.get() < killedAfter && !all.stream().allMatch(Future::isDone)) {
                Thread.sleep(1);
            }
            second.kill();
            servers = List.of(first);
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            people.shutdown();
        }
    }

    void confirm(int i) {
        long asked = System.nanoTime();
        AtomicInteger tries = new AtomicInteger();
        String location = post("/l/webinar/requests/" + secret(i), i, tries);
        links.put(i, location.replaceAll("\\?.*", ""));
        if (tries.get() == 1) {
            answers.put(i, new Answered(asked, System.nanoTime()));
        }
    }

    void withdraw(int i) {
        post(links.get(i) + "/withdraw", i, new AtomicInteger());
    }

    /** As people do: again, at a server that is there, until it is answered. */
    private String post(String path, int i, AtomicInteger tries) {
        while (true) {
            List<ServerProcess> now = servers;
            URI to = now.get((i + tries.getAndIncrement()) % now.size())
                    .address()
                    .resolve(path);
            HttpRequest request = HttpRequest.newBuilder(to)
                    .POST(BodyPublishers.noBody())
                    .timeout(Duration.ofMinutes(2))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("X-Forwarded-For", "10." + i / 62_500 + "." + i / 250 % 250 + "." + (i % 250 + 1))
                    .build();
            try {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(SEE_OTHER);
                done.incrementAndGet();
                return answer.headers().firstValue("Location").orElseThrow();
            } catch (IOException gone) {
                pause();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever asked after somebody else had the answer stands behind them. */
    void cameInOrder() throws SQLException {
        Map<Integer, Long> places = places();
        List<Integer> byAnswer = new ArrayList<>(answers.keySet());
        byAnswer.sort(Comparator.comparing(i -> answers.get(i).answered()));
        List<Integer> byAsking = new ArrayList<>(answers.keySet());
        byAsking.sort(Comparator.comparing(i -> answers.get(i).asked()));
        long furthest = 0;
        int next = 0;
        for (Integer one : byAsking) {
            while (answers.get(byAnswer.get(next)).answered() < answers.get(one).asked()) {
                furthest = Math.max(furthest, places.get(byAnswer.get(next++)));
            }
            assertThat(places.get(one)).as("place of " + one).isGreaterThan(furthest);
        }
    }

    private Map<Integer, Long> places() throws SQLException {
        Map<Integer, Long> places = new HashMap<>();
        try (Connection connection = database.connection();
                PreparedStatement select =
                        connection.prepareStatement("select address, place from webinar_registration");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                places.put(number(rows.getString(1)), rows.getLong(2));
            }
        }
        return places;
    }

    private static int number(String address) {
        return Integer.parseInt(address.replaceAll("[^0-9]", ""));
    }

    /** Those whose addresses a statement finds. */
    List<Integer> numbers(String sql) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (Connection connection = database.connection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                numbers.add(number(rows.getString(1)));
            }
        }
        return numbers;
    }
}
