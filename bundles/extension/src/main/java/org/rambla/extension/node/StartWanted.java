// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.util.HashMap;
import java.util.Map;
import org.rambla.extension.Problem;
import org.rambla.extension.register.Extension;
import org.rambla.extension.register.NodeReport.State;
import org.rambla.extension.register.Nodes;
import org.rambla.extension.register.StoredArtifact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a version because the register says that it should run; what blocks is set aside. */
final class StartWanted {
    private static final Logger LOG = LoggerFactory.getLogger(StartWanted.class);

    private final Reconciler.Registers registers;
    private final Host host;
    private final Lanes lanes;
    private final NotStarting notStarting;
    private final boolean safeMode;
    private volatile boolean again;

    StartWanted(Reconciler.Registers registers, Host host, Lanes lanes, NotStarting notStarting, boolean safeMode) {
        this.registers = registers;
        this.host = host;
        this.lanes = lanes;
        this.notStarting = notStarting;
        this.safeMode = safeMode;
    }

    boolean safeMode() {
        return safeMode;
    }

    /** What this server should run now, by feature. */
    Map<String, StoredArtifact> all() {
        Map<String, StoredArtifact> wanted = new HashMap<>();
        for (Extension extension : registers.register().all()) {
            if (extension.enabled() && !notStarting.contains(extension)) {
                registers
                        .artifacts()
                        .find(extension.artifact())
                        .filter(a -> !safeMode || a.shipped())
                        .ifPresent(a -> wanted.put(extension.feature(), a));
            }
        }
        return wanted;
    }

    /** The version before goes on here when another server took a new one that does not start on this one. */
    boolean failedUpdate(String feature) {
        return registers.register().find(feature).filter(notStarting::contains).isPresent();
    }

    /** Whether something came to nothing for a reason that is not the extension's; asked once, then forgotten. */
    boolean again() {
        boolean said = again;
        again = false;
        return said;
    }

    /** @param ended told when it was started, or has failed to */
    void run(StoredArtifact artifact, Runnable ended) {
        lanes.run(
                artifact.feature(),
                lane -> {
                    try {
                        start(artifact, lane);
                    } catch (RuntimeException e) {
                        LOG.warn("{} cannot be started at the moment", artifact.feature(), e);
                        again = true;
                    } finally {
                        ended.run();
                    }
                },
                () -> {
                    host.abandon(artifact.feature());
                    registers.nodes().mark(artifact.feature(), Nodes.QUIET);
                    setAside(artifact, "extension.problem.blocked");
                    ended.run();
                });
    }

    private void start(StoredArtifact artifact, Lane lane) {
        try {
            Host.Started version = host.start(artifact, !artifact.shipped());
            if (lane.abandoned()) {
                version.discard();
            } else {
                version.use(!artifact.shipped());
            }
        } catch (Failure e) {
            if (!lane.abandoned()) {
                LOG.error("{} {} does not start: {}", artifact.feature(), artifact.version(), e.detail());
                notStarting.add(artifact);
                registers.nodes().report(artifact.feature(), artifact.id(), State.FAILED, e.problem(), e.detail());
            }
        }
    }

    void setAside(StoredArtifact artifact, String why) {
        registers.nodes().report(artifact.feature(), artifact.id(), State.FAILED, Problem.of(why), "");
        registers.register().setAside(artifact.feature(), Problem.of(why));
    }
}
