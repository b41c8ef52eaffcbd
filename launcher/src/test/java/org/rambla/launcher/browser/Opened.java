// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;

/** A tab that remembers what the browser complained about and what it was answered. */
final class Opened implements AutoCloseable {
    private static final String POLICY =
            "document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' '"
                    + " + e.blockedURI + ' ' + (e.sourceFile || '')))";

    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private Response answer;

    Opened(BrowserContext window) {
        page = window.newPage();
        page.addInitScript(POLICY);
        page.onConsoleMessage(message -> {
            // The browser reports the status of the page itself too, which is judged apart.
            if (!message.text().startsWith("Failed to load resource")) {
                complaints.add("console " + message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onRequestFailed(request -> {
            if (!aborted(request)) {
                complaints.add("no answer: " + request.url() + " " + request.failure());
            }
        });
        page.onResponse(this::answered);
        // What is left unsaved on a page is left when the next one is gone to.
        page.onDialog(dialog -> {
            if (dialog.type().equals("beforeunload")) {
                dialog.accept();
            } else {
                dialog.dismiss();
            }
        });
    }

    /** Loading that ends because the reader goes on to another page is no failure. */
    private static boolean aborted(Request request) {
        return "net::ERR_ABORTED".equals(request.failure());
    }

    private void answered(Response response) {
        if (response.request().isNavigationRequest() && response.frame() == page.mainFrame()) {
            answer = response;
        } else if (response.status() >= 400) {
            complaints.add(response.status() + " for " + response.url());
        }
    }

    Page page() {
        return page;
    }

    /** The answer that the page shown came with. */
    Response answer() {
        return answer;
    }

    /** What the browser complained about since the last call. */
    List<String> complaints() {
        List<String> told = List.copyOf(complaints);
        complaints.clear();
        return told;
    }

    /** Goes to a page of the inventory. */
    void go(Stop stop, Arrangements arrangements) {
        String path = arrangements.fill(stop.path());
        complaints.clear();
        page.navigate(path);
        stop.steps().forEach(this::take);
    }

    private void take(String step) {
        Locator element = page.locator(step).first();
        element.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        switch ((String) element.evaluate("e => e.tagName")) {
            case "A" -> page.navigate((String) element.evaluate("e => e.href"));
            case "FORM" ->
                page.waitForNavigation(() -> element.evaluate("e => { e.noValidate = true; e.requestSubmit(); }"));
            default -> element.fill("");
        }
    }

    /** With its window. */
    @Override
    public void close() {
        page.context().close();
    }
}
