// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.DatabaseKind;
import org.rambla.launcher.system.Network;
import org.rambla.launcher.system.OnServer;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.WebForm;
import org.rambla.launcher.system.WebPage;

/** Whatever happens between opening a form and sending it: what was typed is still there. */
@OnServer(DatabaseKind.DERBY)
class KeptTextIT {
    private static final String TEXT =
            "We light our squares from below, \u201cwarm\u201d & <low>,\nand people stay longer.";

    private final RunningServer server;
    private final Stage stage;

    KeptTextIT(RunningServer server) {
        this.server = server;
        this.stage = Stage.set(server);
    }

    private WebForm topicForm() {
        return stage.member
                .browser()
                .open(stage.path("/forum/topics/new"))
                .form("/forum/topics")
                .fill("title", "Light on the squares of the old town")
                .fill("body", TEXT);
    }

    private WebForm replyForm(String topic) {
        return stage.member.browser().open(topic).form("/replies").fill("body", TEXT);
    }

    /** The text stands in a field of the page, whole. */
    private static void kept(WebPage answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.html()).isTrue();
        assertThat(answer.document().select("textarea, input[type=hidden]").stream()
                        .map(field -> field.normalName().equals("textarea") ? field.wholeText() : field.val())
                        .map(String::strip))
                .contains(TEXT);
        assertThat(answer.document().select("main h1").text()).isNotBlank();
    }

    @Test
    void sessionThatEnded_givesTheTextBack_toBeSentAfterSigningInAgain() {
        Browser browser = stage.member.browser();
        WebForm form = topicForm();
        browser.cookies().getCookieStore().removeAll();
        WebPage refused = form.send();
        // A space for members of the network: to who is not signed in it is not there.
        kept(refused, 404);
        assertThat(refused.document().text()).contains("Your session may have ended");
        assertThat(refused.link("Sign in (opens")).endsWith("/sign-in");
        Network.signIn(browser, stage.member.email());
        WebPage made = refused.form("/forum/topics").send().expect(303).follow().expect(200);
        assertThat(made.document().text()).contains("We light our squares from below, \u201cwarm\u201d & <low>");
    }

    @Test
    void sessionThatEnded_onAPageOfOnesOwn_givesTheTextBack() {
        Browser browser = stage.other.browser();
        WebForm form = browser.open("/account").form("/account").fill("about", TEXT);
        browser.cookies().getCookieStore().removeAll();
        WebPage refused = form.send();
        kept(refused, 401);
        Network.signIn(browser, stage.other.email());
        assertThat(refused.form("/account")
                        .send()
                        .expect(303)
                        .follow()
                        .expect(200)
                        .form("/account")
                        .fields()
                        .get("about")
                        .get(0)
                        .strip())
                .isEqualTo(TEXT);
    }

    @Test
    void topicThatWasLocked_givesTheTextBack() {
        String topic = stage.topic("To be locked", "First");
        WebForm form = replyForm(topic);
        stage.manager.browser().open(topic).form("/lock").submit();
        kept(form.send(), 409);
        stage.manager.browser().open(topic).form("/unlock").submit();
        assertThat(form.send().status()).isEqualTo(303);
    }

    @Test
    void topicThatWasDeleted_givesTheTextBack() {
        String topic = stage.topic("To be removed", "First");
        WebForm form = replyForm(topic);
        String remove = stage.manager.browser().open(topic).links().stream()
                .filter(link -> link.endsWith("/remove"))
                .findFirst()
                .orElseThrow();
        stage.manager
                .browser()
                .open(remove)
                .form("/remove")
                .fill("reason", "Twice the same")
                .submit();
        kept(form.send(), 404);
    }

    @Test
    void featureThatWasSwitchedOff_givesTheTextBack_andTakesItWhenItIsOnAgain() {
        WebForm form = topicForm();
        stage.forum(stage.slug, false);
        kept(form.send(), 404);
        stage.forum(stage.slug, true);
        assertThat(form.send().status()).isEqualTo(303);
    }

    @Test
    void spaceThatWasArchived_givesTheTextBack() {
        String topic = stage.topic("Before the archive", "First");
        WebForm start = topicForm();
        WebForm reply = replyForm(topic);
        WebForm letter = stage.member.browser().open(stage.path("/write")).form("/write");
        stage.manager
                .browser()
                .open(stage.path("/settings"))
                .form("/settings/archive")
                .submit();
        kept(start.send(), 403);
        kept(reply.send(), 403);
        assertThat(letter.send().status()).as("letters are written still").isIn(303, 422);
        WebPage followed = stage.other
                .browser()
                .post(stage.path("/follow"), Map.of("_token", start.fields().get("_token"), "follow", List.of("yes")));
        assertThat(followed.status()).as("the archive has no followers").isEqualTo(403);
    }

    @Test
    void membershipThatWasLost_givesTheTextBack() {
        String topic = stage.topic("Before leaving", "First");
        WebForm form = replyForm(topic);
        stage.manager
                .browser()
                .open(stage.path("/members/" + stage.member.id()))
                .form("/remove")
                .submit();
        kept(form.send(), 403);
        stage.join(stage.member);
        assertThat(form.send().status()).isEqualTo(303);
    }

    @Test
    void formWithoutItsToken_givesTheTextBack_withAGoodOne() {
        WebForm form = topicForm().forge("_token", "x".repeat(64));
        WebPage refused = form.send();
        kept(refused, 403);
        assertThat(refused.form("/forum/topics").send().status()).isEqualTo(303);
    }

    @Test
    void fileThatIsNotTaken_leavesTextAndOtherFiles() {
        WebPage refused = topicForm()
                .file("files", "notes.txt", "Notes of the meeting".getBytes(StandardCharsets.UTF_8))
                .file("files", "run.exe", new byte[] {'M', 'Z', 0, 0, 1, 2, 3, 4})
                .send();
        kept(refused, 422);
        assertThat(refused.document().text()).contains("run.exe");
        WebPage made = refused.form("/forum/topics").submit();
        assertThat(made.document().text()).contains("notes.txt");
    }

    @Test
    void fileThatIsTooLarge_leavesTextAndOtherFiles() {
        WebPage refused = topicForm()
                .file("files", "notes.txt", "Notes of the meeting".getBytes(StandardCharsets.UTF_8))
                .file("files", "film.txt", new byte[27 << 20])
                .send();
        kept(refused, 422);
        assertThat(refused.document().text()).contains("film.txt", "too large");
        WebPage made = refused.form("/forum/topics").submit();
        assertThat(made.document().text()).contains("notes.txt");
    }

    @Test
    void uploadThatBreaksOff_makesNothing_andTheFormCanBeSentAgain() throws Exception {
        WebForm form = topicForm().fill("title", "Broken upload " + stage.slug);
        String cookie = String.join(
                "; ",
                stage.member.browser().cookies().getCookieStore().getCookies().stream()
                        .map(c -> c.getName() + "=" + c.getValue())
                        .toList());
        StringBuilder body = new StringBuilder();
        form.fields()
                .forEach((name, values) -> values.forEach(
                        value -> body.append("--abc\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n")
                                .append(value)
                                .append("\r\n")));
        body.append("--abc\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\nhalf of");
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        try (Wire wire = new Wire(server.address())) {
            wire.begin(
                    "POST " + form.action(),
                    bytes.length + 100_000,
                    "Content-Type: multipart/form-data; boundary=abc",
                    "Cookie: " + cookie);
            wire.send(bytes);
            wire.end();
            Wire.Answer answer = wire.answer();
            assertThat(answer.status()).isIn(0, 400);
            assertThat(answer.body()).doesNotContain("Exception");
            if (answer.status() == 400) {
                assertThat(answer.body()).contains("still in the page before this one");
            }
        }
        assertThat(stage.member.browser().open(stage.path("/forum")).document().text())
                .doesNotContain("Broken upload");
        assertThat(form.send().status()).isEqualTo(303);
    }
}
