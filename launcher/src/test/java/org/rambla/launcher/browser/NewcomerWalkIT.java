// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody does who was invited this morning: from the mail to a topic of their own, and back in after a forgotten password. */
@ExtendWith(DemoServer.Shared.class)
class NewcomerWalkIT {
    private static final String FIRST = "a long sentence to sign in";
    private static final String SECOND = "another long sentence instead";
    private static final String SPACE = "/s/night";

    private final DemoServer demo;

    NewcomerWalkIT(DemoServer demo) {
        this.demo = demo;
    }

    static Stream<Arguments> everyWay() {
        return Stream.of("fr", "en")
                .flatMap(language -> Stream.of(Look.DESK, Look.PHONE)
                        .flatMap(width -> Stream.of(true, false)
                                // Each language, each width, with and without JavaScript once; all of them in the long
                                // run.
                                .filter(script ->
                                        Look.DEEP || script == language.equals("fr") && script == (width == Look.DESK))
                                .map(script -> Arguments.of(new Look(language, ColorScheme.LIGHT, width), script))));
    }

    @ParameterizedTest(name = "{0}, JavaScript {1}")
    @MethodSource("everyWay")
    void aNewcomer_findsTheirWay(Look look, boolean script) throws IOException {
        String address = "new-" + look.toString().replace(' ', '-') + script + "@leuven.example";
        String invitation = demo.invite(address, look.language());
        try (Walker walker = new Walker(demo.chromium(), look, script)) {
            accept(walker, invitation, address, look);
            join(walker);
            start(walker, script);
            reply(walker, script);
            edit(walker, script);
            settle(walker, look);
            takeData(walker);
            forget(walker, address);
            walker.content();
        }
    }

    private static void accept(Walker walker, String invitation, String address, Look look) {
        walker.go(invitation);
        assertThat(walker.language()).isEqualTo(look.language());
        walker.fill("password", FIRST).fill("passwordAgain", FIRST).send("/invitation");
        assertThat(walker.signedIn()).isTrue();
        walker.account("form button");
        assertThat(walker.signedIn()).isFalse();
        walker.follow("header a[href^='/sign-in']");
        walker.fill("email", address).fill("password", FIRST).send("/sign-in");
        assertThat(walker.signedIn()).isTrue();
    }

    private static void join(Walker walker) {
        walker.navigate("/spaces").follow("main a[href='" + SPACE + "']").send(SPACE + "/join");
        walker.follow("main a[href='" + SPACE + "/guidelines']");
        assertThat(walker.seen("main .prose").innerText()).isNotBlank();
        walker.follow("nav.tabs a[href^='" + SPACE + "/forum']");
    }

    private static void start(Walker walker, boolean script) {
        walker.follow("main a[href$='/forum/topics/new']")
                .fill("title", "Closing hours: who answers the neighbours?")
                .write("We moved closing time to", "three o'clock", "What happened elsewhere?")
                .attach("hours.txt", "text/plain", "Closing hours by street".getBytes(StandardCharsets.UTF_8))
                .send("/forum/topics");
        assertThat(walker.seen("h1").innerText()).isEqualTo("Closing hours: who answers the neighbours?");
        walker.says("What happened elsewhere?").says("hours.txt");
        if (script) {
            assertThat(walker.seen("article strong").innerText()).isEqualTo("three o'clock");
        }
        Download download = walker.page()
                .waitForDownload(() -> walker.seen("article .files a").click());
        assertThat(read(download)).isEqualTo("Closing hours by street");
    }

    private static String read(Download download) {
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void reply(Walker walker, boolean script) {
        walker.write("In our city the", "night mayor", "She calls back within a day.")
                .send("/replies");
        assertThat(walker.page().locator("article.post").count()).isEqualTo(2);
        walker.says("She calls back within a day.");
    }

    private static void edit(Walker walker, boolean script) {
        walker.follow("article.post:nth-of-type(2) footer a[href$='/edit']");
        if (script) {
            walker.write("In our city the", "night mayor", "She calls back within an hour.");
        } else {
            walker.follow("main a[href$='?passages=1']");
            walker.page().locator("main textarea[name*='-passage-']").last().fill("She calls back within an hour.");
        }
        walker.send("/edit");
        walker.says("She calls back within an hour.");
        walker.follow("article.post a[href$='/history']").follow("main .rows li:last-child a");
        walker.says("within a day.");
        assertThat(walker.seen("main ins").innerText()).contains("hour");
    }

    /** Changes language and time zone, then goes back to the first language by the switch at the top. */
    private static void settle(Walker walker, Look look) {
        walker.account("a[href='/account']")
                .choose("language", look.other())
                .choose("zone", "Europe/Lisbon")
                .send("/account");
        assertThat(walker.language()).isEqualTo(look.other());
        assertThat(walker.page().locator("footer.foot").innerText())
                .contains(look.other().equals("fr") ? "Lisbonne" : "Lisbon");
        walker.follow("header .langs a[hreflang='" + look.language() + "']");
        assertThat(walker.language()).isEqualTo(look.language());
    }

    private static void takeData(Walker walker) throws IOException {
        walker.follow("nav.tabs a[href='/account/data']");
        Download download = walker.page()
                .waitForDownload(
                        () -> walker.seen("main form[action$='/export'] button").click());
        try (ZipFile zip = new ZipFile(download.path().toFile())) {
            List<String> names = zip.stream().map(entry -> entry.getName()).toList();
            assertThat(names).anyMatch(name -> name.endsWith(".json")).anyMatch(name -> name.endsWith("hours.txt"));
            String all = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".json"))
                    .map(entry -> text(zip, entry))
                    .collect(Collectors.joining());
            assertThat(all)
                    .contains("Closing hours: who answers the neighbours?")
                    .contains("within an hour");
        }
    }

    private static String text(ZipFile zip, java.util.zip.ZipEntry entry) {
        try {
            return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void forget(Walker walker, String address) {
        walker.account("form button").follow("header a[href^='/sign-in']").follow("main a[href='/reset']");
        walker.fill("email", address).send("/reset");
        walker.go(new Mailbox(demo.home()).link(address, "/reset/new"));
        walker.fill("password", SECOND).fill("passwordAgain", SECOND).send("/reset/new");
        if (!walker.signedIn()) {
            walker.signIn(address, SECOND);
        }
        assertThat(walker.signedIn()).isTrue();
    }
}
