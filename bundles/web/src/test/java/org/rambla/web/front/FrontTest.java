// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rambla.api.content.ContentState;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.web.front.Knock.Answer;

final class FrontTest {
    private static final String MEMBER = "Cookie: rambla_session=token-2; rambla_lang=en";
    private static final String GUEST = "Cookie: rambla_lang=en";
    private static House house;
    private static Knock knock;

    @BeforeAll
    static void open() {
        house = new House();
        Town town = house.town();
        town.member(1, true, false);
        town.member(2, false, false);
        town.space(5, "night", Visibility.PUBLIC, false, "poll");
        town.space(6, "closed", Visibility.PRIVATE, false, "poll");
        town.space(7, "quiet", Visibility.PUBLIC, false);
        town.role(5, 2, Role.MEMBER);
        town.content(70, "poll", 5, 5, ContentState.PUBLISHED, 2);
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
    void page_comesInTheShellWithTheHeadersOfEveryAnswer() {
        Answer page = knock.get("/s/night/poll", GUEST);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(page.body()).contains("<html lang=\"en\">", "Space night", "Polls &amp; &lt;b&gt;more&lt;/b&gt;");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(page.header("X-Request-Id")).matches("[0-9a-f]{12}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/s/night/poll",
                "/l/poll/embed",
                "/l/poll/embed/a/b",
                "/l/poll/embed/..%2f..%2fs",
                "//l/poll/embed/night",
                "/s/embed/night"
            })
    void otherSites_frameNothingElse(String path) {
        assertThat(knock.get(path, GUEST).header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @Test
    void otherSites_framePagesThatAreMadeForIt() {
        Answer page = knock.get("/l/poll/embed/night", GUEST);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors http: https:")
                .doesNotContain("'none'; frame", "unsafe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/s/night/poll/", "/s/night//poll", "//s/night/poll", "/s/%6Eight/%70oll", "/s/night/poll//"})
    void otherSpellingOfAnAddress_leadsToTheSamePage(String path) {
        Answer page = knock.get(path, GUEST);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Polls &amp;");
    }

    /** Jersey once cut the base off by its length: with padding before, it saw another page than the gate had decided on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/s/%6E%69%67%68%74/poll/names/polls/70/close",
                "/s/////////////night/poll/polls/70/close",
                "/s/night/poll/names/x%2Fpolls%2F70%2Fclose",
                "/s/night/poll/names/..%2Fpolls/70/close",
                "/s/night/poll/names/../polls/70/close",
                "/s/night/poll/names/%2e%2e/polls/70/close",
                "/s/night/poll/polls/70;x=/close",
                "/s/night/poll/polls/70/close;a=b",
                "/s/night/poll/polls/70/close%00",
                "/s/night/poll/polls/70%5Cclose",
                "/s/quiet/../night/poll/polls/70/close"
            })
    void padding_neverReachesAPageOfOthers(String path) {
        assertThat(knock.get(path, MEMBER).body()).doesNotContain("the moderators");
        assertThat(knock.get(path, GUEST).body()).doesNotContain("the moderators");
    }

    @ParameterizedTest
    @CsvSource({
        "caf%C3%A9, [caf\u00e9]",
        "a+b, [a+b]",
        "a%2Bb, [a+b]",
        "100%25, [100%]",
        "a%3Fb, [a?b]",
        "a%23b, [a#b]",
        "%F0%9F%8C%99, [\ud83c\udf19]"
    })
    void escapedSegment_arrivesDecodedOnce(String segment, String seen) {
        assertThat(knock.get("/s/night/poll/names/" + segment, GUEST).body()).contains(seen + "[]");
    }

    @Test
    void restOfAPath_arrivesWhole() {
        assertThat(knock.get("/s/night/poll/files/a/b%20c//d", GUEST).body()).contains("[a/b c/d]");
    }

    @ParameterizedTest
    @CsvSource({
        "q=a%20b, [a b]",
        "q=%, [%]",
        "q=%zz, [%zz]",
        "q=a|b<c>, [a|b&lt;c&gt;]",
        "q=%E2%82%AC, [\u20ac]",
        "q=a[0]{1}, [a[0]{1}]"
    })
    void query_isReadWhateverStandsInIt(String query, String seen) {
        assertThat(knock.get("/s/night/poll/names/x?" + query, GUEST).body()).contains("[x]" + seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page=-1", "?page=99999999999999999999", "?page=abc", "?page="})
    void pageNumberOutOfRange_isAnsweredInWords(String query) {
        Answer page = knock.get("/s/night/poll/polls/70" + query, GUEST);
        assertThat(page.status()).isIn(200, 404);
        assertThat(page.body()).doesNotContain("Exception").contains("<h1>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/s/closed",
                "/s/closed/poll",
                "/s/none/poll",
                "/s/night/wiki",
                "/s/quiet/poll",
                "/none",
                "/s/night/poll/polls/71"
            })
    void whatIsNotThereOrNotToBeKnown_isNotFound(String path) {
        Answer page = knock.get(path, MEMBER);
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("This page is not there").doesNotContain("Space closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
    void featureThatIsOff_isNotFoundWithAnyMethod(String method) {
        assertThat(knock.send(method, "/s/quiet/poll", "", MEMBER).status()).isEqualTo(404);
        assertThat(knock.send(method, "/s/quiet/poll", "", MEMBER).header("Allow"))
                .isNull();
    }

    @Test
    void spaceInCapitals_isFoundUnderItsAddress() {
        Answer answer = knock.get("/s/NIGHT/poll/polls/70?page=2", "Cookie: rambla_lang=en");
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("Location")).isEqualTo("/s/night/poll/polls/70?page=2");
        assertThat(knock.get("/s/NOWHERE/poll", "Cookie: rambla_lang=en").status())
                .isEqualTo(404);
        assertThat(knock.send("POST", "/s/NIGHT/poll/polls/70/vote", "", "Cookie: rambla_lang=en")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void head_answersLikeGetWithoutABody() {
        Answer head = knock.send("HEAD", "/s/night/poll/polls/70", "", GUEST);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("X-Frame-Options")).isNull();
        assertThat(head.header("Content-Security-Policy")).isNotNull();
    }

    @Test
    void options_tellsTheMethods() {
        Answer options = knock.send("OPTIONS", "/s/night/poll/polls/70", "", GUEST);
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(options.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void otherMethod_isRefusedWithThoseThatAreThere() {
        Answer answer = knock.send("DELETE", "/s/night/poll/polls/70", "", MEMBER);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET");
        assertThat(knock.send("TRACE", "/s/night/poll", "", MEMBER).status()).isEqualTo(405);
        assertThat(knock.send("PROPFIND", "/s/night/poll", "", MEMBER).status()).isEqualTo(405);
    }

    @Test
    void signedLink_readsNoSession() {
        assertThat(knock.get("/l/poll/key", MEMBER).body()).contains("link for 0");
        assertThat(knock.get("//l/poll/key", MEMBER).body()).contains("link for 0");
        assertThat(knock.get("/%6C/poll/key", MEMBER).body()).contains("link for 0");
    }

    @Test
    void signedLink_takesAPostWithoutAToken() {
        Answer done = knock.post("/l/poll/key", "List-Unsubscribe=One-Click", MEMBER);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.body()).contains("done for 0 One-Click");
    }

    @Test
    void language_comesFromTheChoiceThenTheProfileThenTheBrowser() {
        assertThat(knock.get("/s/night/poll", "Accept-Language: de, en-GB;q=0.8, fr;q=0.5")
                        .body())
                .contains("<html lang=\"en\">");
        assertThat(knock.get("/s/night/poll", "Accept-Language: fr-BE").body())
                .contains("<html lang=\"fr\">", "Espace night");
        assertThat(knock.get("/s/night/poll", "Accept-Language: ;;q=x").body()).contains("<html lang=\"fr\">");
        assertThat(knock.get("/s/night/poll", "Cookie: rambla_session=token-2", "Accept-Language: fr")
                        .body())
                .contains("<html lang=\"en\">");
        assertThat(knock.get("/s/night/poll", "Cookie: rambla_session=token-2; rambla_lang=fr")
                        .body())
                .contains("<html lang=\"fr\">");
        assertThat(knock.get("/s/night/poll", "Cookie: rambla_lang=xx", "Accept-Language: en")
                        .body())
                .contains("<html lang=\"en\">");
    }

    @Test
    void languageSwitch_keepsTheChoiceAndLeadsBackToThePage() {
        Answer answer = knock.get("/s/night/poll?a=1&lang=fr&b=2");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/s/night/poll?a=1&b=2");
        assertThat(answer.header("Set-Cookie")).startsWith("rambla_lang=fr; Path=/; HttpOnly; SameSite=Lax");
        assertThat(knock.get("/s/night/poll?lang=xx").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/%2e%2e?lang=fr",
                "//evil.example?lang=fr",
                "/%5Cevil.example?lang=fr",
                "/%09/evil.example?lang=fr"
            })
    void languageSwitch_leadsToNoOtherHost(String path) {
        String location = knock.get(path).header("Location");
        assertThat(location == null || (location.startsWith("/") && !location.startsWith("//")))
                .isTrue();
    }

    @Test
    void pageAtATrickyAddress_hasNoLinkToAnotherHost() {
        Answer page = knock.get("//evil.example/x", GUEST);
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).doesNotContain("\"//");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"gzip, deflate, br | gzip", "br;q=1.0, gzip;q=0.8 | gzip", "gzip;q=0, br |", "identity |"})
    void page_isCompressed_forWhoTakesIt(String accepted, String encoding) {
        Answer found = knock.get("/s/night/poll", GUEST, "Accept-Encoding: " + accepted);
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.header("Content-Encoding")).isEqualTo(encoding);
        assertThat(found.header("Vary")).contains("Accept-Encoding");
    }

    @Test
    void bundle_cannotLoosenTheHeadersThatProtect() {
        Answer answer = knock.get("/s/night/poll/headers", GUEST);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=60");
        assertThat(answer.headers().get("content-security-policy")).hasSize(2).contains("sandbox");
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.headers().get("x-poll")).containsExactly("a", "b");
    }

    @Test
    void redirect_staysRelativeAndOnThisServer() {
        assertThat(knock.get("/s/night/poll/away?to=/s/night", GUEST).header("Location"))
                .isEqualTo("/s/night");
        for (String to :
                new String[] {"https://evil.example/", "//evil.example/", "javascript:alert(1)", "/%0D%0ASet-Cookie:a=b"
                }) {
            Answer answer = knock.get("/s/night/poll/away?to=" + to, GUEST);
            assertThat(answer.status()).as(to).isEqualTo(500);
            assertThat(answer.header("Location")).isNull();
            assertThat(answer.header("Set-Cookie")).isNull();
        }
    }

    @Test
    void plainText_isNeverTakenForHtml() {
        Answer answer = knock.get("/s/night/poll/text?t=%3Cscript%3Ealert(1)%3C/script%3E", GUEST, "Accept: text/html");
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "checked", "linkage", "deep", "assertion"})
    void failureOfABundle_isToldInWordsWithTheNumberOfTheRequest(String how) {
        Answer answer = knock.get("/s/night/poll/fails/" + how, GUEST);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body())
                .contains("Something went wrong on our side", answer.header("X-Request-Id"))
                .doesNotContain("secret", "Exception", "Error", "\tat ");
        assertThat(knock.get("/s/night/poll", GUEST).status()).isEqualTo(200);
    }

    @Test
    void refusalOfABundle_keepsItsStatusAndWords() {
        Answer answer = knock.get("/s/night/poll/fails/refusal", GUEST);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("This space is archived");
        assertThat(knock.get("/s/night/poll/empty", GUEST).status()).isEqualTo(404);
        assertThat(knock.get("/s/night/poll/empty", GUEST).body()).contains("This page is not there");
    }

    @Test
    void stream_arrivesWhole() {
        Answer answer = knock.get("/s/night/poll/stream", GUEST);
        assertThat(answer.body()).hasSize(320_000);
        assertThat(answer.whole()).isTrue();
    }

    @Test
    void streamThatBreaks_doesNotLookWhole() {
        Answer answer = knock.get("/s/night/poll/stream?break=true", GUEST);
        assertThat(answer.whole()).isFalse();
    }

    @Test
    void databaseThatIsGone_isToldInThePageShell() {
        house.town().breakDown(new IllegalStateException("secret detail"));
        for (String cookie : new String[] {MEMBER, GUEST}) {
            Answer answer = knock.get("/s/night/poll", cookie);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("Something went wrong on our side", "<nav")
                    .doesNotContain("secret");
        }
        Answer kept = knock.post("/s/night/poll/echo", "text=a+long+text+that+somebody+has+typed+tonight", MEMBER);
        assertThat(kept.status()).isEqualTo(500);
        assertThat(kept.body()).contains("a long text that somebody has typed tonight");
        Answer brief = knock.post("/s/night/poll/echo", "text=Squares+by+night&kind=OPEN", MEMBER);
        assertThat(brief.body())
                .contains("name=\"text\" value=\"Squares by night\"")
                .contains("<input type=\"hidden\" name=\"kind\" value=\"OPEN\">");
    }

    @Test
    void hugeHeader_isRefused() {
        assertThat(knock.get("/s/night/poll", "X-Long: " + "a".repeat(100_000)).status())
                .isEqualTo(431);
    }

    @Test
    void asset_isReadOnly() {
        assertThat(knock.get("/assets/rambla.css").status()).isEqualTo(200);
        assertThat(knock.send("POST", "/assets/rambla.css", "").status()).isEqualTo(405);
        assertThat(knock.get("/assets/none.css").status()).isEqualTo(404);
        assertThat(knock.get("/assets/../messages_en.properties").body()).doesNotContain("web.skip");
        assertThat(knock.get("/assets/..%2Fmessages_en.properties").body()).doesNotContain("web.skip");
    }

    @Test
    void asset_isKeptForEverUnderItsDigest() {
        String address = house.shell().assets().address("rambla.css");
        Answer asset = knock.get(address);
        assertThat(asset.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(knock.get("/assets/rambla.css?v=other").header("Cache-Control"))
                .isEqualTo("public, max-age=300");
        assertThat(knock.get(address, "If-None-Match: " + asset.header("ETag")).status())
                .isEqualTo(304);
        Answer zipped = knock.get(address, "Accept-Encoding: br, gzip");
        assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(Integer.parseInt(zipped.header("Content-Length")))
                .isLessThan(asset.body().getBytes(StandardCharsets.UTF_8).length / 2);
    }
}
