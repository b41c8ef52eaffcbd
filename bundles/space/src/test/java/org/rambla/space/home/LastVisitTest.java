// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.persistence.TestDatabase;

class LastVisitTest {
    private static final Instant MONDAY = Instant.parse("2026-04-13T08:00:00Z");

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("space");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void since_isTheEndOfTheVisitBefore_howeverOftenThePageIsOpened(TestDatabase databases) {
        LastVisit visits = new LastVisit(databases.database("space"));
        assertThat(visits.since(7, MONDAY)).as("a newcomer").isEqualTo(MONDAY.minus(Duration.ofDays(7)));
        assertThat(visits.since(7, MONDAY.plusSeconds(60))).isEqualTo(MONDAY.minus(Duration.ofDays(7)));
        Instant later = MONDAY.plus(Duration.ofMinutes(10));
        assertThat(visits.since(7, later)).as("the same visit").isEqualTo(MONDAY.minus(Duration.ofDays(7)));
        Instant tuesday = MONDAY.plus(Duration.ofDays(1));
        assertThat(visits.since(7, tuesday)).isEqualTo(later);
        assertThat(visits.since(7, tuesday.plusSeconds(400))).isEqualTo(later);
        assertThat(visits.since(8, tuesday)).as("somebody else").isEqualTo(tuesday.minus(Duration.ofDays(7)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void since_writesNothing_withinFiveMinutes(TestDatabase databases) {
        LastVisit visits = new LastVisit(databases.database("space"));
        visits.since(7, MONDAY);
        long before = databases.statements();
        visits.since(7, MONDAY.plusSeconds(200));
        assertThat(databases.statements() - before).isEqualTo(1);
    }
}
