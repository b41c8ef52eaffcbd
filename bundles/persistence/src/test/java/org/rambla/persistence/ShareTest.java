// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.persistence.source.Pool;

/** Whoever has a share in the pool leaves the rest to the others. */
class ShareTest {
    private static final Duration LONG = Duration.ofHours(1);

    static Stream<TestDatabase> databases() {
        return TestDatabase.both();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void othersHaveConnections_whenAShareIsUsedUp(TestDatabase databases) throws Exception {
        Pool share = databases.pool().share(2, LONG);
        CountDownLatch third = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            try (Connection connection = share.connection()) {
                third.countDown();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        try (Connection one = share.connection()) {
            Connection two = share.connection();
            waiting.start();
            for (int i = 0; i < 20; i++) {
                try (Connection other = databases.pool().connection()) {
                    assertThat(other.isValid(5)).isTrue();
                }
            }
            assertThat(third.getCount()).isEqualTo(1);
            two.close();
            // Once more gives nothing back twice.
            two.close();
            third.await();
            assertThat(one.isClosed()).isFalse();
        }
        waiting.join();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsKeptTooLong_isTakenAway_andWhatWasNotCommittedIsGone(TestDatabase databases) throws Exception {
        try (Connection connection = databases.pool().connection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table share_mark (id int not null primary key)");
        }
        Pool share = databases.pool().share(1, Duration.ofSeconds(2));
        try (Connection kept = share.connection()) {
            kept.setAutoCommit(false);
            try (Statement statement = kept.createStatement()) {
                statement.executeUpdate("insert into share_mark (id) values (1)");
            }
            // Waits on both databases until the row that was written is rolled back.
            try (Connection other = databases.pool().connection();
                    Statement statement = other.createStatement()) {
                assertThat(statement.executeUpdate("insert into share_mark (id) values (1)"))
                        .isEqualTo(1);
            }
            assertThatThrownBy(() -> {
                        try (Statement statement = kept.createStatement()) {
                            statement.executeUpdate("insert into share_mark (id) values (2)");
                        }
                        kept.commit();
                    })
                    .isInstanceOf(SQLException.class);
        }
        try (Connection again = databases.pool().share(1, LONG).connection()) {
            assertThat(again.isValid(5)).isTrue();
        }
    }
}
