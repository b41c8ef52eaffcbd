// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RuleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY;COUNT=3 | 2026-05-05 | 2026-05-05 2026-05-12 2026-05-19",
                "rrule:freq=weekly;interval=2;byday=TU,TH;count=5 | 2026-05-05 | 2026-05-05 2026-05-07 2026-05-19"
                        + " 2026-05-21 2026-06-02",
                "FREQ=MONTHLY;BYDAY=2TU;COUNT=3 | 2026-05-12 | 2026-05-12 2026-06-09 2026-07-14",
                "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20260731T220000Z | 2026-05-29 | 2026-05-29 2026-06-26 2026-07-31",
                "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3 | 2026-01-31 | 2026-01-31 2026-02-28 2026-03-31",
                "FREQ=MONTHLY;COUNT=3 | 2026-01-31 | 2026-01-31 2026-03-31 2026-05-31",
                "FREQ=DAILY;INTERVAL=2;UNTIL=20260509 | 2026-05-05 | 2026-05-05 2026-05-07 2026-05-09",
                "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=3;WKST=MO | 2026-05-08 | 2026-05-08 2026-05-11 2026-05-12",
                "FREQ=WEEKLY;UNTIL=20200101 | 2026-05-05 | 2026-05-05"
            })
    void days_areThoseThatCalendarsFind(String rule, LocalDate first, String days) {
        List<LocalDate> expected =
                List.of(days.split(" ")).stream().map(LocalDate::parse).toList();

        assertThat(Rule.parse(rule).orElseThrow().from(first, 30)).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "weekly",
                "FREQ=YEARLY;COUNT=2",
                "FREQ=WEEKLY;BYDAY=2TU",
                "FREQ=WEEKLY;BYMONTHDAY=3",
                "FREQ=WEEKLY;COUNT=0",
                "FREQ=WEEKLY;COUNT=2;UNTIL=20260101",
                "FREQ=WEEKLY;UNTIL=20261399",
                "FREQ=WEEKLY;INTERVAL=-1",
                "FREQ=WEEKLY;COUNT=99999999999",
                "FREQ=WEEKLY;FREQ=DAILY",
                "FREQ=MONTHLY;BYSETPOS=1",
                "FREQ=WEEKLY;WKST=SU",
                "FREQ=MONTHLY;BYMONTHDAY=32",
                "FREQ=WEEKLY;BYDAY="
            })
    void whatIsNotUnderstood_isNoRule(String rule) {
        assertThat(Rule.parse(rule)).isEmpty();
    }

    @Test
    void ruleWithoutEnd_endsWhereTheLimitIs() {
        assertThat(Rule.parse("FREQ=WEEKLY").orElseThrow().from(LocalDate.of(2026, 5, 5), 4))
                .hasSize(4);
    }
}
