// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;
import org.rambla.launcher.system.OnServer;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.WebPage;

/** After the start, everything that was installed runs. */
@OnServer
class StartIT {
    private final RunningServer server;

    StartIT(RunningServer server) {
        this.server = server;
    }

    @Test
    void everyBundle_isActive() {
        // Extensions start after core, each when its turn comes.
        RunningServer.await("every bundle is active", () -> inactive().isEmpty());
    }

    private List<String> inactive() {
        List<String> still = new ArrayList<>();
        for (Bundle bundle : server.context().getBundles()) {
            boolean fragment = (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
            if (!fragment && bundle.getState() != Bundle.ACTIVE) {
                still.add(bundle + " is in state " + bundle.getState());
            }
        }
        return still;
    }

    /** One that is made when somebody asks makes two threads that load classes wait for each other. */
    @Test
    void whatTheFrameworkAsksOnEveryThread_isThereBeforeItAsks() throws InvalidSyntaxException {
        ServiceReference<?>[] hooks =
                server.context().getAllServiceReferences(null, "(objectClass=org.osgi.framework.hooks.*)");
        assertThat(hooks)
                .extracting(hook -> ((String[]) hook.getProperty(Constants.OBJECTCLASS))[0])
                .contains(
                        "org.osgi.framework.hooks.weaving.WeavingHook",
                        "org.osgi.framework.hooks.resolver.ResolverHookFactory",
                        "org.osgi.framework.hooks.service.FindHook");
        assertThat(hooks)
                .allSatisfy(hook -> assertThat(hook.getProperty(Constants.SERVICE_SCOPE))
                        .as(hook.toString())
                        .isEqualTo(Constants.SCOPE_SINGLETON));
    }

    @Test
    void theServer_saysThatItIsUp() {
        WebPage health = server.browser().fetch("/health").expect(200);
        assertThat(health.header("Content-Type")).startsWith("application/json");
        extensionsRun();
    }

    /** Extensions start after core, each when its turn comes. */
    private void extensionsRun() {
        RunningServer.await(
                "the forum runs", () -> server.browser().fetch("/health").body().contains("forum"));
    }
}
