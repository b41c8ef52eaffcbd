// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Refusal;
import org.rambla.extension.Problem;
import org.rambla.extension.register.Change.Act;
import org.rambla.extension.register.Change.State;
import org.rambla.extension.register.Changes.Besides;
import org.rambla.extension.register.StoredArtifact.Origin;
import org.rambla.persistence.TestDatabase;

class ChangesTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("extension");
    }

    private static void refused(Runnable step, String key) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(step::run)
                .matches(r -> r.key().equals(key));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void changes_areBegunOneAtATime_whicheverServerBegins(TestDatabase databases) {
        Shelf shelf = new Shelf(databases, folder);
        StoredArtifact one = shelf.brought("poll", "1.0.0");
        Change change = shelf.changes.begin(Act.INSTALL, "poll", one, 1);
        refused(() -> shelf.elsewhere().begin(Act.INSTALL, "poll", one, 1), "extension.refusal.busy");
        shelf.changes.done(change, one, Besides.NOTHING);
        refused(() -> shelf.elsewhere().begin(Act.INSTALL, "poll", one, 1), "extension.refusal.moved");
        assertThat(shelf.register.find("poll").orElseThrow().artifact()).isEqualTo(one.id());
        assertThat(shelf.audited).containsExactly("extension.audit.INSTALL poll 1.0.0");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aServerThatComesBackTooLate_changesNothingAnyMore(TestDatabase databases) {
        Shelf shelf = new Shelf(databases, folder);
        StoredArtifact one = shelf.brought("poll", "1.0.0");
        StoredArtifact two = shelf.brought("poll", "2.0.0");
        Change late = shelf.changes.begin(Act.INSTALL, "poll", one, 1);
        shelf.begun(late, Instant.now().minus(Duration.ofMinutes(3)));
        shelf.done(Act.INSTALL, two);
        assertThat(shelf.changes.find(late.id()).orElseThrow().state()).isEqualTo(State.INTERRUPTED);
        refused(() -> shelf.changes.done(late, one, Besides.NOTHING), "extension.refusal.moved");
        shelf.changes.failed(late, one, Problem.of("extension.problem.blocked"), "");
        assertThat(shelf.changes.find(late.id()).orElseThrow().state()).isEqualTo(State.INTERRUPTED);
        assertThat(shelf.register.find("poll").orElseThrow().artifact()).isEqualTo(two.id());
        assertThat(shelf.audited).containsExactly("extension.audit.INSTALL poll 2.0.0");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatGoesIntoTheRegisterWithAChange_isWrittenOnlyWithIt(TestDatabase databases) {
        Shelf shelf = new Shelf(databases, folder);
        StoredArtifact one = shelf.brought("poll", "1.0.0");
        Change change = shelf.changes.begin(Act.INSTALL, "poll", one, 1);
        Besides broken = tx -> {
            tx.execute("insert into extension_setting (name, content) values ('offered', 'yes')");
            throw new IllegalStateException("no blueprint");
        };
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> shelf.changes.done(change, one, broken));
        assertThat(shelf.register.find("poll")).isEmpty();
        assertThat(shelf.database.number("select count(*) from extension_setting"))
                .isZero();
        assertThat(shelf.changes.find(change.id()).orElseThrow().state()).isEqualTo(State.RUNNING);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatAServerHadBegun_cameToNothing_butForErasing(TestDatabase databases) {
        Shelf shelf = new Shelf(databases, folder);
        StoredArtifact poll = shelf.brought("poll", "1.0.0");
        StoredArtifact tide = shelf.brought("tide", "1.0.0");
        shelf.done(Act.INSTALL, poll);
        shelf.done(Act.REMOVE, poll);
        Change erasing = shelf.changes.begin(Act.ERASE, "poll", poll, 1);
        Change installing = shelf.changes.begin(Act.INSTALL, "tide", tide, 1);
        assertThat(shelf.changes.interrupted()).extracting(Change::id).containsExactly(installing.id());
        assertThat(shelf.changes.interrupted()).isEmpty();
        assertThat(shelf.changes.unsuccessful()).extracting(Change::feature).containsExactly("tide");
        assertThat(shelf.changes.erasing()).extracting(Change::id).containsExactly(erasing.id());
        assertThat(shelf.elsewhere().erasing()).isEmpty();
        shelf.changes.done(erasing, poll, Besides.NOTHING);
        assertThat(shelf.register.find("poll")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aNewerServer_bringsItsVersion_thoughAChangeWasLeftUnderWay(TestDatabase databases) {
        Shelf shelf = new Shelf(databases, folder);
        StoredArtifact one = shelf.stored("forum", "1.0.0", Origin.SHIPPED);
        shelf.register.ship(one, false);
        shelf.changes.begin(Act.DISABLE, "forum", one, 1);
        StoredArtifact two = shelf.stored("forum", "1.1.0", Origin.SHIPPED);
        shelf.register.ship(two, true);
        assertThat(shelf.register.find("forum").orElseThrow())
                .returns(two.id(), Extension::artifact)
                .returns(one.id(), Extension::previous);
    }
}
