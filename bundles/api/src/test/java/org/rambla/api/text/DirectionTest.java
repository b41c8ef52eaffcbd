// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DirectionTest {
    @Test
    void directionIsThatOfTheScript_orOfTheLanguageWhereNoneIsSaid() {
        for (String language : new String[] {"ar", "ar-MA", "he", "iw", "fa", "ur", "ckb", "az-Arab", "pa-Arab-PK"}) {
            assertThat(Direction.of(language)).as(language).isEqualTo("rtl");
        }
        for (String language : new String[] {"en", "fr", "ku", "az", "ar-Latn", "zxx", ""}) {
            assertThat(Direction.of(language)).as(language).isEqualTo("ltr");
        }
    }

    @Test
    void textSaysItsDirection_whereItIsAnotherOne() {
        assertThat(Direction.of("ar", "fr")).isEqualTo("rtl");
        assertThat(Direction.of("fr", "ar")).isEqualTo("ltr");
        assertThat(Direction.of("fr", "en")).isNull();
        assertThat(Direction.of("", "ar")).isNull();
    }
}
