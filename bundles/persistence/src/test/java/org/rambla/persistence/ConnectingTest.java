// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.api.persistence.Dialect;
import org.rambla.persistence.migration.Migrator;
import org.rambla.persistence.migration.OwnTables;

class ConnectingTest {
    @TempDir
    Path home;

    private Connecting to(String url) {
        return new Connecting(url, "rambla", "secret", 3, home, 600);
    }

    @Test
    void noAddress_meansDerbyInTheHome_whichKeepsItsData() throws Exception {
        var connecting = to("");
        for (int expected : new int[] {1, 0}) {
            var pool = connecting.connect();
            assertThat(pool.dialect()).isEqualTo(Dialect.DERBY);
            assertThat(new Migrator(pool).migrate(OwnTables.UNIT, OwnTables.migrations()))
                    .isEqualTo(expected);
            connecting.disconnect(pool);
        }
        assertThat(home.resolve("database/service.properties")).exists();
        assertThat(home.resolve("database/db.lck")).as("shut down cleanly").doesNotExist();
    }

    @Test
    void refusedConnection_isToldInPlainWords_afterPatience() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> to("jdbc:postgresql://127.0.0.1:" + free + "/rambla?x=y")
                        .connect())
                .withMessageStartingWith(
                        "The database jdbc:postgresql://127.0.0.1:" + free + "/rambla cannot be opened: ")
                .withMessageNotContaining("secret")
                .matches(failure -> failure.exit() == StartFailure.NO_DATABASE);
    }

    @Test
    void otherAddress_isRefused() {
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> to("jdbc:mysql://x").connect())
                .withMessageContaining("jdbc:postgresql:")
                .matches(failure -> failure.exit() == StartFailure.NO_DATABASE);
    }

    @Test
    void homeOfAnotherServer_isToldApart() throws Exception {
        var first = to("");
        var pool = first.connect();
        try {
            // Another process is another copy of Derby; here: another class loader.
            assertThat(OtherProcess.open(home)).startsWith("Another Rambla is running with the same home folder");
        } finally {
            first.disconnect(pool);
        }
    }

    @Test
    void node_isTheSame_afterARestart() throws IOException {
        String node = NodeId.of(null, home.resolve("new"));
        assertThat(node).hasSize(36).isEqualTo(NodeId.of(" ", home.resolve("new")));
        assertThat(NodeId.of("north", home)).isEqualTo("north");
        assertThat(Files.exists(home.resolve("node"))).isFalse();
    }
}
