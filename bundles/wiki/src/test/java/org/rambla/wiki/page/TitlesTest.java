// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TitlesTest {
    @Test
    void titles_areSorted_withNumbersAsNumbers() {
        List<String> right = List.of(
                "1. What it is about",
                "2. Who does what",
                "10. Figures",
                "Éclairage",
                "Meeting",
                "Meeting 007, minutes",
                "meeting 9",
                "Meeting 10",
                "Meeting 2024-05-03",
                "Meeting 2024-11-20",
                "Meeting 12345678",
                "Meeting 123456789",
                "Meeting 123456789012345678901234567890",
                "Meeting 223456789012345678901234567890",
                "Meetings");
        assertThat(right.stream().sorted(Comparator.comparing(Titles::order).thenComparing(right::indexOf)))
                .containsExactlyElementsOf(right);
    }

    @Test
    void zerosBeforeANumber_makeItNoOther() {
        assertThat(Titles.order("Line 007")).isEqualTo(Titles.order("line 7"));
        assertThat(Titles.order("Line 000")).isEqualTo(Titles.order("Line 0")).isNotEqualTo(Titles.order("Line"));
        assertThat(Titles.key("Line 007")).isNotEqualTo(Titles.key("Line 7"));
    }

    @Test
    void whatIsSortedBy_isNoLongerThanThereIsRoom() {
        assertThat(Titles.order("1 ".repeat(100))).hasSize(Titles.MAX);
        assertThat(Titles.order("7".repeat(200))).hasSize(Titles.MAX);
    }
}
