// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.api.feature.FeatureTraces;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Units;
import org.rambla.api.text.Messages;
import org.rambla.extension.register.Change;
import org.rambla.extension.register.Change.Act;
import org.rambla.extension.register.NodeReport.State;
import org.rambla.extension.register.Shelf;
import org.rambla.extension.register.StoredArtifact;
import org.rambla.extension.register.StoredArtifact.Origin;
import org.rambla.persistence.TestDatabase;

class EraseDataTest {
    private final TestDatabase databases = TestDatabase.derby("extension");
    private final List<String> erased = new ArrayList<>();

    @TempDir
    Path folder;

    private boolean broken;
    private Shelf shelf;
    private EraseData erase;
    private StoredArtifact poll;

    @BeforeEach
    void build() throws Exception {
        shelf = new Shelf(databases, folder);
        Units units = (Units) Proxy.newProxyInstance(
                Units.class.getClassLoader(), new Class<?>[] {Units.class}, (proxy, method, arguments) -> {
                    if (broken) {
                        throw new IllegalStateException("the power is gone");
                    }
                    erased.add("tables of " + arguments[0]);
                    return null;
                });
        erase = new EraseData(shelf.register, shelf.changes, shelf.artifacts, shelf.nodes, units, new FeatureTraces() {
            @Override
            public List<String> count(String feature, Messages messages) {
                return List.of();
            }

            @Override
            public void erase(String feature) {
                erased.add("traces of " + feature);
            }
        });
        poll = shelf.artifacts.store(
                shelf.bundle("poll", "1.0.0"),
                "poll.jar",
                Shelf.facts("poll", "1.0.0", List.of("poll")),
                Origin.UPLOADED,
                1);
        shelf.done(Act.INSTALL, poll);
    }

    @AfterEach
    void close() {
        databases.close();
    }

    private void refused(String typed, String key) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> erase.run("poll", typed, 1))
                .matches(refusal -> refusal.key().equals(key));
        assertThat(erased).isEmpty();
    }

    @Test
    void data_areErasedOnlyOfWhatIsRemoved_stoppedEverywhere_andTyped() {
        refused("poll", "extension.refusal.stillThere");
        shelf.done(Act.REMOVE, poll);
        refused("pol", "extension.refusal.typed");
        shelf.nodes.report("poll", poll.id(), State.RUNNING, null, "");
        refused("poll", "extension.refusal.stillThere");
        shelf.nodes.report("poll", poll.id(), State.OFF, null, "");
        erase.run("poll", "poll", 1);
        assertThat(erased).containsExactly("traces of poll", "tables of poll");
        assertThat(shelf.register.find("poll")).isEmpty();
        assertThat(shelf.nodes.reports()).isEmpty();
        assertThat(shelf.audited).contains("extension.audit.ERASE poll 1.0.0");
    }

    @Test
    void whatWasBegunBeforeTheServerEnded_isGoneOnWith() {
        shelf.done(Act.REMOVE, poll);
        shelf.changes.begin(Act.ERASE, "poll", poll, 1);
        assertThat(shelf.changes.interrupted()).isEmpty();
        erase.goOn();
        assertThat(erased).containsExactly("traces of poll", "tables of poll");
        assertThat(shelf.register.find("poll")).isEmpty();
        erase.goOn();
        assertThat(erased).hasSize(2);
    }

    @Test
    void whatCannotBeErased_isSaid_andCanBeTriedAgain() {
        shelf.done(Act.REMOVE, poll);
        broken = true;
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> erase.run("poll", "poll", 1));
        assertThat(shelf.changes.unsuccessful()).extracting(Change::act).containsExactly(Act.ERASE);
        assertThat(shelf.register.find("poll")).isPresent();
        shelf.changes.begin(Act.ERASE, "poll", poll, 1);
        erase.goOn();
        assertThat(shelf.changes.unsuccessful()).hasSize(1);
        broken = false;
        erase.run("poll", "poll", 1);
        assertThat(shelf.register.find("poll")).isEmpty();
    }
}
