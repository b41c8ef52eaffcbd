// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.wiki.WikiFixture.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.demo.Demo;
import org.rambla.api.space.Role;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.demo.WikiSeeder;
import org.rambla.wiki.link.Leads;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.VersionRow;

/** The pages of the demonstration, from their real texts. */
final class SeedingTest {
    private static final Instant NOW = Instant.parse("2026-03-11T10:00:00Z");

    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "wiki");
    }

    /** Every theme in one space, so that no two pages may have one title. */
    private static final class OneSpace implements Demo {
        private final Random random = new Random(1987);

        @Override
        public InputStream open(String file) {
            try {
                return Files.newInputStream(Path.of("../demo/src/main/resources/demo", file));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void put(String kind, String key, long id) {}

        @Override
        public long id(String kind, String key) {
            return 1;
        }

        @Override
        public Random random() {
            return random;
        }

        @Override
        public Instant now() {
            return NOW;
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void demonstration_fillsPagesInBothLanguages_withTheirHistory(TestDatabase databases) throws Exception {
        try (WikiFixture wiki = new WikiFixture(databases, folder)) {
            for (long member = 10; member < 60; member++) {
                wiki.spaces.role(1, member, Role.MEMBER);
            }
            new WikiSeeder(
                            wiki.database,
                            wiki.register,
                            wiki.bodies,
                            wiki.files,
                            wiki.members,
                            wiki.spaces,
                            WikiFixture.ORGANISATIONS,
                            WikiFixture.NETWORK)
                    .seed(new OneSpace());

            List<Long> ids = wiki.content.page(1, 0, 500);
            List<PageRow> pages = wiki.pages.all(ids);
            long both = pages.stream()
                    .filter(page -> page.titles().texts().size() == 2)
                    .count();
            assertThat(pages.size()).isGreaterThanOrEqualTo(60);
            assertThat(pages.stream().map(PageRow::template).collect(Collectors.toSet()))
                    .contains("practice-sheet", "fact-sheet", "case-study", "interview", "minutes");
            assertThat(both * 3).as("two thirds in both languages").isGreaterThanOrEqualTo(pages.size() * 2L);
            assertThat(pages).anyMatch(page -> page.parent() != 0);
            assertThat(wiki.database.number("select max(written_at) from wiki_revision"))
                    .isLessThan(NOW.toEpochMilli());
            for (PageRow page : pages) {
                List<VersionRow> texts = wiki.pages.texts().of(List.of(page.id()));
                VersionRow original = texts.stream()
                        .filter(text -> text.language().equals(page.language()))
                        .findFirst()
                        .orElseThrow();
                for (VersionRow text : texts) {
                    assertThat(wiki.bodies.passages(original.body()).keySet())
                            .as("blocks of " + text.title())
                            .containsAll(wiki.bodies.passages(text.body()).keySet());
                    assertThat(text.body().html()).doesNotContain("||", "@ ", "]]", "[[");
                }
            }
            assertThat(html(wiki.lists.list("practice-sheet", "1", "FR", "", "", "city", "cards", "", wiki.visit(0))))
                    .contains("Lighting of underpasses", "42 000 euros for three underpasses");
            assertThat(html(wiki.lists.list("case-study", "", "", "", "", "", "cards", "", wiki.visit(0, 1, "fr"))))
                    .contains("Six premiers mois");
            assertThat(html(wiki.calls.call(1, "", wiki.visit(3))))
                    .contains("people avoided and that they use again", "Being written")
                    .contains("/calls/1/");
            assertThat(wiki.database.number("select count(*) from wiki_contribution where state = 'HANDED_IN'"))
                    .isEqualTo(1);
            assertThat(new Leads(wiki.database)
                            .wanted(1, Role.MANAGER, null, 50)
                            .links())
                    .as("links that lead nowhere")
                    .hasSize(2);
            String guide = "running-a-local-safety-audit-from-the-mandate-to-the-follow-up";
            List<String> parts = new ArrayList<>();
            for (String part : List.of("1", "2", "3")) {
                parts.add(html(wiki.languages.translate(guide, "fr", part, "", "", wiki.visit(3))));
            }
            assertThat(parts.get(0))
                    .contains("<strong>1. The mandate", "part=3")
                    .doesNotContain("5. Voices", "part=4");
            assertThat(parts.get(1)).contains("<strong>5. Voices").doesNotContain("1. The mandate<", "6. Reading");
            assertThat(parts.get(2)).contains("<strong>8. The follow-up").doesNotContain("5. Voices");
            // Some moved on, so that there is something to compare and to bring up to date.
            assertThat(wiki.pages.awaiting(1, "fr", false, Role.MANAGER, null, 10))
                    .isNotEmpty();
            assertThat(wiki.pages.awaiting(1, "en", true, Role.MANAGER, null, 10))
                    .isNotEmpty();
        }
    }
}
