// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.segment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LettersTest {
    @Test
    void tagsAndEntities_areNoLetters() {
        assertThat(Letters.in("12", "<p data-b=\"a1\">\uD83D\uDC4D 1&nbsp;250 &amp; 3 &lt; 4</p>"))
                .isFalse();
        assertThat(Letters.in("", "")).isFalse();
        assertThat(Letters.in("", "<p>12</p><p>&amp; \uD83D\uDC4D m²</p>")).isTrue();
        assertThat(Letters.in("", "<p>\u05E9</p>")).isTrue();
        assertThat(Letters.in("A", "")).isTrue();
    }
}
