// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.feature;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.space.Role;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;

/** The features that are installed on this server. Answers come from what was read at mounting; no extension code runs. */
@ProviderType
public interface Features {
    /** All that are installed, by order. */
    List<Installed> installed();

    default Optional<Installed> find(String name) {
        return installed().stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /** Panels of a space's home, each rendered on its feature's own thread, together within 300 ms; where one is late or fails, the last panel says so, under the name "". */
    List<Panel> panels(Visit visit);

    /** Panels of the network's home. */
    List<Panel> networkPanels(Visit visit);

    /** Buttons for the head of the space, by the features that are on; gathered like panels. */
    List<Feature.Action> actions(Visit visit);

    record Panel(String feature, Html html) {}

    /**
     * An installed feature.
     *
     * @param permissions in full, with the default role
     * @param problem message for the administrator when it is not running, else ""
     */
    record Installed(
            String name,
            int order,
            String version,
            State state,
            Map<String, Role> permissions,
            List<Feature.Tab> tabs,
            List<Feature.Tab> networkTabs,
            List<Feature.Tab> accountTabs,
            List<Feature.Tab> adminTabs,
            String problem) {
        public boolean running() {
            return state == State.RUNNING;
        }
    }

    enum State {
        STARTING,
        RUNNING,
        REFUSED,
        FAILED
    }
}
