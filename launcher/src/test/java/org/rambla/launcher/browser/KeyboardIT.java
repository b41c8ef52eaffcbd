// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing in, starting a topic and replying with the keyboard alone, and where one is can always be seen. */
@ExtendWith(DemoServer.Shared.class)
class KeyboardIT {
    private static final int MOST_TABS = 120;
    /** Whether what has the focus shows it: a ring, or a frame around the editor. */
    private static final String SHOWN = """
            () => {
              let e = document.activeElement;
              for (let i = 0; e && i < 3; i++, e = e.parentElement) {
                const s = getComputedStyle(e);
                if (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) return true;
                if (s.boxShadow !== 'none') return true;
              }
              return false;
            }""";

    private final DemoServer demo;

    KeyboardIT(DemoServer demo) {
        this.demo = demo;
    }

    @Test
    void somebodyWithAKeyboardAlone_signsInStartsATopicAndReplies() {
        Look look = new Look("en", ColorScheme.LIGHT, Look.DESK);
        try (Walker walker = new Walker(demo.chromium(), look, true)) {
            Page page = walker.page();
            walker.go("/");
            reach(page, "header a.sign-in");
            press(page, "Enter");
            type(page, "main input[name=email]", Account.MEMBER.address());
            type(page, "main input[name=password]", Account.PASSWORD);
            press(page, "Enter");
            assertThat(walker.signedIn()).isTrue();
            reach(page, "main a[href='/s/night']");
            press(page, "Enter");
            reach(page, "main a[href='/s/night/forum/topics/new'], .space-head a[href='/s/night/forum/topics/new']");
            press(page, "Enter");
            type(page, "main input[name=title]", "Written without a mouse");
            type(page, "main .ProseMirror", "Tab goes on, Alt and F10 open the bar.");
            reach(page, "main form.card button:not([type=button])");
            press(page, "Enter");
            assertThat(walker.seen("h1").innerText()).isEqualTo("Written without a mouse");
            type(page, "main .ProseMirror", "And so is this answer.");
            reach(page, "main form[action$='/replies'] button:not([type=button])");
            press(page, "Enter");
            walker.says("And so is this answer.");
            walker.content();
        }
    }

    private static void type(Page page, String selector, String text) {
        reach(page, selector);
        page.keyboard().type(text);
    }

    private static void press(Page page, String key) {
        page.waitForNavigation(() -> page.keyboard().press(key));
    }

    /** Tabs on until the focus is there; every place on the way must show that it has the focus. */
    private static void reach(Page page, String selector) {
        Keyboard keyboard = page.keyboard();
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < MOST_TABS; i++) {
            keyboard.press("Tab");
            if (!(boolean) page.evaluate(SHOWN)) {
                unseen.add((String) page.evaluate("document.activeElement.outerHTML.slice(0, 120)"));
            }
            if ((boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
                assertThat(unseen)
                        .as("places of " + page.url() + " that do not show the focus")
                        .isEmpty();
                return;
            }
        }
        throw new AssertionError(selector + " was not reached on " + page.url());
    }
}
