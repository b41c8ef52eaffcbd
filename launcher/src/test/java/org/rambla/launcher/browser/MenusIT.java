// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Open menus are as good as the pages they lie over. */
@ExtendWith(DemoServer.Shared.class)
class MenusIT {
    private final DemoServer demo;
    private final PageCheck check = new PageCheck();

    MenusIT(DemoServer demo) {
        this.demo = demo;
    }

    /** Guests too find what features have for the whole network. */
    @Test
    void theAgendaOfTheNetwork_standsInTheMainNavigation() {
        Look look = Look.all().iterator().next();
        try (Opened opened = new Opened(demo.chromium().window(Account.GUEST, look))) {
            opened.page().navigate("/spaces?lang=" + look.language());
            opened.page().locator(".main-nav a[href='/n/webinar']").click();
            assertThat(opened.page().locator("h1").isVisible()).isTrue();
            assertThat(opened.page().locator(".main-nav a[href='/n/webinar']").getAttribute("aria-current"))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Account.class,
            names = {"GUEST", "MEMBER", "ADMINISTRATOR"})
    void aMenuThatIsOpen_isAsPagesAre(Account account) {
        for (Look look : Look.all()) {
            try (Opened opened = new Opened(demo.chromium().window(account, look))) {
                opened.page().navigate("/s/public-spaces?lang=" + look.language());
                List<Locator> buttons = opened.page()
                        .locator("header button[popovertarget] >> visible=true")
                        .all();
                for (Locator button : buttons) {
                    Locator menu = opened.page().locator("#" + button.getAttribute("popovertarget"));
                    button.click();
                    assertThat(menu.isVisible()).isTrue();
                    List<String> problems = new ArrayList<>(check.problems(opened, look, 200));
                    look.besides().forEach(besides -> problems.addAll(PageCheck.problems(opened.page(), besides)));
                    PageCheck.show(opened.page(), look);
                    // Of what lies under a menu axe cannot tell the colours; nor of words on two lines of it, when each
                    // of them lies over another part of the page.
                    assertThat(problems)
                            .filteredOn(problem -> !problem.contains("overlapped by another element")
                                    && !problem.contains("partially overlaps other elements"))
                            .as("%s, %s, %s", account, look, button.innerText())
                            .isEmpty();
                    opened.page().keyboard().press("Escape");
                    assertThat(menu.isVisible()).isFalse();
                }
                if (account != Account.GUEST) {
                    assertThat(buttons).as("the menu of one's account").isNotEmpty();
                }
            }
        }
    }
}
