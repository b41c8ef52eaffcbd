// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.ServerProcess;

/** A server that says it is there is there as a whole. */
class ReadinessIT {
    /** A page of each bundle of core, 303 where one has to sign in. */
    private static final List<String> PAGES =
            List.of("/", "/spaces", "/people", "/activity", "/admin/mail", "/admin/network", "/legal/accessibility");

    @TempDir
    Path home;

    @Test
    void theFirstAnswerThatAllIsUp_findsThePagesOfEveryBundle() throws Exception {
        try (ServerProcess server = ServerProcess.start(home, RunningServer.freePort(), Map.of())) {
            Browser browser = server.browser();
            RunningServer.await("the server is up", () -> status(browser, "/health") == 200);
            for (String page : PAGES) {
                assertThat(status(browser, page)).as(page).isIn(200, 303);
            }
        }
    }

    @Test
    void theSetupAddress_leadsToItsPageAsSoonAsItIsPrinted() throws Exception {
        try (ServerProcess server = ServerProcess.start(home, RunningServer.freePort(), Map.of())) {
            String address = server.setupAddress();
            assertThat(status(server.browser(), address)).isEqualTo(200);
            server.running();
            assertThat(server.words()).containsOnlyOnce("/setup?token=");
        }
    }

    /** 0 where nobody listens. */
    private static int status(Browser browser, String path) {
        try {
            return browser.fetch(path).status();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }
}
