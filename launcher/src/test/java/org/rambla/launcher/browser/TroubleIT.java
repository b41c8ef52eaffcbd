// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When something went wrong, the page that says so is as good as the others, and what was typed is on it. */
@ExtendWith(DemoServer.Shared.class)
class TroubleIT {
    private static final Look FRENCH = new Look("fr", ColorScheme.LIGHT, Look.DESK);
    private static final Look ENGLISH = new Look("en", ColorScheme.DARK, Look.PHONE);
    private static final String TYPED = "Twenty minutes of careful thought about cameras";

    private final DemoServer demo;
    private final PageCheck check = new PageCheck();

    TroubleIT(DemoServer demo) {
        this.demo = demo;
    }

    @Test
    void aReplyAfterTheSessionEnded_comesBack() {
        for (Look look : new Look[] {FRENCH, ENGLISH}) {
            // What a guest sees of a space of the network is nothing, not even that it is there.
            try (Walker walker = reply(look)) {
                walker.page().context().clearCookies();
                answered(walker, look, "/replies", 404);
            }
        }
    }

    @Test
    void aTopicAfterTheSessionEnded_comesBackWithAWayToSignIn() {
        for (Look look : new Look[] {FRENCH, ENGLISH}) {
            try (Walker walker = new Walker(demo.chromium(), look, true)) {
                walker.signIn(Account.MEMBER.address(), Account.PASSWORD);
                walker.go("/s/public-spaces/forum/topics/new?lang=" + look.language())
                        .fill("title", "Cameras")
                        .write(TYPED, "here", "and there");
                walker.page().context().clearCookies();
                answered(walker, look, "/forum/topics", 401);
                assertThat(walker.page().locator("main a[href^='/sign-in']").count())
                        .isPositive();
            }
        }
    }

    @Test
    void aReplyThatFailsOnOurSide_comesBackToBeSentAgain() throws IOException {
        Path files = demo.home().resolve("files");
        Path aside = demo.home().resolve("files-aside");
        for (Look look : new Look[] {FRENCH, ENGLISH}) {
            try (Walker walker = reply(look)) {
                walker.attach("map.txt", "text/plain", look.toString().getBytes(StandardCharsets.UTF_8));
                Files.move(files, aside);
                try {
                    Files.writeString(files, "The folder of files cannot be used.");
                    answered(walker, look, "/replies", 500);
                } finally {
                    Files.delete(files);
                    Files.move(aside, files);
                }
            }
        }
    }

    @Test
    void tooManyWrongPasswords_areAskedToWait() {
        for (Look look : new Look[] {FRENCH, ENGLISH}) {
            try (Walker walker = new Walker(demo.chromium(), look, true)) {
                String address = look.language() + "-nobody@demo.example";
                for (int i = 0; i < 10 && (i == 0 || walker.opened().answer().status() == 422); i++) {
                    walker.go("/sign-in").fill("email", address).fill("password", "wrong, and long enough");
                    walker.page()
                            .waitForNavigation(() -> walker.seen("main form[action='/sign-in'] button")
                                    .click());
                }
                assertThat(check.problems(walker.opened(), look, 429)).isEmpty();
            }
        }
    }

    @Test
    void aReplyWrittenWhileTheConnectionIsLost_staysOnThePage_andOnThisDevice() {
        for (Look look : new Look[] {FRENCH, ENGLISH}) {
            try (Walker walker = reply(look)) {
                walker.page().context().setOffline(true);
                walker.seen("main form[action$='/replies'] button:not([type=button])")
                        .click();
                walker.seen("main form[action$='/replies'] [role=alert]");
                walker.says(TYPED);
                // That nothing is reached is what this is about.
                assertThat(check.problems(walker.opened(), look, 200))
                        .filteredOn(problem -> !problem.contains("ERR_INTERNET_DISCONNECTED"))
                        .isEmpty();
                walker.page().context().setOffline(false);
                // As if the browser had been closed meanwhile.
                walker.page().reload();
                walker.seen("main form[action$='/replies'] .kept");
                walker.says(TYPED);
            }
        }
    }

    @Test
    void aTextThatChangedMeanwhile_isShownBesideOnesOwn() {
        for (Look look : new Look[] {FRENCH, ENGLISH}) {
            String answer = demo.arrangements().fill("{answer}/edit");
            try (Walker walker = new Walker(demo.chromium(), look, true)) {
                walker.signIn(Account.MEMBER.address(), Account.PASSWORD);
                walker.go(answer + "?lang=" + look.language()).write(TYPED, "here", "and there");
                demo.browser(Account.MEMBER)
                        .open(answer)
                        .form("/edit")
                        .fill("body", "Changed in another window, " + look)
                        .submit();
                answered(walker, look, "/edit", 409);
                walker.says("Changed in another window, " + look);
            }
        }
    }

    @Test
    void aListOfPeopleWithBadLines_isShownLineByLine() {
        String list = "email,name,function,organisation,language\n"
                + "good@leuven.example,Prevention officer,Officer,Leuven,en\n"
                + "no address,Street worker,Officer,Leuven,en\n"
                + "other@nowhere.example,Mediator,Officer,Atlantis,fr\n";
        for (Look look : new Look[] {FRENCH, ENGLISH}) {
            try (Walker walker = new Walker(demo.chromium(), look, true)) {
                walker.signIn(Account.ADMINISTRATOR.address(), Account.PASSWORD);
                walker.go("/admin/invitations?lang=" + look.language());
                walker.page()
                        .setInputFiles(
                                "main input[type=file]",
                                new FilePayload("people.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
                walker.page()
                        .waitForNavigation(() -> walker.seen("main form.card button:not([type=button])")
                                .click());
                assertThat(walker.opened().answer().status()).isIn(200, 422);
                assertThat(check.problems(
                                walker.opened(), look, walker.opened().answer().status()))
                        .isEmpty();
                walker.says("no address").says("Atlantis");
            }
        }
    }

    /** Somebody who wrote a reply that is not sent yet. */
    private Walker reply(Look look) {
        Walker walker = new Walker(demo.chromium(), look, true);
        walker.signIn(Account.MEMBER.address(), Account.PASSWORD);
        String path = demo.arrangements().fill("{topic}?lang=" + look.language());
        return walker.go(path).write(TYPED, "here", "and there");
    }

    private void answered(Walker walker, Look look, String end, int status) {
        walker.page()
                .waitForNavigation(() -> walker.seen("main form[action$='" + end + "'] button:not([type=button])")
                        .click());
        assertThat(check.problems(walker.opened(), look, status)).isEmpty();
        assertThat(walker.page().content()).contains(TYPED);
    }
}
