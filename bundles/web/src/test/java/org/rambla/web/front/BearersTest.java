// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rambla.api.page.Requires;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.visit.Visit;
import org.rambla.web.front.Knock.Answer;

final class BearersTest {
    private static final String ADMINISTRATOR = "Authorization: Bearer access-token-1";
    private static final String BINARY = "Content-Type: application/octet-stream";
    private static House house;
    private static Knock knock;

    /** What an administrator's program may call. */
    @Path("/")
    public static final class Administration {
        @GET
        @Path("api/admin/count")
        @Requires(Requires.ADMINISTRATOR)
        public String count(@Context Visit visit) {
            return "member " + visit.memberId();
        }

        @POST
        @Path("api/admin/count")
        @Requires(Requires.ADMINISTRATOR)
        public String send(InputStream body) throws IOException {
            return "bytes " + body.readAllBytes().length;
        }

        @GET
        @Path("admin/count")
        @Requires(Requires.ADMINISTRATOR)
        public String page() {
            return "page";
        }
    }

    @BeforeAll
    static void open() {
        house = new House();
        house.town().member(1, true, false);
        house.town().member(2, false, false);
        house.town().space(5, "night", Visibility.PUBLIC, false, "poll");
        house.feature("poll", new SampleFeature(), SampleFeature.PERMISSIONS);
        house.core("count", new Administration());
        knock = house.open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void token_opensWhatIsForPrograms_andNoPage() {
        Answer answer = knock.get("/api/admin/count", ADMINISTRATOR);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("member 1");
        assertThat(knock.get("/admin/count", ADMINISTRATOR).status())
                .as("a page asks for a sign-in")
                .isEqualTo(303);
        assertThat(knock.get("/api/s/night/poll/polls/70", ADMINISTRATOR).status())
                .as("outside of the administration")
                .isEqualTo(403);
    }

    @Test
    void fileIsTaken_asItIs_onlyWithAToken() {
        String foreign = "Origin: https://elsewhere.example";
        Answer answer = knock.send("POST", "/api/admin/count", "abc", ADMINISTRATOR, BINARY, foreign);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("bytes 3");
        String cookie = "Cookie: rambla_session=token-1";
        assertThat(knock.send("POST", "/api/admin/count", "abc", cookie, BINARY).status())
                .isEqualTo(415);
        assertThat(knock.send("POST", "/api/admin/count", "{}", cookie, "Content-Type: application/json", foreign)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void tokenBesideASession_isRefused() {
        for (String cookie : new String[] {"token-1", "token-2", "made-up"}) {
            String header = "Cookie: rambla_session=" + cookie;
            assertThat(knock.get("/api/admin/count", ADMINISTRATOR, header).status())
                    .isEqualTo(400);
            assertThat(knock.send("POST", "/api/admin/count", "abc", ADMINISTRATOR, header, BINARY)
                            .status())
                    .isEqualTo(400);
        }
        assertThat(knock.get("/api/admin/count", ADMINISTRATOR, "Cookie: rambla_lang=fr")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void wrongTokens_areToldAlike_andSlowedDown() {
        try (House other = new House()) {
            other.town().member(1, true, false);
            other.town().member(2, false, false);
            Knock slow = other.open();
            String first = said(slow.get("/api/admin/count", "Authorization: Bearer access-token-9"));
            assertThat(first).startsWith("401 Bearer");
            assertThat(said(slow.get("/api/admin/count", "Authorization: bearer access-token-2")))
                    .as("somebody's, who is no administrator")
                    .isEqualTo(first);
            assertThat(said(slow.get("/api/admin/nothing", "Authorization: Bearer x")))
                    .isEqualTo(first);
            int status = 401;
            for (int i = 0; i < 40 && status == 401; i++) {
                status = slow.get("/api/admin/count", "Authorization: Bearer x").status();
            }
            assertThat(status).isEqualTo(429);
            assertThat(slow.get("/api/admin/count", ADMINISTRATOR).status())
                    .as("nobody can try on")
                    .isEqualTo(429);
        }
    }

    private static String said(Answer answer) {
        return answer.status() + " " + answer.header("WWW-Authenticate")
                + answer.body().replaceAll("\"request\":\"[0-9a-f]+\"", "");
    }
}
