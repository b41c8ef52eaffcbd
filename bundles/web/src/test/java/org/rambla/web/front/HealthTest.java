// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rambla.api.page.Requires;
import org.rambla.web.front.Knock.Answer;

final class HealthTest {
    private static House house;
    private static Knock knock;

    @Path("/people")
    public static final class People {
        @GET
        @Requires(Requires.ANYONE)
        public String get() {
            return "people";
        }
    }

    @Path("/squares")
    public static final class Square {
        @GET
        @Requires(Requires.ANYONE)
        public String get() {
            return "squares";
        }
    }

    @BeforeAll
    static void open() {
        house = new House();
        house.town().member(2, false, false);
        house.feature("poll", new SampleFeature(), SampleFeature.PERMISSIONS);
        knock = house.open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void mend() {
        house.town().breakDown(null);
    }

    @Test
    void serverThatIsUp_saysHowItGoes() {
        Answer health = knock.get("/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.header("Content-Type")).isEqualTo("application/json");
        assertThat(health.body())
                .isEqualTo("{\"status\":\"up\",\"database\":\"up\",\"eventLag\":0,\"setAside\":0,"
                        + "\"features\":[{\"name\":\"poll\",\"version\":\"1.0.0\",\"state\":\"running\"}]}");
        assertThat(knock.send("HEAD", "/health", "").status()).isEqualTo(200);
    }

    @Test
    void serverWhosePagesAreNotAllThere_isNotUpYet() {
        try (House half = new House("org.rambla.people", "org.rambla.squares")) {
            List<String> told = new ArrayList<>();
            half.mounted().whenComplete(() -> told.add("complete"));
            Knock at = half.open();
            half.keepPromise("org.rambla.people", new People());
            Answer health = at.get("/health");
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.body())
                    .startsWith("{\"status\":\"incomplete\",\"database\":\"up\"")
                    .contains("\"missing\":[\"org.rambla.squares\"]");
            assertThat(told).isEmpty();

            var squares = half.keepPromise("org.rambla.squares", new Square());
            assertThat(at.get("/health").status()).isEqualTo(200);
            assertThat(at.get("/squares").status()).isEqualTo(200);
            half.mounted().whenComplete(() -> told.add("again"));
            assertThat(told).containsExactly("complete", "again");

            squares.unregister();
            assertThat(at.get("/health").status()).isEqualTo(503);
        }
    }

    @Test
    void bundleThatBringsPagesTwice_isWaitedForTwice() {
        try (House half = new House("org.rambla.people", "org.rambla.people")) {
            Knock at = half.open();
            half.keepPromise("org.rambla.people", new People());
            assertThat(at.get("/health").status()).isEqualTo(503);
            half.keepPromise("org.rambla.people", new Square());
            assertThat(at.get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void pagesThatCannotBeMounted_keepTheServerFromBeingUp() {
        try (House half = new House("org.rambla.people", "org.rambla.squares")) {
            Knock at = half.open();
            half.keepPromise("org.rambla.people", new Square());
            half.keepPromise("org.rambla.squares", new Square());
            assertThat(at.get("/health").status()).isEqualTo(503);
            assertThat(at.get("/health").body()).contains("\"missing\":[\"org.rambla.squares\"]");
        }
    }

    @Test
    void databaseThatIsGone_isToldToWhoeverHasACookieToo() {
        house.town().breakDown(new IllegalStateException("secret detail"));
        for (String cookie : new String[] {"Accept: */*", "Cookie: rambla_session=token-2"}) {
            Answer health = knock.get("/health", cookie);
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.body())
                    .startsWith("{\"status\":\"down\",\"database\":\"down\",\"features\":[{\"name\":\"poll\"")
                    .doesNotContain("secret");
        }
    }
}
