// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rambla.api.network.Audit;
import org.rambla.api.page.Page;
import org.rambla.api.persistence.Transaction;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.translation.Town;
import org.rambla.translation.reading.Choices;
import org.rambla.translation.work.Budget;

/** Limits, and who reads originals. */
class SettingPagesTest {
    private final List<String> audited = new ArrayList<>();

    private final class Entries implements Audit {
        @Override
        public void record(Transaction tx, long actor, long space, String act, Words subject, Words detail) {
            audited.add(space + " " + act + " " + detail.plain());
        }

        @Override
        public void forget(Transaction tx, String text) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void spaceGetsALimit_andLosesIt_andTheLogTells() {
        try (TestDatabase databases = TestDatabase.derby("content", "translation")) {
            Town town = new Town(databases);
            BudgetPages pages = new BudgetPages(town.database, town.spaces, new Entries());
            Budget budget = new Budget(town.database);
            Object kept = pages.limit(new TestForm("s", "space", "1", "characters", "500"), town.visit(7, 0, "en"));
            assertThat(((Response) kept).getStatus()).isEqualTo(303);
            assertThat(budget.limit(1)).isEqualTo(500);
            assertThat(pages.budgets(town.visit(7, 0, "fr")).body().toString()).contains("500", "<select");
            Object refused = pages.limit(new TestForm("s", "space", "77", "characters", "5"), town.visit(7, 0, "en"));
            assertThat(((Page) refused).status()).isEqualTo(422);
            pages.limit(new TestForm("s", "space", "1", "characters", ""), town.visit(7, 0, "en"));
            assertThat(budget.limit(1)).isEqualTo(-1);
            assertThat(audited).containsExactly("1 translation.audit.budget 500", "1 translation.audit.unlimited ");
        }
    }

    @Test
    void choiceOfALanguage_staysWhenItIsNotShown() {
        try (TestDatabase databases = TestDatabase.derby("content", "translation")) {
            Town town = new Town(databases);
            Choices choices = new Choices(town.database);
            ChoicePages pages = new ChoicePages(choices, town.network());
            pages.choose(new TestForm("s", "originals", "fr"), town.visit(7, 0, "en"));
            assertThat(choices.read(7)).isEqualTo(Set.of("fr"));
            pages.choose(new TestForm("s", "originals", "es"), town.visit(7, 0, "fr"));
            assertThat(choices.read(7)).isEqualTo(Set.of("fr", "es"));
            pages.choose(new TestForm("s", "quiet", "1", "originals", "es"), town.visit(7, 0, "fr"));
            assertThat(choices.read(7)).isEqualTo(Set.of("fr", "es", Choices.NO_MAIL));
            pages.choose(new TestForm("s"), town.visit(7, 0, "en"));
            assertThat(choices.read(7)).isEmpty();
        }
    }
}
