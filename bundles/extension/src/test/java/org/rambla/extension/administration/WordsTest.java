// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rambla.api.text.Localised;
import org.rambla.api.text.Messages;
import org.rambla.api.visit.Visit;
import org.rambla.extension.artifact.Facts;

class WordsTest {
    /** Has words for one permission only. */
    private final Messages messages = (Messages) Proxy.newProxyInstance(
            Messages.class.getClassLoader(),
            new Class<?>[] {Messages.class},
            (proxy, method, arguments) -> arguments[0].equals("poll.permission.ask"));

    /** Says keys instead of texts. */
    private final Visit visit = (Visit) Proxy.newProxyInstance(
            Visit.class.getClassLoader(),
            new Class<?>[] {Visit.class},
            (proxy, method, arguments) -> method.getName().equals("messages") ? messages : arguments[0]);

    private static Facts facts(List<String> permissions, List<String> pages) {
        return new Facts(
                "poll",
                "org.example.poll",
                "1.0.0",
                "",
                Localised.of("en", "Polls"),
                new Localised(Map.of()),
                permissions,
                List.of(),
                pages,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                "");
    }

    @Test
    void pages_areSaidInSentences_whatIsReadApartFromWhatChanges() {
        assertThat(PageWords.of(List.of("GET ", "GET questions/{question}", "GET ", "POST questions"), visit))
                .containsExactly("extension.pages.read", "extension.pages.change");
        assertThat(PageWords.of(List.of(), visit)).containsExactly("extension.facts.none");
    }

    @Test
    void permissions_areSaidWithWhoHasThem() {
        assertThat(Words.permissions(facts(List.of("poll.ask=MODERATOR", "poll.read=VISITOR"), List.of()), visit))
                .isEqualTo("extension.facts.permission, poll.read (extension.role.VISITOR)");
    }
}
