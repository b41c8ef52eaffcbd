// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.DatabaseKind;
import org.rambla.launcher.system.OnServer;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.WebForm;
import org.rambla.launcher.system.WebPage;

/** Rich texts are changed without scripts too, passage by passage: what nobody touched keeps its style. */
@OnServer(DatabaseKind.DERBY)
class WithoutScriptsIT {
    private final Stage stage;

    WithoutScriptsIT(RunningServer server) {
        this.stage = Stage.set(server);
    }

    /** Opens a form as a browser without scripts would, by the link that only such browsers show. */
    private static WebForm passages(Browser browser, String path) {
        String link = browser.open(path).links().stream()
                .filter(to -> to.endsWith("passages=1"))
                .findFirst()
                .orElseThrow();
        return browser.open(link).form(path);
    }

    private static List<String> names(WebForm form, String field) {
        return form.fields().keySet().stream()
                .filter(name -> name.startsWith(field + "-passage-"))
                .toList();
    }

    @Test
    void guidelinesOfASpace_areChangedByPassage() {
        Browser manager = stage.manager.browser();
        String path = stage.path("/settings/texts");
        manager.open(path)
                .form(path)
                .fill("guidelines.en", "<p>Say <strong>where</strong> you are.</p><p>Be brief.</p>")
                .forge("guidelines.enFormat", "html")
                .submit();
        WebForm form = passages(manager, path);
        assertThat(form.fields()).doesNotContainKey("guidelines.en");
        List<String> passages = names(form, "guidelines.en");
        assertThat(passages).hasSize(2);
        form.fill(passages.get(1), "Be kind.")
                .fill("guidelines.en-more", "Be there.")
                .submit();
        assertThat(manager.open(stage.path("/guidelines")).body())
                .contains("<strong>where</strong>", "Be kind.", "Be there.")
                .doesNotContain("Be brief.");
        WebPage stale = form.fill("version", "1").send();
        assertThat(stale.status()).isEqualTo(422);
        assertThat(stale.form(path).fields().get(passages.get(1)).get(0).strip())
                .isEqualTo("Be kind.");
    }

    @Test
    void legalTextsAndBlueprints_areChangedByPassage() {
        Browser admin = stage.administrator();
        String legal = "/admin/network/legal/accessibility";
        WebForm form = passages(admin, legal);
        String first = names(form, "body.en").get(0);
        String before = form.fields().get(first).get(0);
        form.fill(first, "Changed without scripts.").submit();
        assertThat(admin.open("/legal/accessibility?lang=en").body()).contains("Changed without scripts.");
        WebForm again = passages(admin, legal);
        again.fill(names(again, "body.en").get(0), before).submit();
        String blueprint = admin.open("/admin/blueprints").links().stream()
                .filter(path -> path.matches("/admin/blueprints/[a-z-]+") && !path.endsWith("/new"))
                .findFirst()
                .orElseThrow();
        assertThat(names(passages(admin, blueprint), "guidelines.en")).isNotEmpty();
    }
}
