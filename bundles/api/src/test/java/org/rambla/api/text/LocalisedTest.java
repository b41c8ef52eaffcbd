// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LocalisedTest {
    private static final Localised NIGHT = Localised.of("fr", "La nuit", "en", "The night");

    @Test
    void text_isTheOneAskedForElseTheFirst() {
        assertThat(NIGHT.in("en")).isEqualTo("The night");
        assertThat(NIGHT.in("fr")).isEqualTo("La nuit");
        assertThat(NIGHT.in("de")).isEqualTo("La nuit");
        assertThat(NIGHT.only("de")).isEmpty();
        assertThat(NIGHT.only("en")).isEqualTo("The night");
        assertThat(Localised.NONE.in("en")).isEmpty();
    }

    @Test
    void language_isTheOneOfTheTextThatIsShown() {
        assertThat(NIGHT.languageFor("en")).isEqualTo("en");
        assertThat(NIGHT.languageFor("de")).isEqualTo("fr");
        assertThat(Localised.NONE.languageFor("de")).isEqualTo("de");
    }

    @Test
    void blankText_isLeftOut() {
        Map<String, String> texts = new HashMap<>();
        texts.put("fr", " \n ");
        texts.put("en", null);
        texts.put("de", "Nacht");
        assertThat(new Localised(texts)).isEqualTo(Localised.of("de", "Nacht"));
        assertThat(Localised.of("fr", "", "en", "Night").in("fr")).isEqualTo("Night");
        assertThat(Localised.of("fr", "", "en", " ").isEmpty()).isTrue();
    }

    @Test
    void texts_cannotBeChanged() {
        Map<String, String> texts = new HashMap<>(Map.of("fr", "Nuit"));
        Localised localised = new Localised(texts);
        texts.put("en", "Night");
        assertThat(localised.in("en")).isEqualTo("Nuit");
        assertThatThrownBy(() -> localised.texts().put("en", "x")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void json_bringsEverythingBackInOrder() {
        Localised odd = Localised.of("fr", "\"\\\n\u00e9\ud83c\udf19</script>", "en", "{}");
        assertThat(Localised.fromJson(odd.toJson())).isEqualTo(odd);
        assertThat(Localised.fromJson(NIGHT.toJson()).texts().keySet()).containsExactly("fr", "en");
        assertThat(Localised.fromJson(null)).isEqualTo(Localised.NONE);
        assertThat(Localised.fromJson("")).isEqualTo(Localised.NONE);
        assertThat(Localised.fromJson("{}")).isEqualTo(Localised.NONE);
    }

    @Test
    void texts_areReadAsTheyWereWritten_whateverTheyHold() {
        for (String text : new String[] {"a", "\"", "\\", "a\",\"b", "{}", ":", "\":\"", "\u00e9\n", "}", ","}) {
            Localised both = Localised.of("fr", text, "en", text + "x");
            assertThat(Localised.fromJson(both.toJson())).isEqualTo(both);
        }
        assertThat(Localised.fromJson("{}")).isEqualTo(Localised.NONE);
        assertThat(Localised.fromJson("{ \"fr\" : \"La nuit\" }")).isEqualTo(Localised.of("fr", "La nuit"));
        for (String broken : new String[] {"{\"fr\":\"a\"", "{\"fr\":\"a\",}", "{\"fr\":1}", "{\""}) {
            assertThatThrownBy(() -> Localised.fromJson(broken)).isInstanceOf(RuntimeException.class);
        }
    }
}
