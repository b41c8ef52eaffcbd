// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234", "P@ssw0rd2024!!", "passwordpassword", "Motdepasse2026", "mot de passe 2026",
                        "azertyuiop123", "qwertyuiop!!",
                "123456789012", "987654321098", "aaaaaaaaaaaa", "abababababab", "changeme12345", "Bienvenue2026!",
                        "password1password1",
                "anna.b@nice.example", "annab2026annab"
            })
    void easyPasswords_areRefused(String password) {
        assertThat(PasswordRules.problem(password, "annab@nice.example")
                        .or(() -> PasswordRules.problem(password, "anna.b@nice.example")))
                .contains("identity.password.easy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a quiet street at dusk",
                "tramway-jaune-pluie",
                "Zx9!kQ2#vB7pL",
                "ножницы и мост вечером",
                "日本語のパスワードを使う人"
            })
    void longUncommonOnes_areTaken(String password) {
        assertThat(PasswordRules.problem(password, "anna.b@nice.example")).isEmpty();
    }

    @Test
    void length_isCountedInCharactersAsPeopleSeeThem() {
        assertThat(PasswordRules.problem("short", "")).contains("identity.password.short");
        assertThat(PasswordRules.problem("🚲🚋🌉🏛️🌳🚲", "")).contains("identity.password.short");
        assertThat(PasswordRules.problem("x y z w ".repeat(40), "")).contains("identity.password.long");
    }
}
