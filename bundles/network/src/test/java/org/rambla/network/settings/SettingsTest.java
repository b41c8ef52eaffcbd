// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.fixture.PlainBodies;
import org.rambla.api.fixture.Sent;
import org.rambla.api.fixture.Texts;
import org.rambla.api.network.Network.Topic;
import org.rambla.api.page.Page;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Localised;
import org.rambla.network.audit.AuditLog;
import org.rambla.network.fixture.Administrator;
import org.rambla.network.legal.EditLegalPages;
import org.rambla.network.legal.LegalPages;
import org.rambla.persistence.TestDatabase;

class SettingsTest {
    private static final String PAYLOAD = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
    private static final Administrator READER = new Administrator(Texts.in("en"));

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("network");
    }

    private static Sent form(LiveNetwork network) {
        Sent form = Sent.form(
                "version",
                String.valueOf(network.settings().version()),
                "name.fr",
                "Villes sûres",
                "name.en",
                "Safer cities",
                "tagline.fr",
                "",
                "tagline.en",
                "Together",
                "banner.fr",
                "",
                "banner.en",
                "",
                "firstLanguage",
                "en",
                "languages",
                "fr",
                "zone",
                "Europe/Lisbon");
        List<Topic> topics = network.topics();
        for (int i = 0; i < topics.size(); i++) {
            String row = "topic" + i;
            form.and(row + ".id", topics.get(i).id(), row + ".at", String.valueOf(i + 1));
            form.and(
                    row + ".fr",
                    topics.get(i).name().only("fr"),
                    row + ".en",
                    topics.get(i).name().only("en"));
        }
        return form;
    }

    private static String html(Object answer) {
        return ((Page) answer).body().toString();
    }

    private static SettingsPages pages(Database database, LiveNetwork network) {
        return new SettingsPages(
                network,
                new EditNetwork(database, new AuditLog(), () -> Set.of("fr", "en", "es")),
                () -> Map.of("fr", 100, "en", 100, "es", 40));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void emptyServer_hasGoodDefaults_inBothLanguages(TestDatabase databases) {
        LiveNetwork network = new LiveNetwork(databases.database("network"), new PlainBodies());
        try {
            assertThat(network.name().in("fr")).isEqualTo("Réseau de villes");
            assertThat(network.languages()).containsExactly("fr", "en");
            assertThat(network.topics()).hasSize(14).allSatisfy(topic -> {
                assertThat(topic.name().only("fr")).isNotEmpty();
                assertThat(topic.name().only("en")).isNotEmpty();
            });
            for (String name : List.of("legal-notice", "personal-data", "accessibility")) {
                String french = network.legal(name, "fr").toString();
                assertThat(french)
                        .hasSizeGreaterThan(500)
                        .isNotEqualTo(network.legal(name, "en").toString());
            }
            assertThat(network.legal("../secret", "fr").isEmptyContent()).isTrue();
            assertThat(network.logo()).isEmpty();
            assertThat(network.banner().isEmpty()).isTrue();
        } finally {
            network.stop();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void save_changesEverything_andEveryNodeHears(TestDatabase databases) throws Exception {
        Database database = databases.database("network");
        LiveNetwork network = new LiveNetwork(database, new PlainBodies());
        LiveNetwork otherNode = new LiveNetwork(database, new PlainBodies());
        try {
            Sent form = form(network)
                    .but("topic0.at", "99")
                    .and("topic1.remove", "1")
                    .and(
                            "topic14.id",
                            "",
                            "topic14.at",
                            "",
                            "topic14.fr",
                            "Égalité",
                            "topic14.en",
                            "Night life & more");
            Response answer = (Response) pages(database, network).save(READER, form);
            assertThat(answer.getStatus()).isEqualTo(303);
            assertThat(network.name()).isEqualTo(Localised.of("fr", "Villes sûres", "en", "Safer cities"));
            assertThat(network.languages()).containsExactly("en", "fr");
            assertThat(network.zone()).isEqualTo("Europe/Lisbon");
            assertThat(network.topics())
                    .hasSize(14)
                    .extracting(Topic::id)
                    .doesNotContain("groups")
                    .endsWith("night-life-more", "gender");
            databases.deliver(new SettingsListener(otherNode));
            assertThat(otherNode.name().in("fr")).isEqualTo("Villes sûres");
            assertThat(databases.events()).extracting(Event::kind).containsExactly("network.changed");
            assertThat(database.list("select act from network_audit", row -> row.text("act")))
                    .containsExactly("network.audit.changed");
        } finally {
            network.stop();
            otherNode.stop();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void topic_whoseOnlyNameIsInALanguageThatWasGivenUp_stays_untilItIsTicked(TestDatabase databases) {
        Database database = databases.database("network");
        LiveNetwork network = new LiveNetwork(database, new PlainBodies());
        try {
            database.<Void, RuntimeException>transaction(tx -> {
                SettingsStore.claim(tx, 0, 1);
                SettingsStore.writeTopics(
                        tx,
                        List.of(
                                new Topic("nacht", Localised.of("de", "Nacht")),
                                new Topic("night", Localised.of("en", "Night"))));
                return null;
            });
            network.refresh();
            pages(database, network).save(READER, form(network));
            assertThat(network.topics())
                    .extracting(Topic::id, topic -> topic.name().only("de"))
                    .containsExactly(tuple("nacht", "Nacht"), tuple("night", ""));
            pages(database, network).save(READER, form(network).but("topic1.en", ""));
            assertThat(network.topics()).extracting(Topic::id).containsExactly("nacht");
            pages(database, network).save(READER, form(network).and("topic0.remove", "1"));
            assertThat(network.topics()).isEmpty();
        } finally {
            network.stop();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void second_ofTwoEditors_isTold_andKeepsWhatWasTyped(TestDatabase databases) {
        Database database = databases.database("network");
        LiveNetwork network = new LiveNetwork(database, new PlainBodies());
        try {
            Sent first = form(network);
            Sent second = form(network).but("name.en", "Mine");
            pages(database, network).save(READER, first);
            Object answer = pages(database, network).save(READER, second);
            assertThat(((Page) answer).status()).isEqualTo(422);
            assertThat(second.problems()).containsEntry("", "network.changedMeanwhile");
            assertThat(html(answer)).contains("value=\"Mine\"");
            assertThat(network.name().in("en")).isEqualTo("Safer cities");
        } finally {
            network.stop();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void save_isRefused_forWhatCannotBe_andShowsTextAsText(TestDatabase databases) {
        Database database = databases.database("network");
        LiveNetwork network = new LiveNetwork(database, new PlainBodies());
        try {
            for (Sent wrong : List.of(
                    form(network).but("name.fr", ""),
                    form(network).but("name.en", "x".repeat(1_000)),
                    form(network).but("zone", PAYLOAD),
                    form(network).but("zone", ""),
                    form(network).but("firstLanguage", "tlh"),
                    form(network).but("topic3.fr", "x".repeat(1_000)),
                    form(network).but("topic3.at", "-1"))) {
                Object answer = pages(database, network).save(READER, wrong);
                assertThat(((Page) answer).status()).isEqualTo(422);
                assertThat(html(answer)).doesNotContain("<script>alert").doesNotContain("<img src=x");
            }
            assertThat(network.name().in("en")).isEqualTo("Network of cities");
            pages(database, network)
                    .save(
                            READER,
                            form(network)
                                    .but("name.en", PAYLOAD.substring(0, 50))
                                    .but("topic0.en", PAYLOAD));
            assertThat(html(pages(database, network).show(READER)))
                    .doesNotContain("<script>alert")
                    .contains("&lt;script&gt;alert");
        } finally {
            network.stop();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void legalText_isCleaned_shown_andTheDefaultComesNoMore(TestDatabase databases) {
        Database database = databases.database("network");
        PlainBodies bodies = new PlainBodies();
        LiveNetwork network = new LiveNetwork(database, bodies);
        try {
            EditLegalPages edit = new EditLegalPages(database, network, bodies, new AuditLog());
            String version = String.valueOf(network.settings().version());
            Sent form = Sent.form(
                    "version",
                    version,
                    "body.fr",
                    "Éditeur " + PAYLOAD,
                    "body.frFormat",
                    "text",
                    "body.en",
                    "Publisher",
                    "body.enFormat",
                    "text");
            assertThat(edit.save(READER, form, "legal-notice")).isInstanceOf(Response.class);
            assertThat(network.legal("legal-notice", "en")).hasToString("<p>Publisher</p>");
            assertThat(network.legal("legal-notice", "fr").toString())
                    .contains("Éditeur")
                    .doesNotContain("<script");
            assertThat(network.legal("personal-data", "en").toString()).contains("What is kept");
            assertThat(html(new LegalPages(network).show(READER, "legal-notice")))
                    .contains("<p>Publisher</p>");
            Sent late = Sent.form("version", version, "body.fr", "Autre", "body.en", "Other");
            assertThat(((Page) edit.save(READER, late, "legal-notice")).status())
                    .isEqualTo(422);
            assertThat(network.legal("legal-notice", "en")).hasToString("<p>Publisher</p>");
        } finally {
            network.stop();
        }
    }

    /** A language that administrators made: offered, and given up again though its names were never written. */
    @ParameterizedTest
    @MethodSource("databases")
    void languageOfOnesOwn_isOffered_andGivenUpAgain(TestDatabase databases) {
        Database database = databases.database("network");
        LiveNetwork network = new LiveNetwork(database, new PlainBodies());
        try {
            assertThat(html(pages(database, network).show(READER))).contains("Spanish (40 % of the texts");
            Sent offering = form(network).and("languages", "es");
            assertThat(pages(database, network).save(READER, offering)).isInstanceOf(Response.class);
            assertThat(network.languages()).containsExactly("en", "fr", "es");
            assertThat(network.name().in("es")).isEqualTo(network.name().in("fr"));
            assertThat(network.legal("legal-notice", "es").toString())
                    .isEqualTo(network.legal("legal-notice", "en").toString());
            assertThat(((Page) pages(database, network)
                                    .save(READER, form(network).and("languages", "es")))
                            .status())
                    .as("its names are asked for")
                    .isEqualTo(422);
            assertThat(pages(database, network).save(READER, form(network))).isInstanceOf(Response.class);
            assertThat(network.languages()).containsExactly("en", "fr");
        } finally {
            network.stop();
        }
    }
}
