// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.translation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rambla.api.content.Body;

class ReadingTest {
    private static Reading into(String title) {
        Written written = new Written(1, 1, "en", "Lamps at night", new Body("<p>Dark.</p>", 1));
        return new Reading(
                written,
                "fr",
                title,
                new Body("<p>Sombre.</p>", 1),
                Reading.Origin.MACHINE,
                false,
                false,
                Reading.View.OWN);
    }

    @Test
    void titleThatNobodyTranslated_isInItsOwnLanguage() {
        assertThat(into("Lamps at night").titleLanguage()).isEqualTo("en");
        assertThat(into("Lampes la nuit").titleLanguage()).isEqualTo("fr");
    }
}
