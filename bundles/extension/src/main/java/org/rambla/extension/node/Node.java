// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.rambla.api.feature.FeatureVersions;
import org.rambla.api.persistence.Units;
import org.rambla.extension.guard.ExtensionBundles;
import org.rambla.extension.register.Artifacts;
import org.rambla.extension.register.Nodes;
import org.rambla.extension.register.Register;
import org.rambla.extension.register.Shipped;

/** This server: what it should run, how it fares, and the reconciler that makes the one the other. */
public record Node(Register register, Artifacts artifacts, Nodes nodes, Shipped shipped, Reconciler reconciler) {
    /** What this server is made of. */
    public record Parts(
            BundleContext context,
            ExtensionBundles owners,
            ServiceComponentRuntime components,
            FeatureVersions versions,
            Units units) {}

    /**
     * A server that does nothing yet.
     *
     * @param patience how long an extension may take to start before it is abandoned
     * @param comesWith files of the extensions that come with the server
     */
    public static Node of(
            Parts parts,
            Register register,
            Artifacts artifacts,
            Nodes nodes,
            boolean safeMode,
            Duration patience,
            Supplier<List<Path>> comesWith) {
        Shipped shipped = new Shipped(register, artifacts);
        Server server = new Server(
                parts.context(),
                parts.owners(),
                artifacts,
                nodes,
                parts.versions(),
                new Probe(parts.components(), parts.units(), parts.versions()));
        Reconciler reconciler = new Reconciler(
                register, artifacts, nodes, server, safeMode, patience, () -> shipped.take(comesWith.get()));
        return new Node(register, artifacts, nodes, shipped, reconciler);
    }
}
