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
import org.rambla.extension.register.Changes;
import org.rambla.extension.register.Nodes;
import org.rambla.extension.register.Register;
import org.rambla.extension.register.Shipped;

/** This server: what it should run, how it fares, and what makes the one the other. */
public record Node(
        Register register,
        Changes changes,
        Artifacts artifacts,
        Nodes nodes,
        Shipped shipped,
        Reconciler reconciler,
        CarryOut carryOut) {
    /** What this server is made of. */
    public record Parts(
            BundleContext context,
            ExtensionBundles owners,
            ServiceComponentRuntime components,
            FeatureVersions versions,
            Units units) {}

    /** What the database knows. */
    public record Registers(Register register, Changes changes, Artifacts artifacts, Nodes nodes) {}

    /**
     * How it goes about it.
     *
     * @param safeMode whether only what comes with the server is started
     * @param patience how long an extension may take to start before it is abandoned
     * @param trial how long the server must have been up to say that what it started does no harm
     */
    public record Settings(boolean safeMode, Duration patience, Duration trial) {}

    /**
     * A server that does nothing yet.
     *
     * @param comesWith files of the extensions that come with the server, by extension
     * @param unfinished run once, before anything is started: goes on with what an earlier run had begun
     */
    public static Node of(
            Parts parts, Registers of, Settings settings, Supplier<List<List<Path>>> comesWith, Runnable unfinished) {
        Shipped shipped = new Shipped(of.register(), of.artifacts());
        Server server = new Server(
                parts.context(),
                parts.owners(),
                of.artifacts(),
                of.nodes(),
                parts.versions(),
                new Probe(parts.components(), parts.units(), parts.versions()));
        Lanes lanes = new Lanes(settings.patience());
        NotStarting notStarting = new NotStarting(of.register());
        CarryOut carryOut =
                new CarryOut(of.register(), of.changes(), of.nodes(), server, lanes, notStarting, settings.safeMode());
        Reconciler.Registers registers =
                new Reconciler.Registers(of.register(), of.changes(), of.artifacts(), of.nodes(), shipped);
        Reconciler reconciler = new Reconciler(
                registers,
                server,
                lanes,
                new StartWanted(registers, server, lanes, notStarting, settings.safeMode()),
                carryOut,
                settings.trial(),
                () -> {
                    shipped.take(comesWith.get());
                    unfinished.run();
                });
        return new Node(of.register(), of.changes(), of.artifacts(), of.nodes(), shipped, reconciler, carryOut);
    }
}
