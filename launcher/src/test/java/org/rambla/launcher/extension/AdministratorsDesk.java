// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import java.util.List;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.WebForm;
import org.rambla.launcher.system.WebPage;

/** What an administrator does with extensions in the browser, without JavaScript. */
final class AdministratorsDesk {
    private final Browser browser;

    AdministratorsDesk(Browser administrator) {
        this.browser = administrator;
        // An account has a language of its own, and other tests may have changed it.
        administrator.fetch("/?lang=en");
    }

    Browser browser() {
        return browser;
    }

    /** Sends a file to be checked; the page that says what was found, 422 when it cannot be an extension at all. */
    WebPage check(byte[] file) {
        WebForm form = browser.open("/admin/extensions/install").form("/admin/extensions/install");
        return form.file("file", "extension.jar", file).send().follow();
    }

    /** Confirms what was checked, offered to every blueprint; the answer after the work is done. */
    WebPage confirm(WebPage checked, String name) {
        WebForm form = checked.form("/admin/extensions/check/" + checked.path().replaceAll(".*/", ""));
        if (form.fields().containsKey("name")) {
            form.fill("name", name);
        }
        List<String> blueprints = form.element().select("[name=blueprints]").eachAttr("value");
        if (!blueprints.isEmpty()) {
            form.fill("blueprints", blueprints.toArray(String[]::new));
        }
        return done(form.send().follow());
    }

    WebPage install(byte[] file, String name) {
        return confirm(check(file).expect(200), name);
    }

    /** A step of the list: enable, disable, remove. */
    WebPage step(String name, String step) {
        WebPage page = browser.open("/admin/extensions/" + name);
        return done(page.form("/admin/extensions/" + name + "/" + step).send().follow());
    }

    /** Looks again until the work is done. */
    WebPage done(WebPage answer) {
        WebPage[] page = {answer};
        RunningServer.await("the change is done", () -> {
            if (page[0].header("Refresh").isEmpty()) {
                return true;
            }
            page[0] = browser.fetch(page[0].path()).follow();
            return page[0].header("Refresh").isEmpty();
        });
        return page[0];
    }

    String words(WebPage page) {
        return page.document().select("main").text();
    }

    /** Disables when it runs, removes, erases: nothing of it is left. */
    void clear(String name) {
        if (browser.fetch("/admin/extensions/" + name).status() != 200) {
            return;
        }
        WebPage page = browser.open("/admin/extensions/" + name);
        if (page.forms().stream().anyMatch(f -> f.action().endsWith("/disable"))) {
            step(name, "disable");
            page = browser.open("/admin/extensions/" + name);
        }
        if (page.forms().stream().anyMatch(f -> f.action().endsWith("/remove"))) {
            step(name, "remove");
        }
        browser.open("/admin/extensions/" + name + "/erase")
                .form("/erase")
                .fill("name", name)
                .submit();
    }

    /** Switches a feature on or off in a space. */
    static void turn(Browser manager, String space, String feature, boolean on) {
        manager.open("/s/" + space + "/settings/features/" + feature)
                .form("/settings/features/" + feature)
                .forge("switch", on ? "on" : "off")
                .submit();
    }
}
