// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.OnServer;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.WebPage;

/** Numbers that are none, pages that are not there, signs that mean something to a database. */
@OnServer(org.rambla.launcher.system.DatabaseKind.DERBY)
class OddAddressesIT {
    private static final List<String> NUMBERS = List.of(
            "-1",
            "0",
            "2147483648",
            "99999999999999999999",
            "1e9",
            "abc",
            "%00",
            "%ff",
            "1%27",
            "",
            "%20",
            "0x10",
            "NaN");

    private final Stage stage;

    OddAddressesIT(RunningServer server) {
        stage = Stage.set(server);
    }

    @Test
    void oddPageNumbers_showAPage() {
        String topic = stage.topic("Numbers", "One post");
        for (String number : NUMBERS) {
            for (String path : List.of(
                    topic + "?page=" + number,
                    topic + "?quote=" + number,
                    topic + "/print?part=" + number,
                    stage.path("/forum?after=" + number),
                    stage.path("/wiki?q=" + number),
                    stage.path("/wiki/recent?after=" + number),
                    stage.path("/members?page=" + number),
                    "/people?page=" + number,
                    "/organisations?page=" + number,
                    "/activity?day=" + number,
                    "/activity?after=" + number,
                    "/spaces?topic=" + number)) {
                fine(stage.member.browser(), path);
            }
            for (String path : List.of(
                    "/admin/people?page=" + number,
                    "/admin/audit?page=" + number,
                    "/admin/audit?after=" + number,
                    "/admin/audit?from=" + number + "&to=" + number,
                    "/admin/organisations?page=" + number)) {
                fine(stage.administrator(), path);
            }
        }
    }

    private static void fine(Browser browser, String path) {
        WebPage page = browser.fetch(path).follow();
        assertThat(page.status()).as(path).isEqualTo(200);
        assertThat(Hostile.traces(page)).as(path).isEmpty();
    }

    @Test
    void whatIsNotThere_isToldInWords() {
        for (String number : NUMBERS) {
            for (String path : List.of(
                    "/s/nope" + number,
                    stage.path("/forum/topics/" + number + "9999999"),
                    stage.path("/nothing" + number),
                    stage.path("/wiki/" + number + "zz"),
                    "/api" + stage.path("/wiki/pages/" + number + "zz"),
                    stage.path("/members/" + number + "99999"),
                    "/members/" + number + "0",
                    "/organisations/" + number + "0",
                    "/c/" + number,
                    "/files/" + number + "/x.png",
                    "/logo/" + number,
                    "/legal/" + number + "x",
                    "/api/s/nope" + number + "/forum/topics",
                    "/api" + stage.path("/forum/topics/" + number + "9999999"))) {
                WebPage page = stage.member.browser().fetch(path);
                assertThat(page.status()).as(path).isIn(400, 403, 404);
                assertThat(page.body()).as(path).doesNotContain("Exception", "\tat ");
            }
        }
    }

    @Test
    void signsOfDatabases_meanThemselvesInFilters() {
        for (String wild : List.of("%", "_", "%%", "' or '1'='1", "%'--")) {
            String asked = URLEncoder.encode(wild, StandardCharsets.UTF_8);
            for (String path : List.of("/people?q=", "/organisations?q=")) {
                WebPage page = stage.member.browser().open(path + asked);
                assertThat(page.document().select("main a[href~=^/(members|organisations)/\\d+$]"))
                        .as(path + wild)
                        .allMatch(link -> link.closest("li, tr, article").text().contains(wild));
            }
            WebPage invited = stage.manager.browser().open(stage.path("/members/invite?q=" + asked));
            assertThat(invited.document().select("form[action$=/invite] label:has(input[name=member])"))
                    .as("invite " + wild)
                    .allMatch(found -> found.text().contains(wild));
            for (String path : List.of("/admin/people?q=", "/admin/organisations?q=", "/admin/audit?q=")) {
                stage.administrator().open(path + asked);
            }
        }
    }

    @Test
    void jsonThatIsTooMuchOrNone_isRefusedInWords() {
        String path = "/api" + stage.path("/forum/topics");
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        for (String body : List.of(
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"title\":",
                "{\"title\":{\"a\":1},\"body\":[]}",
                deep,
                "{\"title\":\"x\",\"body\":" + deep + "}",
                "{\"title\":\"x\",\"body\":\"" + "y".repeat(9_000_000) + "\"}",
                "{\"title\":\"x\",\"body\":\"" + "y".repeat(1_900_000) + "\"}",
                "{\"title\":\"" + "x".repeat(100_000) + "\",\"body\":\"y\"}",
                "{\"title\":12345678901234567890123456789012345678901234567890,\"body\":\"y\",\"language\":\"xx\"}")) {
            WebPage answer =
                    stage.member.browser().call("POST", path, BodyPublishers.ofString(body), "application/json");
            String what = body.substring(0, Math.min(40, body.length()));
            assertThat(answer.status()).as(what).isIn(400, 413, 415, 422);
            assertThat(answer.header("Content-Type")).as(what).startsWith("application/json");
            assertThat(answer.body())
                    .as(what)
                    .doesNotContain("Exception", "jackson")
                    .hasSizeLessThan(10_000);
        }
    }

    @Test
    void textOfAMegabyteOrTenThousandTags_isRefusedWithTheText() {
        Browser member = stage.member.browser();
        String long1m = "A word and another. ".repeat(52_000);
        WebPage answer = member.open(stage.path("/forum/topics/new"))
                .form("/forum/topics")
                .fill("title", "A long one")
                .fill("body", long1m)
                .send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.document().text()).contains("This text has ", "; at most ");
        assertThat(answer.form("/forum/topics").fields().get("body").get(0).strip())
                .isEqualTo(long1m.strip());
        for (String nested : List.of(
                "<div>".repeat(10_000) + "deep" + "</div>".repeat(10_000),
                "<blockquote>".repeat(10_000) + "deep",
                "<ul><li>".repeat(10_000) + "deep",
                "<b>".repeat(10_000) + "deep")) {
            WebPage page = member.open(stage.path("/forum/topics/new"))
                    .form("/forum/topics")
                    .fill("title", "A deep one")
                    .fill("body", nested)
                    .fill("bodyFormat", "html")
                    .send();
            assertThat(page.status()).as(nested.substring(0, 12)).isIn(303, 422);
            WebPage shown = page.follow();
            assertThat(shown.status()).isIn(200, 422);
            assertThat(shown.document().text()).contains("deep");
        }
    }

    @Test
    void everySignOfEveryScript_comesBackAsItWasTyped_butForNul() {
        String signs = "\u0645\u0631\u062d\u0628\u0627 Z\u0351\u036b e\u0301\u0323 \ud83c\udfd9\ufe0f"
                + " \ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud835\udd4f \u4f60\u597d \u00a0\u202f\u2028 \ufffd";
        String topic = stage.topic("Signs \u0000" + signs, "Text " + signs + "\u0000\u0007\ud800 end");
        WebPage page = stage.member.browser().open(topic);
        assertThat(page.body()).doesNotContain("\u0000").doesNotContain("\u0007");
        assertThat(page.document().select("h1").text())
                .startsWith("Signs \u0645\u0631\u062d\u0628\u0627")
                .contains("Z\u0351\u036b", "\ud83c\udfd9\ufe0f", "\u4f60\u597d");
        assertThat(page.document().select("article").text())
                .contains("\u4f60\u597d", "\ud835\udd4f", "\u0645\u0631\u062d");
    }
}
