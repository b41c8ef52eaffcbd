// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The smallest extension, from its two files to a space, in the browser. */
@ExtendWith(DemoServer.Shared.class)
class HelloIT {
    private final DemoServer demo;

    @TempDir
    Path folder;

    HelloIT(DemoServer demo) {
        this.demo = demo;
    }

    @Test
    void anExtensionOfTwoFiles_isBuiltElsewhere_installed_switchedOnAndSeen() throws Exception {
        Path file = HelloSample.build(folder);
        try (Walker administrator = new Walker(demo.chromium(), new Look("en", ColorScheme.LIGHT, Look.DESK), true)) {
            administrator.signIn(Account.ADMINISTRATOR.address(), Account.PASSWORD);
            administrator.go("/admin/extensions").follow("main a[href='/admin/extensions/install']");
            administrator.page().locator("input[type=file]").setInputFiles(file);
            administrator.send("/admin/extensions/install");
            assertThat(administrator.seen("h1").innerText()).contains("hello 0.1.0");
            for (var box :
                    administrator.page().locator("main input[name=blueprints]").all()) {
                box.check();
            }
            administrator.fill("name", "hello");
            administrator.page().locator("main form.card button").click();
            administrator.page().waitForURL("**/admin/extensions?done=*");
            assertThat(administrator.seen("#x-hello .badge.ok").innerText()).isNotBlank();
        }
        try (Walker manager = new Walker(demo.chromium(), new Look("en", ColorScheme.LIGHT, Look.PHONE), false)) {
            manager.signIn(Account.MANAGER.address(), Account.PASSWORD);
            manager.go("/spaces/new?blueprint=thematic");
            for (String tag : new String[] {"fr", "en"}) {
                manager.fill("name." + tag, "Hello space").fill("purpose." + tag, "Greeting each other.");
            }
            manager.send("/spaces/new");
            String space = manager.page().url().replaceAll(".*(/s/[^/?#]+).*", "$1");
            manager.go(space + "/settings/features/hello").send("/features/hello");
            manager.go(space);
            assertThat(manager.seen("main").innerText()).contains("Hello from Hello space");
        }
        try (Walker administrator = new Walker(demo.chromium(), new Look("fr", ColorScheme.DARK, Look.PHONE), false)) {
            administrator.signIn(Account.ADMINISTRATOR.address(), Account.PASSWORD);
            administrator.go("/admin/extensions").send("/admin/extensions/hello/disable");
            administrator.send("/admin/extensions/hello/remove");
            administrator
                    .go("/admin/extensions/hello/erase")
                    .fill("name", "hello")
                    .send("/hello/erase");
            assertThat(administrator.page().locator("#x-hello").count()).isZero();
        }
    }
}
