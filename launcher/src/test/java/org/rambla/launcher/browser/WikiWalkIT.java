// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a member does with the wiki: writes a page and a link, leaves a draft and comes back to it, compares, translates, prints. */
@ExtendWith(DemoServer.Shared.class)
class WikiWalkIT {
    private static final String WIKI = "/s/innovation/wiki";

    private final DemoServer demo;

    WikiWalkIT(DemoServer demo) {
        this.demo = demo;
    }

    static Stream<Arguments> everyWay() {
        return Stream.of(
                Arguments.of(new Look("fr", ColorScheme.LIGHT, Look.DESK), true),
                Arguments.of(new Look("en", ColorScheme.LIGHT, Look.PHONE), false));
    }

    @ParameterizedTest(name = "{0}, JavaScript {1}")
    @MethodSource("everyWay")
    void aMember_writesAPage(Look look, boolean script) throws IOException {
        String lamps = "Lamps of " + look.language();
        String title = "Squares at night in " + look.language();
        try (Walker walker = new Walker(demo.chromium(), look, script)) {
            walker.signIn(Account.MEMBER.address(), Account.PASSWORD);
            walker.go(WIKI + "?lang=" + look.language()).follow("main a[href='" + WIKI + "/new']");
            walker.fill("title", lamps)
                    .write("Masts of", "four metres", "They last.")
                    .send("/wiki/new");
            begin(walker, title, lamps, script);
            assertThat(walker.seen("h1").innerText()).isEqualTo(title);
            walker.follow("main .prose a[href$='/lamps-of-" + look.language() + "']")
                    .says("They last.");
            walker.go(WIKI + "/squares-at-night-in-" + look.language());
            change(walker, script);
            walker.says("Who pays for it?");
            walker.follow("aside a[href*='/history']").follow("main a[href*='/history/2']");
            assertThat(walker.seen("main ins").innerText()).contains("pays");
            translate(walker, look);
            takeAway(walker);
            walker.content();
        }
    }

    /** With scripts the link is found by its words, without them it is written by its title. */
    private static void begin(Walker walker, String title, String lamps, boolean script) {
        walker.go(WIKI + "/new").fill("title", title);
        if (!script) {
            walker.write("See", "[[" + lamps + "]]", "What else?").send("/wiki/new");
            return;
        }
        walker.write("Squares need", "light", "See ");
        walker.page().keyboard().press("ControlOrMeta+k");
        Locator dialog = walker.seen("dialog.rt-dialog");
        dialog.locator("input[type=search]").fill(lamps.toUpperCase(java.util.Locale.ROOT));
        walker.seen(".rt-found button").click();
        assertThat(dialog.locator("input[name=text]").inputValue()).isEqualTo(lamps);
        assertThat(PageCheck.judgedDialog(walker.page())).isEmpty();
        dialog.locator("button")
                .and(walker.page().locator(".actions button"))
                .first()
                .click();
        dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        walker.send("/wiki/new");
    }

    /** With scripts the text is kept while one writes, and is there again. */
    private static void change(Walker walker, boolean script) {
        walker.follow("main a[href*='/edit']");
        if (!script) {
            walker.follow("main a[href*='passages=1']");
            walker.page().locator("main textarea[name='body-more']").fill("Who pays for it?");
            walker.send("/edit");
            return;
        }
        walker.seen("main .ProseMirror").click();
        walker.page().keyboard().press("ControlOrMeta+End");
        walker.page().keyboard().press("Enter");
        walker.page().keyboard().type("Who pays for it?");
        // As if the window were left.
        walker.page()
                .evaluate(
                        "() => { Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });"
                                + " document.dispatchEvent(new Event('visibilitychange')); }");
        walker.page()
                .waitForCondition(
                        () -> !walker.page().locator(".autosaved").innerText().isBlank());
        walker.go(WIKI + "/drafts").follow("main .rows h3 a");
        assertThat(walker.seen("main .ProseMirror").innerText()).contains("Who pays for it?");
        walker.send("/edit");
        walker.go(WIKI + "/drafts");
        assertThat(walker.page().locator("main .rows h3 a").count()).isZero();
        walker.go(WIKI + "/squares-at-night-in-fr");
    }

    /** Two who write on the same passage: the second one sees both texts and decides, and neither is lost. */
    @ParameterizedTest(name = "{0}, JavaScript {1}")
    @MethodSource("everyWay")
    void twoWhoChangeTheSamePassage_loseNothing(Look look, boolean script) {
        String wiki = "/s/public-spaces/wiki";
        String page = wiki + "/benches-in-" + look.language();
        try (Walker first = new Walker(demo.chromium(), look, false);
                Walker second = new Walker(demo.chromium(), look, script)) {
            first.signIn(Account.MANAGER.address(), Account.PASSWORD);
            first.go(wiki + "/new").fill("title", "Benches in " + look.language());
            first.write("Benches", "stay", "Who repairs them?").send("/wiki/new");
            second.signIn(Account.MODERATOR.address(), Account.PASSWORD);
            first.go(page + "/edit?passages=1");
            second.go(page + (script ? "/edit" : "/edit?passages=1"));
            assertThat(second.seen("main .notice.warn").innerText()).isNotBlank();
            first.page().locator("main fieldset textarea").first().fill("Benches go in winter.");
            first.send("/edit");
            rewrite(second, script);
            second.page()
                    .waitForNavigation(() -> second.seen("main form[action$='/edit'] button:not([type=button])")
                            .click());
            assertThat(second.opened().answer().status()).isEqualTo(409);
            second.says("Benches go in winter.").says("Benches are painted.");
            if (script) {
                assertThat(PageCheck.judged(second.page(), "main")).isEmpty();
            }
            second.send("/edit");
            second.says("Benches go in winter.").says("Benches are painted.");
        }
    }

    private static void rewrite(Walker walker, boolean script) {
        if (!script) {
            walker.page().locator("main fieldset textarea").first().fill("Benches are painted.");
            return;
        }
        walker.seen("main .ProseMirror").click();
        walker.page().keyboard().press("ControlOrMeta+Home");
        walker.page().keyboard().press("Shift+End");
        walker.page().keyboard().type("Benches are painted.");
    }

    private static void translate(Walker walker, Look look) {
        walker.go(WIKI + "/squares-at-night-in-" + look.language() + "/translate?language=" + look.other());
        walker.fill("title", "The same in " + look.other());
        Locator passages = walker.page().locator("main form textarea");
        assertThat(passages.count()).isGreaterThan(1);
        for (int i = 0; i < passages.count(); i++) {
            // A link comes over where its address is typed behind its words, as the form says.
            String field = passages.nth(i).locator("xpath=..").innerText();
            String address = field.contains("(/s/") ? " " + field.replaceAll("(?s).*(\\(/s/[^)]*\\)).*", "$1") : "";
            passages.nth(i).fill("Passage " + i + " in " + look.other() + address);
        }
        walker.send("/translate");
        walker.says("Passage 0 in " + look.other());
        assertThat(walker.page()
                        .locator("main .prose a[href*='/wiki/lamps-of-']")
                        .count())
                .isEqualTo(1);
        assertThat(walker.seen("main .prose").getAttribute("lang"))
                .as(walker.page().url())
                .isEqualTo(look.other());
    }

    private static void takeAway(Walker walker) throws IOException {
        walker.follow("aside a[href*='/export']");
        Download download = walker.page()
                .waitForDownload(() ->
                        walker.seen("main form[action$='/export/file'] button").click());
        String file = new String(Files.readAllBytes(download.path()), StandardCharsets.ISO_8859_1);
        assertThat(file).startsWith("%PDF-").contains("/StructTreeRoot");
    }
}
