// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessagePatternTest {
    private static String format(String pattern, Object... arguments) {
        return new MessagePattern(pattern, Locale.UK).format(arguments);
    }

    @Test
    void nameThatTurnsTheDirection_keepsItToItself() {
        assertThat(format("Topic by {0}, {1}", "\u0645\u0631\u062d\u0628\u0627", "Nice"))
                .isEqualTo("Topic by \u2068\u0645\u0631\u062d\u0628\u0627\u2069, Nice");
        assertThat(format("{0} wrote", "\u202eevil")).isEqualTo("\u2068\u202eevil\u2069 wrote");
        assertThat(format("{0} wrote", "a\u2069\u2067b"))
                .as("what it opens is closed, what it did not open is not")
                .isEqualTo("\u2068a\u2067b\u2069\u2069 wrote");
        assertThat(format("{0,number,#} by {1}", 3, "\u05d0")).isEqualTo("3 by \u2068\u05d0\u2069");
        assertThat(format("{0} and {1}", "\u00c9vora \u2014 \u03b1", "\ud83c\udf19"))
                .isEqualTo("\u00c9vora \u2014 \u03b1 and \ud83c\udf19");
    }

    /** The short way and MessageFormat's must not differ. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                "{0}",
                "{1} before {0}",
                "{0}{0}",
                "It''s {0}",
                "''{0}''",
                "'{0}' stays",
                "{0,number,00}",
                "{0,choice,0#none|1#one|1<many {1}}",
                "a } b"
            })
    void pattern_saysWhatMessageFormatSays(String pattern) {
        for (Object[] arguments :
                new Object[][] {{1, "x"}, {1234567L, "<b>"}, {-5000, "{0}"}, {0.5, "it's"}, {new BigDecimal("1.5"), ""}
                }) {
            assertThat(format(pattern, arguments))
                    .as("%s with %s", pattern, arguments)
                    .isEqualTo(new MessageFormat(pattern, Locale.UK).format(arguments));
        }
    }

    @Test
    void number_isGroupedAsTheLanguageDoes() {
        assertThat(new MessagePattern("{0}", Locale.FRENCH).format(1234567)).isEqualTo("1\u202f234\u202f567");
        assertThat(format("{0}", 999)).isEqualTo("999");
        assertThat(format("{0}", Long.MIN_VALUE)).isEqualTo("-9,223,372,036,854,775,808");
    }

    @Test
    void missingArgument_leavesNoTrace() {
        assertThat(format("a {0} b {1}", "x")).isEqualTo("a x b ");
    }

    @Test
    void argument_isNeverReadAsAPattern() {
        assertThat(format("{0}", "{1} '' {")).isEqualTo("{1} '' {");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{a}", "{0", "{0,unknown}", "{99999999999}", "{-1}"})
    void brokenPattern_isRefused(String pattern) {
        assertThatThrownBy(() -> new MessagePattern(pattern, Locale.UK)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void waiting_isToldInTheRightNumber() throws java.io.IOException {
        for (String language : java.util.List.of("en", "fr")) {
            var texts = new java.util.Properties();
            try (var in = getClass().getResourceAsStream("/messages_" + language + ".properties")) {
                texts.load(new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8));
            }
            MessagePattern pattern =
                    new MessagePattern(texts.getProperty("web.refusal.tooMany"), Locale.forLanguageTag(language));
            boolean english = language.equals("en");
            assertThat(pattern.format(1L)).contains(english ? "wait 1\u00a0s and" : "attendre 1\u00a0s et");
            assertThat(pattern.format(7L)).contains(english ? "wait 7\u00a0s and" : "attendre 7\u00a0s et");
        }
    }
}
