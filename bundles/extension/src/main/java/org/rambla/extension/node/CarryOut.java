// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rambla.extension.Problem;
import org.rambla.extension.register.Change;
import org.rambla.extension.register.Change.Act;
import org.rambla.extension.register.Change.Phase;
import org.rambla.extension.register.Changes;
import org.rambla.extension.register.NodeReport.State;
import org.rambla.extension.register.Nodes;
import org.rambla.extension.register.Register;
import org.rambla.extension.register.StoredArtifact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out a change that was begun, on the extension's own lane; the register says how it went. */
public final class CarryOut {
    private static final Logger LOG = LoggerFactory.getLogger(CarryOut.class);

    private final Register register;
    private final Changes changes;
    private final Nodes nodes;
    private final Host host;
    private final Lanes lanes;
    private final NotStarting notStarting;
    private final boolean safeMode;
    private final Set<String> changing = ConcurrentHashMap.newKeySet();
    private volatile Runnable ended = () -> {};

    CarryOut(
            Register register,
            Changes changes,
            Nodes nodes,
            Host host,
            Lanes lanes,
            NotStarting notStarting,
            boolean safeMode) {
        this.register = register;
        this.changes = changes;
        this.nodes = nodes;
        this.host = host;
        this.lanes = lanes;
        this.notStarting = notStarting;
        this.safeMode = safeMode;
    }

    /** @param told each time when a change has ended, one way or the other */
    void whenEnded(Runnable told) {
        ended = told;
    }

    /** Whether a change of the feature is under way here. */
    public boolean busyWith(String feature) {
        return changing.contains(feature);
    }

    /**
     * Begins to carry it out.
     *
     * @param besides what goes into the register with it
     */
    public void run(Change change, StoredArtifact artifact, Changes.Besides besides) {
        String feature = change.feature();
        changing.add(feature);
        lanes.run(
                feature,
                lane -> {
                    try {
                        act(change, artifact, besides, lane);
                    } catch (Failure e) {
                        fail(lane, change, artifact, e.problem(), e.detail());
                    } catch (RuntimeException e) {
                        LOG.error("{} of {} failed", change.act(), feature, e);
                        fail(lane, change, artifact, Problem.of("extension.problem.failed", e.toString()), "");
                    } finally {
                        // Once it is abandoned, another change may be under way.
                        if (!lane.abandoned()) {
                            changing.remove(feature);
                        }
                        ended.run();
                    }
                },
                () -> {
                    host.abandon(feature);
                    nodes.mark(feature, Nodes.QUIET);
                    fail(change, artifact, Problem.of("extension.problem.blocked"), "");
                    changing.remove(feature);
                });
    }

    /** Whoever abandoned it has said already that it failed. */
    private void fail(Lane lane, Change change, StoredArtifact artifact, Problem problem, String detail) {
        if (!lane.abandoned()) {
            fail(change, artifact, problem, detail);
        }
    }

    private void fail(Change change, StoredArtifact artifact, Problem problem, String detail) {
        LOG.warn("{} of {} {} failed: {}", change.act(), change.feature(), artifact.version(), detail);
        changes.failed(change, artifact, problem, detail);
        StoredArtifact running = host.running(change.feature()).orElse(null);
        if (running != null) {
            nodes.report(change.feature(), running.id(), State.RUNNING, null, "");
        } else if (register.find(change.feature()).filter(e -> !e.enabled()).isPresent()) {
            // It was starting; what should not run and does not is off.
            nodes.report(change.feature(), artifact.id(), State.OFF, null, "");
        }
    }

    private void act(Change change, StoredArtifact artifact, Changes.Besides besides, Lane lane) throws Failure {
        String feature = change.feature();
        boolean off = change.act() == Act.DISABLE || change.act() == Act.REMOVE;
        boolean idle = change.act() == Act.UPDATE
                && register.find(feature).map(e -> !e.enabled()).orElse(false);
        if (off || idle || (safeMode && !artifact.shipped())) {
            changes.done(change, artifact, besides);
            if (off) {
                host.stop(feature);
                nodes.report(feature, artifact.id(), State.OFF, null, "");
            }
            return;
        }
        changes.phase(change, Phase.STARTING);
        Host.Started version = host.start(artifact, !artifact.shipped());
        if (lane.abandoned()) {
            version.discard();
            return;
        }
        try {
            changes.phase(change, Phase.SWITCHING);
            changes.done(change, artifact, besides);
        } catch (RuntimeException e) {
            version.discard();
            throw e;
        }
        notStarting.remove(feature);
        version.use(!artifact.shipped());
    }
}
