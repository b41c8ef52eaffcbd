// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.ServerProcess;

/** What the first administrator of an empty server does, from the page that the console names. */
class AdministratorWalkIT {
    private static final String PASSWORD = "a long sentence to sign in";

    @TempDir
    Path home;

    private final PageCheck check = new PageCheck();

    @Test
    void theFirstAdministrator_makesANetworkOfAnEmptyServer() throws Exception {
        try (ServerProcess server = ServerProcess.start(home, RunningServer.freePort(), Map.of())
                        .running();
                Chromium chromium = new Chromium("http://127.0.0.1:" + server.port())) {
            String setup = server.setupAddress();
            look(chromium, setup, new Look("fr", ColorScheme.DARK, Look.PHONE));
            Look look = new Look("en", ColorScheme.LIGHT, Look.DESK);
            look(chromium, setup, look);
            try (Walker walker = new Walker(chromium, look, true)) {
                begin(walker, setup);
                organisation(walker);
                blueprint(walker);
                legalText(walker);
                log(walker);
                walker.content();
                walker.page().navigate(setup);
                assertThat(walker.opened().answer().status()).isEqualTo(410);
            }
        }
    }

    /** The set-up page is of no other server than an empty one, so it is looked at here and not in the inventory. */
    private void look(Chromium chromium, String setup, Look look) {
        try (Walker walker = new Walker(chromium, look, true)) {
            walker.go(setup);
            assertThat(check.problems(walker.opened(), look, 200)).isEmpty();
            walker.page().evaluate("document.querySelector('main form').noValidate = true");
            walker.page()
                    .waitForNavigation(() -> walker.seen("main form button").click());
            assertThat(check.problems(walker.opened(), look, 422)).isEmpty();
        }
    }

    private static void begin(Walker walker, String setup) {
        walker.go(setup)
                .fill("organisation", "European forum of cities")
                .choose("kind", "FORUM")
                .choose("country", "BE")
                .fill("name", "Secretariat")
                .fill("function", "Secretariat")
                .fill("email", "secretariat@forum.example")
                .fill("password", PASSWORD)
                .fill("passwordAgain", PASSWORD)
                .send("/setup");
        assertThat(walker.signedIn()).isTrue();
        assertThat(walker.page().url()).contains("/admin");
    }

    private static void organisation(Walker walker) {
        walker.follow("nav.tabs a[href='/admin/organisations']").follow("a[href='/admin/organisations/new']");
        for (String tag : new String[] {"fr", "en"}) {
            walker.fill("name." + tag, "City of Ghent").fill("shortName." + tag, "Ghent");
        }
        walker.choose("kind", "CITY").choose("country", "BE").fill("seats", "4").send("/organisations/new");
        walker.go("/admin/organisations").says("City of Ghent");
    }

    private static void blueprint(Walker walker) {
        walker.follow("nav.tabs a[href='/admin/blueprints']");
        String offer = "main form[action$='/blueprints/features'] select";
        String first = walker.page().locator(offer).first().getAttribute("name");
        walker.choose(first, "NOT_OFFERED").send("/blueprints/features");
        assertThat(walker.page().locator("main select[name='" + first + "']").inputValue())
                .isEqualTo("NOT_OFFERED");
    }

    private static void legalText(Walker walker) {
        walker.go("/admin/network/legal/legal-notice");
        walker.seen("main .ProseMirror").click();
        walker.page().keyboard().press("ControlOrMeta+Home");
        walker.page().keyboard().type("Published by the forum of cities. ");
        walker.send("/legal/legal-notice");
        // The editor of the first language comes first.
        walker.go("/legal/legal-notice?lang=fr");
        assertThat(walker.page().locator("main").innerText()).contains("Published by the forum of cities.");
    }

    private static void log(Walker walker) {
        walker.go("/admin/audit?lang=en").says("Secretariat");
        assertThat(walker.page().locator("main tbody tr").count()).isGreaterThanOrEqualTo(3);
    }
}
