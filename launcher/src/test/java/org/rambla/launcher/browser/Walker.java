// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;

/** Somebody who does something from one end to the other in a browser, with or without JavaScript. */
final class Walker implements AutoCloseable {
    private final BrowserContext window;
    private final Opened opened;
    private final boolean script;
    private final Page page;

    Walker(Chromium chromium, Look look, boolean script) {
        window = chromium.fresh(look, script);
        opened = new Opened(window);
        page = opened.page();
        this.script = script;
    }

    Page page() {
        return page;
    }

    Opened opened() {
        return opened;
    }

    Walker go(String path) {
        page.navigate(path);
        return this;
    }

    /** The first that fits and can be seen. */
    Locator seen(String selector) {
        Locator first = page.locator(selector + " >> visible=true").first();
        first.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        return first;
    }

    /** Clicks what leads to another page, and waits until that is there. */
    Walker follow(String selector) {
        Locator target = seen(selector);
        page.waitForNavigation(target::click);
        assertThat(opened.answer().status()).as(page.url()).isEqualTo(200);
        return this;
    }

    Walker fill(String name, String text) {
        page.fill("main [name='" + name + "']", text);
        return this;
    }

    Walker choose(String name, String value) {
        page.selectOption("main select[name='" + name + "']", value);
        return this;
    }

    /** Presses the button of the form whose action ends so; the change must be taken. */
    Walker send(String actionEnd) {
        return follow("main form[method=post][action$='" + actionEnd + "'] button:not([type=button])");
    }

    /** Writes two paragraphs, the first with a bold word; as plain text where there is no editor. */
    Walker write(String first, String bold, String second) {
        if (!script) {
            page.fill("main textarea[name=body]", first + " " + bold + "\n\n" + second);
            return this;
        }
        Locator editor = seen("main .ProseMirror");
        editor.click();
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type(first + " ");
        page.keyboard().press("ControlOrMeta+b");
        page.keyboard().type(bold);
        page.keyboard().press("ControlOrMeta+b");
        page.keyboard().press("Enter");
        page.keyboard().type(second);
        return this;
    }

    Walker attach(String name, String type, byte[] bytes) {
        page.setInputFiles("main input[name=files]", new FilePayload(name, type, bytes));
        return this;
    }

    /** Opens the menu of one's account, where it is not open, and follows an entry. */
    Walker account(String selector) {
        seen("header .account > button").click();
        return follow("#account-menu " + selector);
    }

    /** Follows an entry of the main navigation, through the menu on a phone. */
    Walker navigate(String path) {
        Locator link = page.locator("header .main-nav a[href='" + path + "']");
        if (!link.isVisible()) {
            seen("header .menu-button").click();
        }
        return follow("header .main-nav a[href='" + path + "']");
    }

    Walker signIn(String address, String password) {
        return go("/sign-in").fill("email", address).fill("password", password).send("/sign-in");
    }

    boolean signedIn() {
        return page.locator("header form[action='/sign-out']").count() == 1;
    }

    /** That the main part says so. */
    Walker says(String words) {
        assertThat(page.locator("main").innerText()).as(page.url()).contains(words);
        return this;
    }

    String language() {
        return (String) page.evaluate("document.documentElement.lang");
    }

    /** The browser found nothing to complain about on the whole way. */
    void content() {
        assertThat(opened.complaints()).isEmpty();
    }

    @Override
    public void close() {
        window.close();
    }
}
