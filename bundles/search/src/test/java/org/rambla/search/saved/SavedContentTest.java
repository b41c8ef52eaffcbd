// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.persistence.Database;
import org.rambla.persistence.TestDatabase;

class SavedContentTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("search");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void savedSearches_areInTheExport_andGoWithTheMember(TestDatabase databases) {
        Database database = databases.database("search");
        SavedSearches searches = new SavedSearches(database);
        SavedContent content = new SavedContent(database);
        for (long member = 7; member <= 8; member++) {
            searches.keep(
                    new SavedSearch(
                            0,
                            member,
                            "Lighting",
                            "/n/search?q=lighting",
                            new Question("lighting", Map.of(), Map.of(), null, null),
                            0,
                            Rhythm.DAILY,
                            NOW,
                            NOW,
                            NOW),
                    "form");
        }
        List<Map<String, String>> facts = content.about(7).get("saved-searches");
        assertThat(facts)
                .containsExactly(Map.of(
                        "name", "Lighting",
                        "address", "/n/search?q=lighting",
                        "words", "lighting",
                        "mail", "DAILY",
                        "savedAt", "2026-03-02T09:00:00Z"));
        content.erase(7);
        assertThat(content.about(7).get("saved-searches")).isEmpty();
        assertThat(content.about(8).get("saved-searches")).hasSize(1);
    }
}
