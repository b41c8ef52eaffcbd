// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.extension.Problem;
import org.rambla.extension.register.Change;
import org.rambla.extension.register.Change.Act;
import org.rambla.extension.register.Changes;
import org.rambla.extension.register.Extension;
import org.rambla.extension.register.Extension.Wanted;
import org.rambla.extension.register.NodeReport;
import org.rambla.extension.register.Nodes;
import org.rambla.extension.register.Shelf;
import org.rambla.extension.register.Shipped;
import org.rambla.extension.register.StoredArtifact;
import org.rambla.extension.register.StoredArtifact.Origin;
import org.rambla.persistence.TestDatabase;

class ReconcilerTest {
    /** Less than what a test waits for, more than a busy machine needs for a few statements. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final StubHost host = new StubHost();
    private final TestDatabase databases = TestDatabase.derby("extension");

    @TempDir
    Path folder;

    private Shelf shelf;
    private Reconciler reconciler;
    private CarryOut carryOut;

    @BeforeEach
    void build() {
        shelf = new Shelf(databases, folder);
    }

    private void start(Duration patience, boolean safeMode) throws InterruptedException {
        Lanes lanes = new Lanes(patience);
        NotStarting notStarting = new NotStarting(shelf.register);
        carryOut = new CarryOut(shelf.register, shelf.changes, shelf.nodes, host, lanes, notStarting, safeMode);
        Reconciler.Registers registers = new Reconciler.Registers(
                shelf.register,
                shelf.changes,
                shelf.artifacts,
                shelf.nodes,
                new Shipped(shelf.register, shelf.artifacts));
        reconciler = new Reconciler(
                registers,
                host,
                lanes,
                new StartWanted(registers, host, lanes, notStarting, safeMode),
                carryOut,
                Duration.ofHours(1),
                () -> {});
        reconciler.start();
        Eventually.until("it is settled", reconciler::settled);
    }

    private void start() throws InterruptedException {
        start(Duration.ofHours(1), false);
    }

    @AfterEach
    void close() {
        reconciler.stop();
        databases.close();
    }

    private void runs(String feature, String version) throws InterruptedException {
        Eventually.until(
                feature + " " + version + " runs", () -> host.version(feature).equals(version));
    }

    private Wanted wanted(String feature) {
        return shelf.register.find(feature).map(Extension::wanted).orElseThrow();
    }

    @Test
    void whatTheRegisterSays_isFollowed_whoeverSaidIt() throws Exception {
        StoredArtifact one = shelf.brought("poll", "1.0.0");
        shelf.done(Act.INSTALL, one);
        start();
        assertThat(host.version("poll")).isEqualTo("1.0.0");
        shelf.done(Act.UPDATE, shelf.brought("poll", "2.0.0"));
        runs("poll", "2.0.0");
        shelf.done(Act.DISABLE, one);
        runs("poll", "none");
        assertThat(host.asked).doesNotContain("cut off poll");
    }

    @Test
    void aChangeElsewhere_isFollowed_whenTheExtensionWasBusyHereMeanwhile() throws Exception {
        CountDownLatch going = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        shelf.done(Act.INSTALL, shelf.brought("poll", "1.0.0"));
        StoredArtifact two = shelf.brought("poll", "2.0.0");
        host.when(two, () -> {
            begun.countDown();
            awaited(going);
        });
        start();
        shelf.done(Act.UPDATE, two);
        begun.await();
        shelf.done(Act.UPDATE, shelf.brought("poll", "3.0.0"));
        // Looked at, and passed over because it is busy.
        assertThat(reconciler.reconcile()).isFalse();
        Thread.sleep(1_200);
        going.countDown();
        runs("poll", "3.0.0");
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theVersionAfterOneThatDoesNotStart_hasItsChance() throws Exception {
        CountDownLatch going = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        shelf.done(Act.INSTALL, shelf.brought("poll", "1.0.0"));
        StoredArtifact two = shelf.brought("poll", "2.0.0");
        host.when(two, () -> {
            begun.countDown();
            awaited(going);
            throw new Failure(Problem.of("extension.problem.noComponent"), "");
        });
        start();
        shelf.done(Act.UPDATE, two);
        begun.await();
        shelf.done(Act.UPDATE, shelf.brought("poll", "3.0.0"));
        going.countDown();
        runs("poll", "3.0.0");
    }

    @Test
    void anUpdateThatDoesNotStartHere_leavesTheVersionBefore_andIsSaid() throws Exception {
        shelf.done(Act.INSTALL, shelf.brought("poll", "1.0.0"));
        StoredArtifact two = shelf.brought("poll", "2.0.0");
        host.when(two, () -> {
            throw new Failure(Problem.of("extension.problem.noComponent"), "no component");
        });
        start();
        shelf.done(Act.UPDATE, two);
        Eventually.until(
                "it is said",
                () -> shelf.nodes.reports().stream()
                        .anyMatch(r -> r.state() == NodeReport.State.FAILED && r.artifact() == two.id()));
        assertThat(host.version("poll")).isEqualTo("1.0.0");
        assertThat(host.asked).doesNotContain("stop poll");
        assertThat(host.asked.stream().filter("start poll 2.0.0"::equals)).hasSize(1);
        shelf.done(Act.UPDATE, shelf.brought("poll", "2.0.1"));
        runs("poll", "2.0.1");
    }

    @Test
    void whatFailsForAReasonOfItsOwnOfTheServer_isTriedAgain() throws Exception {
        int[] tries = {0};
        StoredArtifact one = shelf.brought("poll", "1.0.0");
        host.when(one, () -> {
            if (tries[0]++ == 0) {
                throw new IllegalStateException("the database does not answer");
            }
        });
        shelf.done(Act.INSTALL, one);
        start();
        runs("poll", "1.0.0");
    }

    @Test
    void whatDoesNotComeBack_isAbandonedAndSetAside_andItsLateVersionDiscarded() throws Exception {
        CountDownLatch going = new CountDownLatch(1);
        StoredArtifact one = shelf.brought("poll", "1.0.0");
        host.when(one, () -> awaited(going));
        shelf.done(Act.INSTALL, one);
        start(PATIENCE, false);
        assertThat(wanted("poll")).isEqualTo(Wanted.SET_ASIDE);
        assertThat(shelf.register.find("poll").orElseThrow().problem().key()).isEqualTo("extension.problem.blocked");
        assertThat(host.asked).contains("abandon poll");
        going.countDown();
        Eventually.until("the late version goes", () -> host.asked.contains("discard poll 1.0.0"));
        assertThat(host.version("poll")).isEqualTo("none");
    }

    @Test
    void aChangeThatWasAbandoned_failedOnce_whateverComesOfItLater() throws Exception {
        start(PATIENCE, false);
        CountDownLatch going = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        StoredArtifact one = shelf.brought("poll", "1.0.0");
        host.when(one, () -> {
            awaited(going);
            gone.countDown();
            throw new IllegalStateException("much later");
        });
        Change change = shelf.changes.begin(Act.INSTALL, "poll", one, 1);
        carryOut.run(change, one, Changes.Besides.NOTHING);
        Eventually.until(
                "it failed", () -> shelf.changes.find(change.id()).orElseThrow().state() == Change.State.FAILED);
        assertThat(host.asked).contains("abandon poll");
        going.countDown();
        gone.await();
        // Another one goes on beside what is left of the first, and ends after it.
        StoredArtifact two = shelf.brought("poll", "2.0.0");
        Change next = shelf.changes.begin(Act.INSTALL, "poll", two, 1);
        carryOut.run(next, two, Changes.Besides.NOTHING);
        runs("poll", "2.0.0");
        assertThat(shelf.changes.find(change.id()).orElseThrow().problem().key())
                .isEqualTo("extension.problem.blocked");
        assertThat(shelf.audited)
                .containsExactly("extension.audit.failed.INSTALL poll 1.0.0", "extension.audit.INSTALL poll 2.0.0");
    }

    @Test
    void whatIsAskedBehindSomethingThatDoesNotComeBack_isDoneAllTheSame() throws Exception {
        start(PATIENCE, false);
        CountDownLatch going = new CountDownLatch(1);
        StoredArtifact one = shelf.brought("poll", "1.0.0");
        host.when(one, () -> awaited(going));
        shelf.done(Act.INSTALL, one);
        Eventually.until("it is being started", () -> host.asked.contains("start poll 1.0.0"));
        Change change = shelf.changes.begin(Act.DISABLE, "poll", one, 1);
        carryOut.run(change, one, Changes.Besides.NOTHING);
        Eventually.until(
                "it is disabled",
                () -> shelf.changes.find(change.id()).orElseThrow().state() == Change.State.DONE);
        assertThat(wanted("poll")).isEqualTo(Wanted.DISABLED);
        Eventually.until("nothing is under way", () -> !carryOut.busyWith("poll"));
        going.countDown();
        Eventually.until("the late version goes", () -> host.asked.contains("discard poll 1.0.0"));
        assertThat(host.version("poll")).isEqualTo("none");
    }

    @Test
    void whatCannotBeEnabled_isOff_andNotForEverStarting() throws Exception {
        StoredArtifact one = shelf.brought("poll", "1.0.0");
        shelf.done(Act.INSTALL, one);
        shelf.done(Act.DISABLE, one);
        start();
        host.when(one, () -> {
            shelf.nodes.report("poll", one.id(), NodeReport.State.STARTING, null, "");
            throw new Failure(Problem.of("extension.problem.noComponent"), "");
        });
        carryOut.run(shelf.changes.begin(Act.ENABLE, "poll", one, 1), one, Changes.Besides.NOTHING);
        Eventually.until("it has failed", () -> !carryOut.busyWith("poll"));
        assertThat(state("poll")).isEqualTo(NodeReport.State.OFF);
    }

    @Test
    void whatDidNotStart_isOffOnceItIsDisabled() throws Exception {
        StoredArtifact one = shelf.brought("poll", "1.0.0");
        host.when(one, () -> {
            throw new Failure(Problem.of("extension.problem.noComponent"), "");
        });
        shelf.done(Act.INSTALL, one);
        start();
        assertThat(state("poll")).isEqualTo(NodeReport.State.FAILED);
        carryOut.run(shelf.changes.begin(Act.DISABLE, "poll", one, 1), one, Changes.Besides.NOTHING);
        Eventually.until("it is disabled", () -> !carryOut.busyWith("poll"));
        assertThat(state("poll")).isEqualTo(NodeReport.State.OFF);
    }

    private NodeReport.State state(String feature) {
        return shelf.nodes.reports().stream()
                .filter(r -> r.feature().equals(feature))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void whatDoesNotGiveItsRequestsBack_isCutOffAndSetAside() throws Exception {
        shelf.done(Act.INSTALL, shelf.brought("poll", "1.0.0"));
        start();
        host.blocked.add("poll");
        Eventually.until("it is set aside", () -> wanted("poll") == Wanted.SET_ASIDE);
        assertThat(host.asked).contains("cut off poll");
        assertThat(shelf.audited).contains("extension.audit.setAside poll");
    }

    @Test
    void whatWasBeingStartedWhenTheServerEndedTwice_isSetAside() throws Exception {
        StoredArtifact bad = shelf.brought("bad", "1.0.0");
        StoredArtifact good = shelf.brought("good", "1.0.0");
        shelf.done(Act.INSTALL, bad);
        shelf.done(Act.INSTALL, good);
        for (int start = 1; start <= 2; start++) {
            assertThat(wanted("bad")).isEqualTo(Wanted.ENABLED);
            shelf.nodes.report("bad", bad.id(), NodeReport.State.STARTING, null, "");
            shelf.nodes.report("good", good.id(), NodeReport.State.RUNNING, null, "");
            shelf.nodes.mark("bad", Nodes.STARTING);
            shelf.nodes.mark("good", Nodes.ON_TRIAL);
            new Culprits(shelf.register, shelf.nodes).blame();
        }
        start();
        assertThat(wanted("bad")).isEqualTo(Wanted.SET_ASIDE);
        assertThat(host.version("bad")).isEqualTo("none");
        assertThat(host.version("good")).isEqualTo("1.0.0");
    }

    @Test
    void aServerThatWasKilled_doesNotSayThatItRunsWhatItDoesNotRunYet() throws Exception {
        StoredArtifact one = shelf.brought("poll", "1.0.0");
        shelf.nodes.report("poll", one.id(), NodeReport.State.RUNNING, null, "");
        start();
        assertThat(shelf.nodes.reports())
                .filteredOn(r -> r.feature().equals("poll"))
                .extracting(NodeReport::state)
                .containsExactly(NodeReport.State.OFF);
    }

    @Test
    void inSafeMode_onlyWhatComesWithTheServerRuns() throws Exception {
        shelf.done(Act.INSTALL, shelf.brought("poll", "1.0.0"));
        shelf.register.ship(shelf.stored("forum", "1.0.0", Origin.SHIPPED), false);
        start(Duration.ofHours(1), true);
        assertThat(host.version("forum")).isEqualTo("1.0.0");
        assertThat(host.version("poll")).isEqualTo("none");
    }
}
