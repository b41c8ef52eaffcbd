// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.DatabaseKind;
import org.rambla.launcher.system.FirstSteps;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.ServerProcess;

/** A power cut loses nothing of which somebody was told that it is kept, and leaves nothing by halves. */
class KillIT {
    private static final String SPACE = "Lamps";
    private static final int ROUNDS = Boolean.getBoolean("rambla.deep") ? 25 : 1;
    /** What a member may write at once is more than this, what comes before, and the last topics of each writer. */
    private static final int MOST = 38;

    @TempDir
    Path home;

    private ServerProcess start(Database database) {
        return ServerProcess.start(home, RunningServer.freePort(), database.environment())
                .running();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasTaken_isThereOnceAfterEachKill(DatabaseKind kind) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Database database = Database.of(kind, home);
        ServerProcess server = start(database);
        try {
            Browser member = server.browser();
            FirstSteps.setUp(member, server.setupAddress());
            FirstSteps.openSpace(member, SPACE, "PUBLIC", "OPEN");
            List<String> topics = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                topics.add(FirstSteps.startTopic(member, SPACE, "Street " + i, "Lamps of street " + i));
            }
            Writers writers = new Writers(SPACE, topics);
            for (int round = 0; round < ROUNDS; round++) {
                int enough = writers.taken().size() + 5 + random.nextInt(MOST - 5);
                writers.begin(server, member, "r" + round);
                RunningServer.await("much is written", () -> writers.taken().size() >= enough);
                server.kill();
                writers.end();
                server.close();
                server = start(database);
                check(writers, writers.found(server), "seed " + seed + ", round " + round);
            }
        } finally {
            server.close();
        }
    }

    private static void check(Writers writers, Map<String, Integer> found, String when) {
        assertThat(found.keySet()).as("what was taken, " + when).containsAll(writers.taken());
        assertThat(found.values()).as("how often, " + when).containsOnly(1);
        long more = found.keySet().stream()
                .filter(text -> text.startsWith("text") && !writers.taken().contains(text))
                .count();
        assertThat(more).as("taken at the last moment, " + when).isLessThanOrEqualTo(4L * ROUNDS);
    }
}
