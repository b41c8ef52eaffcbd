// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.DatabaseKind;
import org.rambla.launcher.system.FirstSteps;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.ServerProcess;
import org.rambla.launcher.system.WebPage;

/** A server that is asked to end does so without harm to anybody, and without a word of complaint. */
class StoppingIT {
    private static final String BOUNDARY = "----rambla-slow";

    @TempDir
    Path home;

    private ServerProcess start(Database database) {
        return ServerProcess.start(home, RunningServer.freePort(), database.environment())
                .running();
    }

    private static Browser administrator(ServerProcess server) {
        Browser browser = server.browser();
        FirstSteps.setUp(browser, server.setupAddress());
        return browser;
    }

    @ParameterizedTest
    @MethodSource("one")
    void anUploadThatHasBegun_isTakenWholeWhileNobodyElseComesIn(DatabaseKind kind) throws Exception {
        byte[] file = "A plan of every lamp. ".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
        String topic;
        Database database = Database.of(kind, home);
        try (ServerProcess server = start(database)) {
            Browser browser = administrator(server);
            FirstSteps.openSpace(browser, "Lamps", "PUBLIC", "OPEN");
            byte[] request = upload(browser, server, file);
            try (Socket slow = new Socket("127.0.0.1", server.port())) {
                slow.setSoTimeout(60_000);
                slow.getOutputStream().write(request, 0, request.length / 2);
                slow.getOutputStream().flush();
                // Whoever came later has been answered, so the upload is inside.
                browser.open("/");
                server.terminate();
                RunningServer.await("nobody else comes in", () -> refused(server));
                slow.getOutputStream().write(request, request.length / 2, request.length - request.length / 2);
                slow.getOutputStream().flush();
                String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(answer).startsWith("HTTP/1.1 303");
                topic = answer.replaceAll("(?s).*\r\nLocation: ([^\r]*)\r\n.*", "$1");
            }
            ended(server);
        }
        try (ServerProcess again = start(database)) {
            WebPage page = again.browser().open(topic);
            assertThat(page.body()).contains("Where the lamps are");
            String path = page.links().stream()
                    .filter(link -> link.startsWith("/files/"))
                    .findFirst()
                    .orElseThrow();
            assertThat(again.browser().open(path).bytes()).isEqualTo(file);
        }
    }

    private static byte[] upload(Browser browser, ServerProcess server, byte[] file) {
        Map<String, List<String>> fields =
                browser.open("/s/lamps/forum/topics/new").form("/forum/topics").fields();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, values) -> {
            String value = name.equals("title") || name.equals("body") ? "Where the lamps are" : values.get(0);
            part(body, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
        });
        part(body, "name=\"files\"; filename=\"plan.txt\"", file);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        String cookies = browser.cookies().getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("POST /s/lamps/forum/topics HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nCookie: "
                        + cookies + "\r\nContent-Type: multipart/form-data; boundary=" + BOUNDARY
                        + "\r\nContent-Length: " + body.size() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body.toByteArray());
        return request.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] bytes) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean refused(ServerProcess server) {
        try {
            new Socket("127.0.0.1", server.port()).close();
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The database hardly matters: one has the first of these trials, and another the next. */
    static Stream<DatabaseKind> one() {
        return Stream.of(DatabaseKind.values()).filter(kind -> kind.turn(0));
    }

    static Stream<DatabaseKind> other() {
        return Stream.of(DatabaseKind.values()).filter(kind -> kind.turn(1));
    }

    @ParameterizedTest
    @MethodSource("one")
    void connectionsWithoutARequest_keepNothingUp(DatabaseKind kind) throws Exception {
        Database database = Database.of(kind, home);
        try (ServerProcess server = start(database);
                Socket silent = new Socket("127.0.0.1", server.port())) {
            server.browser().open("/");
            server.terminate();
            ended(server);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @MethodSource("other")
    void mailsOnTheirWay_arriveOnceWhetherBeforeOrAfter(DatabaseKind kind) throws Exception {
        List<String> invited = Stream.generate(() -> UUID.randomUUID() + "@example.org")
                .limit(60)
                .toList();
        Database database = Database.of(kind, home);
        try (ServerProcess server = start(database)) {
            invite(administrator(server), invited);
            RunningServer.await("mails go out", () -> !mails().isEmpty());
            server.terminate();
            ended(server);
        }
        try (ServerProcess again = start(database)) {
            RunningServer.await("all mails are out", () -> mails().size() >= invited.size());
            again.terminate();
            ended(again);
        }
        assertThat(mails()).containsExactlyInAnyOrderElementsOf(invited);
    }

    static void invite(Browser administrator, List<String> invited) {
        StringBuilder file = new StringBuilder("email;name;function;organisation;language\n");
        invited.forEach(email -> file.append(email).append(";Officer;Prevention officer;Council of cities;en\n"));
        String organisation = administrator.open("/organisations").links().stream()
                .filter(path -> path.matches("/organisations/\\d+"))
                .findFirst()
                .orElseThrow();
        administrator
                .open("/admin" + organisation)
                .form("/admin" + organisation)
                .fill("name.fr", "Conseil des villes")
                .fill("shortName.fr", "Conseil")
                .fill("seats", "100")
                .submit();
        administrator
                .open("/admin/invitations")
                .form("/admin/invitations/check")
                .fill("text", file.toString())
                .submit()
                .form("/admin/invitations")
                .submit();
    }

    private List<String> mails() {
        return mails(home);
    }

    /** Who got a mail from a server, each as often as there are mails. */
    static List<String> mails(Path home) {
        if (!Files.isDirectory(home.resolve("mail"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home.resolve("mail"))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(StoppingIT::recipient)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String recipient(Path mail) {
        try {
            return Files.readString(mail).replaceAll("(?s).*\nTo: [^\r\n]*<([^>]*)>.*", "$1");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ended(ServerProcess server) throws InterruptedException {
        assertThat(server.exitCode()).as(server.words()).isZero();
        // A slow machine is late with parts of pages, and may say so.
        assertThat(server.complaints())
                .filteredOn(line -> !line.contains("took too long"))
                .isEmpty();
        assertThat(server.words()).doesNotContain("Exception", "did not stop", "Not running");
    }
}
