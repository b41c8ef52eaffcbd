// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageNameTest {
    @ParameterizedTest
    @CsvSource({"en,fr,anglais", "fr,en,French", "pt-BR,fr,portugais", "qx,fr,qx", "en,fr,anglais", "'',fr,''"})
    void isThatOfThePlatform_orTheTagItself(String language, String reader, String name) {
        assertThat(LanguageName.of(language, reader)).isEqualTo(name);
    }
}
