// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.change;

import java.util.ArrayList;
import java.util.List;
import org.rambla.api.feature.FeatureTraces;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Units;
import org.rambla.api.text.Messages;
import org.rambla.extension.Problem;
import org.rambla.extension.register.Artifacts;
import org.rambla.extension.register.Change;
import org.rambla.extension.register.Change.Act;
import org.rambla.extension.register.Changes;
import org.rambla.extension.register.Extension;
import org.rambla.extension.register.NodeReport.State;
import org.rambla.extension.register.Nodes;
import org.rambla.extension.register.Register;
import org.rambla.extension.register.StoredArtifact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases what an extension that was removed left: its tables, and what core keeps for it. There is no way back. */
public final class EraseData {
    private static final Logger LOG = LoggerFactory.getLogger(EraseData.class);

    private final Register register;
    private final Changes changes;
    private final Artifacts artifacts;
    private final Nodes nodes;
    private final Units units;
    private final FeatureTraces traces;

    public EraseData(
            Register register, Changes changes, Artifacts artifacts, Nodes nodes, Units units, FeatureTraces traces) {
        this.register = register;
        this.changes = changes;
        this.artifacts = artifacts;
        this.nodes = nodes;
        this.units = units;
        this.traces = traces;
    }

    /** What would go, in sentences with figures. */
    public List<String> shown(String feature, Messages messages) {
        List<String> lines = new ArrayList<>(traces.count(feature, messages));
        for (String unit : artifact(feature).facts().units()) {
            for (Units.Table table : units.tables(unit)) {
                lines.add(messages.count("extension.erase.table", table.rows(), table.name()));
            }
        }
        return lines;
    }

    /**
     * Erases.
     *
     * @param typed the extension's name, as the administrator typed it
     * @throws Refusal when the name is another one, or the extension still runs somewhere
     */
    public void run(String feature, String typed, long actor) {
        Extension extension = register.find(feature).orElseThrow(Refusal::notFound);
        if (!typed.strip().equals(feature)) {
            throw new Refusal(422, "extension.refusal.typed", feature);
        }
        boolean runs =
                nodes.reports().stream().anyMatch(r -> r.feature().equals(feature) && r.state() == State.RUNNING);
        if (!extension.removed() || runs) {
            throw new Refusal(409, "extension.refusal.stillThere");
        }
        StoredArtifact artifact = artifact(feature);
        erase(changes.begin(Act.ERASE, feature, artifact, actor), artifact);
    }

    /** Goes on with what this server had begun before it ended: half of it must not stay. */
    public void goOn() {
        for (Change change : changes.erasing()) {
            LOG.warn("The data of {} were being erased when the server ended", change.feature());
            try {
                artifacts.find(change.artifact()).ifPresent(artifact -> erase(change, artifact));
            } catch (RuntimeException e) {
                // Said in the list; the other extensions must start all the same.
                LOG.error("The data of {} cannot be erased", change.feature(), e);
            }
        }
    }

    private void erase(Change change, StoredArtifact artifact) {
        try {
            traces.erase(change.feature());
            for (String unit : artifact.facts().units()) {
                units.erase(unit);
            }
        } catch (RuntimeException e) {
            changes.failed(change, artifact, Problem.of("extension.problem.failed", e.toString()), "");
            throw e;
        }
        changes.done(change, artifact, Changes.Besides.NOTHING);
    }

    private StoredArtifact artifact(String feature) {
        return register.find(feature).flatMap(e -> artifacts.find(e.artifact())).orElseThrow(Refusal::notFound);
    }
}
