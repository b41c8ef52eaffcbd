// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;
import org.rambla.translation.engine.StandIn.Given;

class RemoteTest {
    private final StandIn machine = new StandIn();

    @AfterEach
    void stop() {
        machine.close();
    }

    private Remote remote() throws TranslationFailure {
        return new Remote(machine.address() + "/", Map.of(), new Deadline(Duration.ofSeconds(20)));
    }

    @ParameterizedTest
    @CsvSource({
        "400,UNSUPPORTED", "401,REFUSED", "402,EXHAUSTED", "403,REFUSED", "404,REFUSED", "408,DOWN", "413,UNSUPPORTED",
        "429,BUSY", "456,EXHAUSTED", "500,DOWN", "502,DOWN", "503,DOWN", "504,DOWN", "529,BUSY"
    })
    void status_tellsTheReason(int status, Reason reason) throws Exception {
        machine.on("/a", Given.error(status, "sorry"));
        Reply reply = remote().get("/a");
        assertThat(reply.ok()).isFalse();
        assertThat(reply.failure("").reason()).isEqualTo(reason);
        assertThat(reply.failure("")).hasMessage(status + ", without a reason");
    }

    @Test
    void pause_isThatOfTheMachine() throws Exception {
        machine.on("/seconds", Given.error(429, "").header("Retry-After", "120"))
                .on("/date", Given.error(503, "").header("Retry-After", "Fri, 31 Dec 2100 23:59:59 GMT"))
                .on("/nonsense", Given.error(429, "").header("Retry-After", "soon"))
                .on("/past", Given.error(429, "").header("Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT"));
        assertThat(remote().get("/seconds").failure("").pause()).isEqualTo(Duration.ofSeconds(120));
        assertThat(remote().get("/date").failure("").pause()).isEqualTo(Duration.ofDays(1));
        assertThat(remote().get("/date").failure("").reason()).isEqualTo(Reason.BUSY);
        assertThat(remote().get("/nonsense").failure("").pause()).isZero();
        assertThat(remote().get("/past").failure("").pause()).isZero();
    }

    @Test
    void machine_thatIsTooSlow_isDown() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        machine.on("/slow", asked -> {
            never.await();
            return Given.json("{}");
        });
        Remote remote = new Remote(machine.address(), Map.of(), new Deadline(Duration.ofMillis(300)));
        assertThat(failure(() -> remote.get("/slow")).reason()).isEqualTo(Reason.DOWN);
        assertThat(failure(() -> remote.get("/slow")).reason()).isEqualTo(Reason.DOWN);
        never.countDown();
    }

    @Test
    void machine_thatIsNotThere_isDown() throws Exception {
        String address = machine.address();
        machine.close();
        Remote remote = new Remote(address, Map.of(), new Deadline(Duration.ofSeconds(20)));
        assertThat(failure(() -> remote.get("/")).reason()).isEqualTo(Reason.DOWN);
    }

    @Test
    void answer_thatIsEndless_isNotTaken() throws Exception {
        machine.on("/large", Given.json("x".repeat(Remote.MOST + 1)));
        assertThat(failure(() -> remote().get("/large"))).hasMessageContaining("4 MB");
    }

    @Test
    void machine_thatSendsElsewhere_isNotFollowed() throws Exception {
        machine.on("/moved", Given.error(302, "").header("Location", machine.address() + "/other"))
                .on("/other", Given.json("{}"));
        assertThat(failure(() -> remote().get("/moved")).reason()).isEqualTo(Reason.REFUSED);
        assertThat(machine.asked()).hasSize(1);
    }

    @Test
    void answer_thatIsNoJson_isTold() throws Exception {
        machine.on("/page", Given.json("<html>\nwelcome</html>"));
        Reply reply = remote().get("/page");
        assertThat(failure(reply::object))
                .hasMessageContaining("no JSON (21 characters)")
                .hasMessageNotContaining("welcome");
        assertThat(failure(reply::array).reason()).isEqualTo(Reason.DOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:5000",
                "ftp://a",
                "file:///etc/passwd",
                "http://user:pw@a/",
                "http:///x",
                "http://a?b=c",
                "http://a b"
            })
    void address_thatIsNone_isRefused(String address) {
        assertThat(failure(() -> new Remote(address, Map.of(), new Deadline(Duration.ofSeconds(1))))
                        .reason())
                .isEqualTo(Reason.REFUSED);
    }

    @Test
    void key_thatCannotBeSent_isNeverRepeated() throws Exception {
        Remote remote = new Remote(
                machine.address(), Map.of("Authorization", "Bearer se\ncret"), new Deadline(Duration.ofSeconds(1)));
        TranslationFailure failure = failure(() -> remote.get("/"));
        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure.getMessage()).doesNotContain("cret");
    }

    private static TranslationFailure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(TranslationFailure.class, call);
    }
}
