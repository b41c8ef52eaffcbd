// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.change;

import java.time.Duration;
import java.util.Set;
import org.rambla.api.feature.FeatureOffers;
import org.rambla.api.page.Refusal;
import org.rambla.extension.check.Verdict;
import org.rambla.extension.node.CarryOut;
import org.rambla.extension.node.Node;
import org.rambla.extension.register.Artifacts;
import org.rambla.extension.register.Change;
import org.rambla.extension.register.Change.Act;
import org.rambla.extension.register.Changes;
import org.rambla.extension.register.Extension;
import org.rambla.extension.register.Register;
import org.rambla.extension.register.StoredArtifact;

/** An administrator installs, updates, enables, disables or removes an extension. */
public final class Changing {
    private static final Duration WAIT = Duration.ofSeconds(4);

    /** More than anything takes before it is abandoned. */
    private static final Duration WAIT_FOR_THE_END = Duration.ofMinutes(2);

    private static final long POLL_MILLISECONDS = 10;

    private final Register register;
    private final Changes changes;
    private final Artifacts artifacts;
    private final Stage stage;
    private final CarryOut carryOut;
    private final FeatureOffers offers;
    private final Duration wait;

    public Changing(Node node, Stage stage, FeatureOffers offers) {
        this(node, stage, offers, WAIT);
    }

    /** @param wait how long whoever asked for a change waits for it before being shown how far it is */
    public Changing(Node node, Stage stage, FeatureOffers offers, Duration wait) {
        this.wait = wait;
        this.register = node.register();
        this.changes = node.changes();
        this.artifacts = node.artifacts();
        this.stage = stage;
        this.carryOut = node.carryOut();
        this.offers = offers;
    }

    /**
     * Installs or updates to a file that was checked.
     *
     * @param typed name that the administrator typed; asked for unless a trusted key signed the file
     * @param blueprints to which a new extension is offered; not looked at when it is an update
     * @throws Refusal when it cannot be installed after all, or the name is another one
     */
    public Change confirm(StoredArtifact artifact, String typed, Set<Long> blueprints, long actor) {
        Verdict verdict = stage.again(artifact);
        if (!verdict.good()) {
            throw new Refusal(422, "extension.refusal.check").at("artifact", "extension.refusal.check");
        }
        if (!verdict.trusted() && !typed.strip().equals(artifact.feature())) {
            throw new Refusal(422, "extension.refusal.typed", artifact.feature())
                    .at("name", "extension.refusal.typed", artifact.feature());
        }
        return install(artifact, verdict.act(), blueprints, actor);
    }

    private Change install(StoredArtifact artifact, Act act, Set<Long> blueprints, long actor) {
        Change change = changes.begin(act, artifact.feature(), artifact, actor);
        Changes.Besides offer = act == Act.INSTALL
                ? tx -> offers.offer(tx, artifact.feature(), blueprints, actor)
                : Changes.Besides.NOTHING;
        carryOut.run(change, artifact, offer);
        return awaited(change, wait);
    }

    /**
     * Takes a file without asking, for whoever develops it on this machine; offered to all blueprints when it is new.
     * Returns when the change has ended.
     */
    public Change develop(StoredArtifact artifact) {
        Extension now = register.find(artifact.feature()).orElse(null);
        boolean fresh = now == null || now.removed();
        Set<Long> all = offers.blueprints(artifact.feature()).stream()
                .map(FeatureOffers.Offered::id)
                .collect(java.util.stream.Collectors.toSet());
        return awaited(install(artifact, fresh ? Act.INSTALL : Act.UPDATE, all, 0), WAIT_FOR_THE_END);
    }

    public Change enable(String feature, long actor) {
        return begin(Act.ENABLE, feature, actor);
    }

    public Change disable(String feature, long actor) {
        return begin(Act.DISABLE, feature, actor);
    }

    /** Its data are kept. */
    public Change remove(String feature, long actor) {
        return begin(Act.REMOVE, feature, actor);
    }

    private Change begin(Act act, String feature, long actor) {
        Extension extension =
                register.find(feature).orElseThrow(() -> new Refusal(404, "extension.refusal.unknown", feature));
        StoredArtifact artifact = artifacts.find(extension.artifact()).orElseThrow(Refusal::notFound);
        Change change = changes.begin(act, feature, artifact, actor);
        carryOut.run(change, artifact, Changes.Besides.NOTHING);
        return awaited(change, wait);
    }

    /** The change as it stands when requests have moved over, or after a moment when it takes longer. */
    private Change awaited(Change begun, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        try {
            while (carryOut.busyWith(begun.feature()) && System.nanoTime() < end) {
                Thread.sleep(POLL_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return changes.find(begun.id()).orElse(begun);
    }
}
