// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The browser of the system, driven by Playwright. To be used by one thread. */
final class Chromium implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int HEIGHT = 900;
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final String server;
    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser;
    /** One session each, for all windows: signing in is slow on purpose. */
    private final Map<Account, String> sessions = new EnumMap<>(Account.class);

    Chromium(String server) {
        this.server = server;
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(Optional.ofNullable(System.getenv("RAMBLA_CHROMIUM"))
                                .orElse("/usr/bin/chromium")))
                        .setArgs(ARGUMENTS));
    }

    /** A window of somebody who is signed in already, when it is not a guest. */
    BrowserContext window(Account account, Look look) {
        Browser.NewContextOptions options = options(look);
        if (account != Account.GUEST) {
            options.setStorageState(sessions.computeIfAbsent(account, this::signIn));
        }
        BrowserContext context = context(options);
        context.addCookies(List.of(new Cookie("rambla_lang", look.language()).setUrl(server)));
        return context;
    }

    /** A new window of a guest, with or without JavaScript, of which nothing is known but the browser's language. */
    BrowserContext fresh(Look look, boolean script) {
        return context(options(look).setJavaScriptEnabled(script));
    }

    private BrowserContext context(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    private Browser.NewContextOptions options(Look look) {
        return new Browser.NewContextOptions()
                .setBaseURL(server)
                .setLocale(look.language())
                .setViewportSize(look.width(), HEIGHT)
                .setHasTouch(look.width() < Look.DESK)
                .setColorScheme(look.scheme())
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    private String signIn(Account account) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setBaseURL(server))) {
            Page page = context.newPage();
            page.navigate("/sign-in");
            page.fill("input[name=email]", account.address());
            page.fill("input[name=password]", Account.PASSWORD);
            page.click("main form button");
            page.waitForSelector("form[action='/sign-out']", attached());
            return context.storageState();
        }
    }

    private static Page.WaitForSelectorOptions attached() {
        return new Page.WaitForSelectorOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
