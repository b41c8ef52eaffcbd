// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.WebForm;
import org.rambla.launcher.system.WebPage;

/** The samples, from their files to a space. */
@ExtendWith(DemoServer.Shared.class)
class SamplesIT {
    private final DemoServer demo;

    @TempDir
    static Path folder;

    private static Samples samples;

    SamplesIT(DemoServer demo) {
        this.demo = demo;
    }

    @BeforeAll
    static void prepare() throws Exception {
        samples = Samples.in(folder);
    }

    /** By somebody else, with an entity that the server weaves, tables, permissions and texts in both languages. */
    @Test
    void anExtensionWithTables_isInstalled_used_andErased() throws Exception {
        byte[] file = Files.readAllBytes(samples.build("poll"));
        Browser administrator = demo.browser(Account.ADMINISTRATOR);
        // An account has a language of its own, and other tests may have changed it.
        administrator.fetch("/?lang=en");
        WebPage checked = administrator
                .open("/admin/extensions/install")
                .form("/admin/extensions/install")
                .file("file", "poll.jar", file)
                .submit();
        assertThat(checked.document().select("main").text())
                .contains("poll_question, poll_answer", "poll.ask (moderators)");
        WebForm confirming = checked.form(checked.path());
        confirming
                .fill("name", "poll")
                .fill(
                        "blueprints",
                        confirming
                                .element()
                                .select("[name=blueprints]")
                                .eachAttr("value")
                                .toArray(String[]::new))
                .submit();
        Browser manager = demo.browser(Account.MANAGER);
        manager.fetch("/?lang=en");
        manager.open("/spaces/new?blueprint=thematic")
                .form("/spaces/new")
                .fill("name.en", "Poll space")
                .fill("name.fr", "Espace sondage")
                .fill("purpose.en", "Asking.")
                .fill("purpose.fr", "Demander.")
                .submit();
        String space = "/s/poll-space";
        manager.open(space + "/settings/features/poll").form("/features/poll").submit();
        manager.open(space + "/poll")
                .form("/poll")
                .fill("text", "More <benches>?")
                .submit();
        WebPage asked = manager.open(space + "/poll");
        assertThat(asked.document().select("main").text()).contains("More <benches>?");
        asked.form("/yes").submit();
        assertThat(manager.open(space + "/poll").form("/no").send().status()).isEqualTo(409);
        manager.fetch("/?lang=fr");
        assertThat(manager.open(space + "/poll").document().select("main").text())
                .contains("Oui : 1. Non : 0.");
        assertThat(manager.open(space).document().select("main").text()).contains("Sondages", "More <benches>?");
        manager.fetch("/?lang=en");

        administrator.open("/admin/extensions/poll").form("/poll/disable").submit();
        administrator.open("/admin/extensions/poll").form("/poll/remove").submit();
        WebPage erasing = administrator.open("/admin/extensions/poll/erase");
        assertThat(erasing.document().select("main").text())
                .contains("Table poll_question with one row", "Table poll_answer with one row");
        erasing.form("/poll/erase").fill("name", "poll").submit();
        assertThat(administrator.fetch("/admin/extensions/poll").status()).isEqualTo(404);
    }

    @Test
    void anExtensionOfTwoFiles_isBuiltElsewhere_installed_switchedOnAndSeen() throws Exception {
        assertThat(Samples.source("hello/pom.xml")).isEqualTo(Samples.shown("xml"));
        assertThat(Samples.source("hello/src/main/java/org/example/hello/Hello.java"))
                .endsWith(Samples.shown("java"));
        Path file = samples.build("hello");
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
