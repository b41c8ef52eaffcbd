// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.WebForm;

/** What a programme manager does: makes a space, switches its forum off and on, invites, moderates, archives. */
@ExtendWith(DemoServer.Shared.class)
class ManagerWalkIT {
    private final DemoServer demo;

    ManagerWalkIT(DemoServer demo) {
        this.demo = demo;
    }

    static Stream<Arguments> everyWay() {
        return Stream.of(
                Arguments.of(new Look("fr", ColorScheme.LIGHT, Look.DESK), true),
                Arguments.of(new Look("en", ColorScheme.LIGHT, Look.PHONE), false));
    }

    @ParameterizedTest(name = "{0}, JavaScript {1}")
    @MethodSource("everyWay")
    void aManager_runsASpace(Look look, boolean script) {
        try (Walker walker = new Walker(demo.chromium(), look, script)) {
            walker.signIn(Account.MANAGER.address(), Account.PASSWORD);
            String space = create(walker, look);
            switchOffAndOn(walker, space);
            invite(walker, space);
            String topic = write(walker, space);
            moderate(walker, topic);
            archive(walker, space, topic);
            walker.content();
        }
    }

    private static String create(Walker walker, Look look) {
        walker.navigate("/spaces").follow("main a[href='/spaces/new'], .space-head a[href='/spaces/new']");
        walker.follow("main a[href='/spaces/new?blueprint=thematic']");
        for (String tag : new String[] {"fr", "en"}) {
            walker.fill("name." + tag, "Ports, " + look).fill("purpose." + tag, "Keeping ports open and safe.");
        }
        walker.send("/spaces/new");
        assertThat(walker.seen("h1").innerText()).isEqualTo("Ports, " + look);
        return walker.page().url().replaceAll(".*(/s/[^/?#]+).*", "$1");
    }

    private static void switchOffAndOn(Walker walker, String space) {
        String forum = "nav.tabs a[href^='" + space + "/forum']";
        walker.follow("nav.tabs a[href='" + space + "/settings']")
                .follow("main a[href='" + space + "/settings/features']")
                .follow("main a[href$='/features/forum']")
                .send("/features/forum");
        assertThat(walker.page().locator(forum).count()).isZero();
        if (!walker.page().url().contains("/features/forum")) {
            walker.follow("main a[href$='/features/forum']");
        }
        assertThat(walker.seen("main section.card").innerText()).contains("Forum");
        walker.send("/features/forum");
        assertThat(walker.page().locator(forum).count()).isEqualTo(1);
    }

    private static void invite(Walker walker, String space) {
        walker.follow("nav.tabs a[href='" + space + "/members']").follow("a[href$='/members/invite']");
        walker.fill("q", "Leuven").follow("main form[role=search] button");
        walker.page().locator("main input[name=member]").first().check();
        walker.send("/members/invite").go(space + "/members");
        assertThat(walker.page().locator("main .rows > li").count()).isEqualTo(2);
    }

    private String write(Walker walker, String space) {
        walker.follow("nav.tabs a[href^='" + space + "/forum']").follow("a[href$='/forum/topics/new']");
        walker.fill("title", "Berths at night")
                .write("Who watches the", "east quay", "We share a patrol.")
                .send("/forum/topics");
        String topic = walker.page().url().replaceAll(".*(/s/[^?#]+).*", "$1");
        answer(space, topic);
        walker.go(topic).says("Nobody yet.");
        return topic;
    }

    /** Somebody else answers, and joins first when it is not them who were invited. */
    private void answer(String space, String topic) {
        Browser member = demo.browser(Account.MEMBER);
        member.open(space).forms().stream()
                .filter(form -> form.action().endsWith("/join"))
                .findFirst()
                .ifPresent(WebForm::submit);
        member.open(topic).form("/replies").fill("body", "Nobody yet.").submit();
    }

    private static void moderate(Walker walker, String topic) {
        walker.send("/pin").go(topic).send("/lock").go(topic);
        assertThat(walker.page().locator("main form[action$='/unpin']").count()).isEqualTo(1);
        walker.send("/unlock").go(topic).follow("article.post:nth-of-type(2) footer a[href$='/remove']");
        walker.fill("reason", "Says nothing that helps").send("/remove");
        walker.go(topic).says("Says nothing that helps");
        assertThat(walker.page().locator("article.post.withdrawn").count()).isEqualTo(1);
        walker.send("/restore").go(topic);
        assertThat(walker.page().locator("article.post.withdrawn").count()).isZero();
    }

    private static void archive(Walker walker, String space, String topic) {
        walker.go(space + "/settings").send("/settings/archive").go(topic);
        assertThat(walker.page().locator("main form[action$='/replies']").count())
                .isZero();
        walker.says("Berths at night");
        walker.go(space + "/settings").send("/settings/archive").go(topic);
        assertThat(walker.page().locator("main form[action$='/replies']").count())
                .isEqualTo(1);
    }
}
