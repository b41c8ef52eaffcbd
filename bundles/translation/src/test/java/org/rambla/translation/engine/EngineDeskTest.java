// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rambla.api.network.Audit;
import org.rambla.api.page.Page;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.TranslationEngine;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.content.fixture.TestVisit;
import org.rambla.persistence.TestDatabase;
import org.rambla.translation.Town;
import org.rambla.translation.glossary.Glossary;
import org.rambla.translation.page.QueuePages;

/** An administrator sets a machine up. */
class EngineDeskTest {
    /** A machine of an address and a key. */
    private static final class Keyed implements TranslationEngine {
        @Override
        public String name() {
            return "keyed";
        }

        @Override
        public Localised title() {
            return Localised.of("en", "Keyed");
        }

        @Override
        public List<Setting> settings() {
            return List.of(Setup.address("", ""), Setup.key("", "", false));
        }

        @Override
        public Set<Pair> pairs(Map<String, String> settings) {
            return Set.of(new Pair("fr", "en"), new Pair("pt-BR", "en"));
        }

        @Override
        public List<String> translate(Map<String, String> settings, Task task) {
            return task.sentences();
        }
    }

    private record Entry(String act, String subject, String detail) {}

    private static final class Entries implements Audit {
        private final List<Entry> all = new ArrayList<>();

        @Override
        public void record(Transaction tx, long actor, long space, String act, Words subject, Words detail) {
            all.add(new Entry(act, subject.plain(), detail.plain()));
        }

        @Override
        public void forget(Transaction tx, String text) {
            throw new UnsupportedOperationException();
        }
    }

    private static TestForm form(String address, String key) {
        return new TestForm(
                "s", "setting.address", address, "password.key", key, "place", "1", "daily", "0", "use", "1");
    }

    @Test
    void key_isNeverSentToAnotherServer_thanItWasTypedFor() {
        try (TestDatabase databases = TestDatabase.derby("content", "translation")) {
            Town town = new Town(databases);
            Glossary glossary = new Glossary(town.database);
            SetUpEngines engines = new SetUpEngines(town.database, glossary);
            engines.addEngine(new Keyed());
            Entries audit = new Entries();
            EngineDesk desk = new EngineDesk(engines, town.database, town.network(), audit, Map::of);
            TestVisit visit = new TestVisit(3, 0, new TestSpaces(), "en");
            Object kept = desk.save("keyed", form("https://one.example/a", "secret"), visit);
            assertThat(((Response) kept).getStatus()).isEqualTo(303);
            assertThat(audit.all).containsExactly(new Entry("translation.audit.engine", "Keyed", "inUse"));
            String shown = desk.show("keyed", null, null, null, visit).body().toString();
            assertThat(shown).contains("name=\"password.key\"").doesNotContain("secret");
            // The same server, by another path: the key stays.
            desk.save("keyed", form("https://ONE.example/b", ""), visit);
            assertThat(engines.known("keyed").orElseThrow().setUp().settings())
                    .containsEntry("address", "https://ONE.example/b")
                    .containsEntry("key", "secret");
            for (String other :
                    List.of("https://two.example/a", "http://one.example/a", "https://one.example:8443/a")) {
                TestForm form = form(other, "");
                assertThat(((Page) desk.save("keyed", form, visit)).status()).isEqualTo(422);
                assertThat(form.problems()).containsEntry("password.key", "translation.engine.problem.key");
            }
            desk.save("keyed", form("http://two.example/a", "other"), visit);
            assertThat(engines.known("keyed").orElseThrow().setUp().settings()).containsEntry("key", "other");
            assertThat(desk.show("keyed", null, null, null, visit).body().toString())
                    .contains("without encryption");
        }
    }

    @Test
    void priceOfAMachine_isShownAsCost_andLeftOutWhereNobodyKnowsIt() throws Exception {
        try (TestDatabase databases = TestDatabase.derby("content", "translation")) {
            Town town = new Town(databases);
            SetUpEngines engines = new SetUpEngines(town.database, new Glossary(town.database));
            engines.addEngine(new Keyed());
            EngineDesk desk = new EngineDesk(engines, town.database, town.network(), new Entries(), Map::of);
            TestVisit visit = new TestVisit(3, 0, new TestSpaces(), "fr");
            town.database.transaction(tx -> tx.execute(
                    "insert into translation_use (used_on, space_id, engine, calls, characters, millis, failures)"
                            + " values (?,1,'keyed',1,250000,10,0)",
                    LocalDate.now(ZoneOffset.UTC).toEpochDay()));
            QueuePages queue = new QueuePages(town.database, engines, new Entries());
            assertThat(queue.queue(visit).body().toString()).contains("Keyed").doesNotContain("Co\u00FBt");
            String[] typed = {
                "setting.address", "https://one.example/a", "password.key", "", "place", "1", "daily", "0", "use", "1"
            };
            TestForm refused = new TestForm("s", with(typed, "price", "20 EUR"));
            assertThat(((Page) desk.save("keyed", refused, visit)).status()).isEqualTo(422);
            assertThat(refused.problems()).containsEntry("price", "translation.engine.problem.price");
            desk.save("keyed", new TestForm("t", with(typed, "price", "19,90")), visit);
            assertThat(desk.show("keyed", null, null, null, visit).body().toString())
                    .contains("name=\"price\"", "value=\"19,90\"");
            assertThat(queue.queue(visit).body().toString().replaceAll("\\h", " "))
                    .contains("Co\u00FBt", ">4,98 \u20AC<");
        }
    }

    private static String[] with(String[] pairs, String... more) {
        return Stream.concat(Stream.of(pairs), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void onlyWhatGoesOverTheOpenNet_isWarnedOf() {
        for (String inside : List.of(
                "https://a.example",
                "http://localhost:2737",
                "http://apertium:2737",
                "http://10.1.2.3",
                "http://[::1]:80",
                "http://mt.city.internal",
                "http://172.20.0.3",
                "")) {
            assertThat(Addresses.open(inside)).as(inside).isFalse();
        }
        for (String outside : List.of("http://a.example", "http://8.8.8.8/x", "http://172.40.0.3")) {
            assertThat(Addresses.open(outside)).as(outside).isTrue();
        }
    }

    @Test
    void machineThatIsLeftAlone_isSaidToBe_withTheTime() {
        try (TestDatabase databases = TestDatabase.derby("content", "translation")) {
            Town town = new Town(databases);
            SetUpEngines engines = new SetUpEngines(town.database, new Glossary(town.database));
            engines.addEngine(new Keyed());
            Map<String, Instant> resting = new HashMap<>();
            EngineDesk desk = new EngineDesk(engines, town.database, town.network(), new Entries(), () -> resting);
            TestVisit visit = new TestVisit(3, 0, new TestSpaces(), "en");
            desk.save("keyed", form("https://one.example/a", "secret"), visit);
            assertThat(desk.list(visit).body().toString()).doesNotContain("Left alone");
            resting.put("keyed", Instant.parse("2026-11-23T12:34:00Z"));
            assertThat(desk.list(visit).body().toString()).contains("Left alone", "34");
            assertThat(desk.show("keyed", null, null, null, visit).body().toString())
                    .contains("Left alone", "34");
        }
    }

    @Test
    void languageWithARegion_isTried() {
        try (TestDatabase databases = TestDatabase.derby("content", "translation")) {
            Town town = new Town(databases);
            SetUpEngines engines = new SetUpEngines(town.database, new Glossary(town.database));
            engines.addEngine(new Keyed());
            EngineDesk desk = new EngineDesk(engines, town.database, town.network(), new Entries(), Map::of);
            TestForm form = new TestForm("s", "text", "Olá.", "from", "pt-BR", "to", "en");
            desk.attempt("keyed", form, new TestVisit(3, 0, new TestSpaces(), "en"));
            assertThat(form.problems()).isEmpty();
        }
    }
}
