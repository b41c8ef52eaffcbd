// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.extension.Problem;
import org.rambla.extension.register.NodeReport.State;
import org.rambla.persistence.TestDatabase;

class NodesTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("extension");
    }

    private static Map<String, State> said(Nodes nodes) {
        return nodes.reports().stream().collect(Collectors.toMap(NodeReport::label, NodeReport::state));
    }

    private static void seen(Shelf shelf, Duration ago) {
        shelf.database.transaction(tx -> tx.execute(
                "update extension_server set seen_at = ? where node = 'there'",
                Instant.now().minus(ago)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aServerThatIsNotHeardOf_saysNothingAnyMore_andIsForgottenAfterAMonth(TestDatabase databases) {
        Shelf shelf = new Shelf(databases, folder);
        Nodes there = new Nodes(shelf.database, "there", "there:8080");
        for (Nodes nodes : new Nodes[] {shelf.nodes, there}) {
            nodes.seen();
            nodes.seen();
            nodes.report("poll", 100, State.RUNNING, null, "");
        }
        there.report("poll", 101, State.FAILED, Problem.of("extension.problem.noComponent"), "detail");
        assertThat(said(shelf.nodes)).isEqualTo(Map.of("here:8080", State.RUNNING, "there:8080", State.FAILED));
        seen(shelf, Duration.ofMinutes(2));
        assertThat(said(shelf.nodes)).isEqualTo(Map.of("here:8080", State.RUNNING, "there:8080", State.UNHEARD));
        assertThat(said(there)).as("to itself it is there").containsEntry("there:8080", State.FAILED);
        shelf.nodes.forgetGone();
        assertThat(said(shelf.nodes)).hasSize(2);
        seen(shelf, Duration.ofDays(31));
        shelf.nodes.forgetGone();
        assertThat(said(shelf.nodes)).isEqualTo(Map.of("here:8080", State.RUNNING));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aServerThatEndsAsAsked_runsNothingAndBlamesNobody(TestDatabase databases) {
        Shelf shelf = new Shelf(databases, folder);
        shelf.nodes.report("poll", 100, State.RUNNING, null, "");
        shelf.nodes.mark("poll", Nodes.ON_TRIAL);
        shelf.nodes.quiet();
        assertThat(shelf.nodes.reports()).extracting(NodeReport::state).containsExactly(State.OFF);
        assertThat(shelf.nodes.marks()).extracting(Nodes.Mark::mark).containsExactly(Nodes.QUIET);
    }
}
