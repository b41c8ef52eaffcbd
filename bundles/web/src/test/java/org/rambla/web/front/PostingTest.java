// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rambla.api.content.ContentState;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.web.form.FormToken;
import org.rambla.web.front.Knock.Answer;

final class PostingTest {
    private static final String MEMBER = "Cookie: rambla_session=token-2; rambla_lang=en";
    private static final String GUEST = "Cookie: rambla_lang=en; rambla_form=0123456789abcdef0123456789abcdef";
    private static final String LONG_TEXT = "What the night mediators of our city learned in their first year";
    private static House house;
    private static Knock knock;

    @BeforeAll
    static void open() {
        house = new House();
        Town town = house.town();
        town.member(2, false, false);
        town.member(3, false, false);
        town.space(5, "night", Visibility.PUBLIC, false, "poll");
        town.space(8, "old", Visibility.PUBLIC, true, "poll");
        town.role(5, 2, Role.MEMBER);
        town.role(8, 2, Role.MEMBER);
        town.content(70, "poll", 5, 5, ContentState.PUBLISHED, 2);
        house.feature("poll", new SampleFeature(), SampleFeature.PERMISSIONS);
        knock = house.open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String token(String cookie) {
        return knock.get("/s/night/poll", cookie).token();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void form_isTakenWithItsToken() {
        Answer answer = knock.post("/s/night/poll/polls/70/vote", "_token=" + token(MEMBER) + "&answer=yes", MEMBER);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/s/night/poll/polls/70?voted=3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_token=", "_token=AAAA", "_token=%00", "_token=%F0%9F%8C%99"})
    void form_isGivenBackWithoutARightToken(String token) {
        Answer answer = knock.post("/s/night/poll/polls/70/vote", token + "&answer=" + encoded(LONG_TEXT), MEMBER);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains(LONG_TEXT, "Nothing was lost", "action=\"/s/night/poll/polls/70/vote\"");
        Answer again = knock.post(
                "/s/night/poll/polls/70/vote", "_token=" + answer.token() + "&answer=" + encoded(LONG_TEXT), MEMBER);
        assertThat(again.status()).isEqualTo(303);
    }

    @Test
    void token_ofAnotherVisitorIsRefused() {
        String others = token("Cookie: rambla_session=token-3");
        assertThat(knock.post("/s/night/poll/polls/70/vote", "_token=" + others, MEMBER)
                        .status())
                .isEqualTo(403);
        assertThat(knock.post("/s/night/poll/polls/70/vote", "_token=" + token(GUEST), MEMBER)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void token_inTheAddressDoesNotCount() {
        Answer answer = knock.post("/s/night/poll/polls/70/vote?_token=" + token(MEMBER), "answer=yes", MEMBER);
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void guest_getsAKeyWithTheFirstFormAndMayUseIt() {
        Answer page = knock.get("/s/night/poll", "Cookie: rambla_lang=en");
        String key = page.cookie("rambla_form");
        assertThat(key).matches("[0-9a-f]{32}");
        assertThat(page.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
        Answer echo = knock.post("/s/night/poll/echo", "_token=" + page.token() + "&a=1", "Cookie: rambla_form=" + key);
        assertThat(echo.body()).contains("a=[1];");
        assertThat(knock.get("/s/night/poll", GUEST).cookie("rambla_form")).isNull();
        assertThat(knock.get("/s/night/poll/names/x", "Cookie: rambla_lang=en").cookie("rambla_form"))
                .as("a page without a form needs no cookie")
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Origin: https://evil.example",
                "Origin: null"
            })
    void changeAskedForByAnotherSite_isRefusedEvenWithAToken(String header) {
        Answer answer = knock.post("/s/night/poll/polls/70/vote", "_token=" + token(MEMBER), MEMBER, header);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("from another site");
        assertThat(knock.send(
                                "POST",
                                "/api/s/night/poll/polls",
                                "{\"answer\":\"x\"}",
                                MEMBER,
                                header,
                                "Content-Type: application/json")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void what_stands_in_the_address_isNoPartOfAForm() {
        Answer echo = knock.post(
                "/s/night/poll/echo?a=query&b=query&a%62=1&%zz=1",
                "_token=" + token(GUEST) + "&a=body&c=%zz&d=%", GUEST);
        assertThat(echo.body()).contains("a=[body];c=[%zz];d=[%];").doesNotContain("[query", "b=[");
    }

    @Test
    void otherBodies_areRefusedByPages() {
        for (String type : new String[] {"application/json", "text/plain", "application/xml", "x"}) {
            Answer answer = knock.send("POST", "/s/night/poll/echo", "{}", GUEST, "Content-Type: " + type);
            assertThat(answer.status()).as(type).isEqualTo(415);
        }
        assertThat(knock.send("POST", "/s/night/poll/echo", "", GUEST).status()).isEqualTo(403);
        assertThat(knock.send("POST", "/s/night/poll/echo", "x", GUEST, "Content-Type: multipart/form-data")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void program_sendsJsonAndNothingElse() {
        Answer made = knock.send(
                "POST", "/api/s/night/poll/polls", "{\"answer\":\"oui\"}", MEMBER, "Content-Type: application/json");
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.body()).isEqualTo("{\"answer\":\"oui\"}");
        for (String type : new String[] {
            "application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", "application/jsonp"
        }) {
            Answer answer = knock.send(
                    "POST", "/api/s/night/poll/polls", "{\"answer\":\"x\"}", MEMBER, "Content-Type: " + type);
            assertThat(answer.status()).as(type).isEqualTo(415);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        }
        assertThat(knock.send("POST", "/api/s/night/poll/polls", "", MEMBER).status())
                .isEqualTo(415);
    }

    @Test
    void program_getsJsonForWhatIsRefusedToo() {
        Answer poll = knock.get("/api/s/night/poll/polls/70", GUEST);
        assertThat(poll.body())
                .isEqualTo("{\"id\":70,\"title\":\"Where?\",\"at\":\"1970-01-01T00:00:00Z\",\"body\":\"a &lt; b\"}");
        assertThat(knock.get("/api/s/night/poll/polls/70", GUEST, "Accept: text/html")
                        .body())
                .isEqualTo(poll.body());
        Answer guest = knock.send("POST", "/api/s/night/poll/polls", "{}", GUEST, "Content-Type: application/json");
        assertThat(guest.status()).isEqualTo(401);
        assertThat(guest.body()).contains("\"message\":\"Please sign in first.\"", guest.header("X-Request-Id"));
        assertThat(knock.get("/api/s/night/poll/polls/71", GUEST).body()).startsWith("{\"status\":404");
        assertThat(knock.send("DELETE", "/api/s/night/poll/polls", "", MEMBER).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "nonsense", "{\"answer\":{\"a\":1}}", "{\"answer\":\"x\"} trailing"})
    void brokenJson_isRefusedInWords(String json) {
        Answer answer = knock.send("POST", "/api/s/night/poll/polls", json, MEMBER, "Content-Type: application/json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"message\"").doesNotContain("com.fasterxml", "Exception");
    }

    @Test
    void oversizedJson_isRefused() {
        String deep = "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000);
        String wide = "{\"answer\":\"" + "x".repeat(3_000_000) + "\"}";
        String many = "{\"other\":[" + "1,".repeat(5_000_000) + "1]}";
        for (String json : new String[] {deep, wide, many}) {
            Answer answer =
                    knock.send("POST", "/api/s/night/poll/polls", json, MEMBER, "Content-Type: application/json");
            assertThat(answer.status()).isIn(400, 413);
            assertThat(answer.body()).contains("\"message\"");
        }
    }

    @Test
    void expiredSession_givesTheTextBack() {
        Answer answer = knock.post("/s/night/poll/polls/70/vote", "_token=x&answer=" + encoded(LONG_TEXT), GUEST);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("Your session has ended", LONG_TEXT, "href=\"/sign-in\"");
        // Signed in again in the same browser: the form that was given back is taken at once.
        String again = "_token=" + answer.token() + "&answer=" + encoded(LONG_TEXT);
        String member = "Cookie: rambla_session=token-2; rambla_form=0123456789abcdef0123456789abcdef";
        assertThat(knock.post("/s/night/poll/polls/70/vote", again, member).status())
                .isEqualTo(303);
    }

    @Test
    void shortTextThatIsGivenBack_canBeReadAndChanged() {
        String form = "_token=x&answer=Light+it&body=no&bodyFormat=text&base=12&language=fr&zone=Europe%2FBrussels";
        Answer answer = knock.post("/s/night/poll/polls/70/vote", form, GUEST);
        assertThat(answer.body())
                .contains("type=\"text\" aria-label=\"Your text\" name=\"answer\" value=\"Light it\"")
                .contains("type=\"text\" aria-label=\"Your text\" name=\"body\" value=\"no\"");
        for (String hidden : new String[] {"bodyFormat", "base", "language", "zone"}) {
            assertThat(answer.body()).contains("<input type=\"hidden\" name=\"" + hidden + "\"");
        }
    }

    @Test
    void archivedSpace_takesNoChangesAndGivesTheTextBack() {
        Answer answer = knock.post("/s/old/poll/echo", "_token=" + token(MEMBER) + "&a=" + encoded(LONG_TEXT), MEMBER);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body())
                .contains("archived", LONG_TEXT, "Copy it if you want to keep it")
                .doesNotContain("Send again");
    }

    @Test
    void failureAfterTyping_givesTheTextBackButNoPassword() {
        Answer answer = knock.post(
                "/s/night/poll/fails",
                "_token=" + token(MEMBER) + "&title=Short+%22%3E%3Cscript%3E&text=" + encoded(LONG_TEXT)
                        + "&password=secret-1&newPassword=secret-2",
                MEMBER);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body())
                .contains(LONG_TEXT, "name=\"title\" value=\"Short &quot;&gt;&lt;script&gt;\"", "It was not your fault")
                .doesNotContain("secret-1", "secret-2", "<script>");
    }

    @Test
    void multipart_bringsTextAndFiles() {
        Answer echo = multipart(
                token(GUEST),
                part("a", null, "h\u00e9, \ud83c\udf19")
                        + part("file", "\u00e9t\u00e9 \"x\".txt", "bytes")
                        + part("file", "empty.txt", ""));
        assertThat(echo.status()).isEqualTo(200);
        assertThat(echo.body())
                .contains("a=[h\u00e9, \ud83c\udf19];", "file \u00e9t\u00e9 ", ".txt 5 bytes;", "file empty.txt 0 ");
    }

    @Test
    void multipart_canBeManyFields() {
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < 900; i++) {
            parts.append(part("f" + i, null, "v" + i));
        }
        assertThat(multipart(token(GUEST), parts.toString()).body()).contains("f899=[v899];");
    }

    @Test
    void multipart_withTooMuchTextIsRefused() {
        Answer answer = multipart(
                token(GUEST), part("a", null, "x".repeat(5_000_000)) + part("b", null, "x".repeat(5_000_000)));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("too large");
    }

    @Test
    void uploadThatIsCutShort_isToldInWords() {
        String whole = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nonly a part";
        Answer answer =
                knock.send("POST", "/s/night/poll/echo", whole, GUEST, "Content-Type: multipart/form-data; boundary=b");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("arrived incomplete", "still in the page before this one");
    }

    @Test
    void text_upToTheLimitArrivesWhole() {
        String text = "a".repeat(1_000_000);
        assertThat(knock.post("/s/night/poll/polls/70/vote", "_token=" + token(MEMBER) + "&answer=" + text, MEMBER)
                        .header("Location"))
                .endsWith("voted=1000000");
    }

    @Test
    void textBeyondTheLimit_isRefused() {
        Answer answer =
                knock.post("/s/night/poll/echo", "_token=" + token(GUEST) + "&a=" + "a".repeat(9_000_000), GUEST);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("too large", "still in the page before this one");
    }

    @Test
    void largeFile_isGivenToWhoeverTakesIt() {
        Answer answer = multipart(token(GUEST), part("file", "large.txt", "x".repeat(27_000_000)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("file large.txt 27000000 read;");
    }

    @Test
    void fieldsBeyondTheLimit_areRefusedRatherThanLost() {
        String form = "_token=" + token(GUEST) + "&a=1".repeat(1_999);
        assertThat(knock.post("/s/night/poll/echo", form, GUEST).status()).isEqualTo(200);
        assertThat(knock.post("/s/night/poll/echo", form + "&a=1&a=1", GUEST).status())
                .isEqualTo(413);
    }

    @Test
    void manyChanges_haveToWaitAndLoseNothing() {
        try (House busy = new House().with("memberWritesPerMinute", "3").with("guestWritesPerMinute", "2")) {
            busy.town().member(2, false, false);
            busy.town().space(5, "night", Visibility.PUBLIC, false, "poll");
            busy.feature("poll", new SampleFeature(), SampleFeature.PERMISSIONS);
            Knock door = busy.open();
            for (int i = 0; i < 3; i++) {
                assertThat(door.post("/s/night/poll/echo", "a=" + i, MEMBER).status())
                        .isEqualTo(403);
            }
            Answer answer = door.post("/s/night/poll/echo", "a=" + encoded(LONG_TEXT), MEMBER);
            assertThat(answer.status()).isEqualTo(429);
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 21);
            assertThat(answer.body()).contains(LONG_TEXT, "A little too fast");
            assertThat(door.get("/s/night/poll", MEMBER).status()).isEqualTo(200);
            assertThat(door.post("/s/night/poll/echo", "a=1", GUEST).status()).isEqualTo(403);
            assertThat(door.post("/s/night/poll/echo", "a=1", GUEST).status()).isEqualTo(403);
            assertThat(door.post("/s/night/poll/echo", "a=1", GUEST, "X-Forwarded-For: 192.0.2.9")
                            .status())
                    .isEqualTo(429);
        }
    }

    @Test
    void behindTls_cookiesAreSecure() {
        try (House secure = new House().with("baseUrl", "https://network.example")) {
            secure.town().space(5, "night", Visibility.PUBLIC, false, "poll");
            secure.feature("poll", new SampleFeature(), SampleFeature.PERMISSIONS);
            Knock door = secure.open();
            Answer page = door.get("/s/night/poll");
            assertThat(page.header("Set-Cookie")).contains("; Secure");
            assertThat(page.header("Strict-Transport-Security")).isNotNull();
            Answer echo = door.post(
                    "/s/night/poll/echo",
                    "_token=" + page.token(),
                    "Cookie: rambla_form=" + page.cookie("rambla_form"),
                    "Origin: https://network.example");
            assertThat(echo.status()).as("a proxy may hand on another Host").isEqualTo(200);
        }
    }

    private static String part(String name, String file, String content) {
        return "--bound\r\nContent-Disposition: form-data; name=\"" + name + "\""
                + (file == null ? "" : "; filename=\"" + file.replace("\"", "%22") + "\"\r\nContent-Type: text/plain")
                + "\r\n\r\n" + content
                + "\r\n";
    }

    private static Answer multipart(String token, String parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                (part(FormToken.FIELD, null, token) + parts + "--bound--\r\n").getBytes(StandardCharsets.UTF_8));
        return knock.send(
                "POST",
                "/s/night/poll/echo",
                body.toString(StandardCharsets.UTF_8),
                GUEST,
                "Content-Type: multipart/form-data; boundary=bound");
    }

    @Test
    void program_isToldInOneShape_whatIsWrongAndWhere() {
        String vote = "/api/s/night/poll/polls";
        Answer large = json(vote, "{\"answer\":\"" + "x".repeat(3_000_000) + "\"}");
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.body()).contains("\"status\":413", "\"code\":\"web.tooLarge\"", "\"fields\":[]");
        Answer kind = json(vote, "{\"answer\":{\"a\":1}}");
        assertThat(kind.status()).isEqualTo(400);
        assertThat(kind.body()).contains("\"fields\":[{\"field\":\"answer\",\"message\":\"This is not the kind");
        assertThat(json(vote, "{\"answer\":").body()).contains("\"code\":\"web.badRequest\"", "\"fields\":[]");
        assertThat(json("/api/s/nowhere/poll/polls", "{}").body()).contains("\"code\":\"web.notFound\"");
    }

    private static Answer json(String path, String body) {
        return knock.send("POST", path, body, MEMBER, "Content-Type: application/json");
    }
}
