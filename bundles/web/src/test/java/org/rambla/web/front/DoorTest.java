// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rambla.api.page.Requires;
import org.rambla.web.front.Knock.Answer;

final class DoorTest {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private House house;
    private Knock knock;

    /** Takes its time. */
    @Path("/slow")
    public final class Slow {
        @GET
        @Requires(Requires.ANYONE)
        public String get() throws InterruptedException {
            asked.countDown();
            answered.await();
            return "at last";
        }
    }

    @BeforeEach
    void open() {
        house = new House();
        house.core("slow", new Slow());
        knock = house.open();
    }

    @AfterEach
    void close() {
        answered.countDown();
        house.close();
    }

    private Thread closing() {
        Thread closing = new Thread(() -> house.door().close());
        closing.start();
        return closing;
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), knock.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private void refusesConnections() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            try {
                connect().close();
                Thread.sleep(10);
            } catch (SocketException expected) {
                // Refused, or reset when it was waiting to be accepted while the door closed.
                return;
            }
        }
        throw new AssertionError("The door is still open");
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    @Test
    void requestThatIsInside_isAnsweredWhileNobodyElseComesIn() throws Exception {
        Answer[] got = new Answer[1];
        Thread visitor = new Thread(() -> got[0] = knock.get("/slow"));
        visitor.start();
        asked.await();
        Thread closing = closing();
        refusesConnections();
        // The web server closes its address first and tells its connections next.
        while (!house.door().closing()) {
            Thread.sleep(5);
        }
        answered.countDown();
        visitor.join();
        assertThat(got[0].status()).isEqualTo(200);
        assertThat(got[0].body()).isEqualTo("at last");
        assertThat(got[0].header("Connection")).isEqualTo("close");
        closing.join();
    }

    @Test
    void uploadThatPauses_isReadToItsEnd() throws Exception {
        assertThat(knock.get("/health").status()).isEqualTo(200);
        try (Socket socket = connect()) {
            send(
                    socket,
                    "POST /slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\n\r\na=b");
            while (house.door().inside() == 0) {
                Thread.sleep(5);
            }
            Thread closing = closing();
            refusesConnections();
            // Longer than a connection may be silent on which nobody waits.
            Thread.sleep(1_500);
            send(socket, "cde");
            Answer answer = Knock.read(socket.getInputStream(), false);
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.whole()).isTrue();
            closing.join();
        }
    }

    @Test
    void connectionWithoutARequest_isClosed() throws Exception {
        try (Socket kept = connect();
                Socket silent = connect()) {
            send(kept, "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(Knock.read(kept.getInputStream(), false).status()).isEqualTo(200);
            house.door().close();
            assertThat(kept.getInputStream().read()).isEqualTo(-1);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void frameworkThatStops_closesTheDoorFirst() throws Exception {
        assertThat(knock.get("/health").status()).isEqualTo(200);
        house.stopFramework();
        refusesConnections();
    }
}
