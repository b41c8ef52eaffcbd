// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.NewContent;
import org.rambla.api.event.Event;
import org.rambla.api.fixture.PlainBodies;
import org.rambla.api.fixture.Texts;
import org.rambla.api.network.Network.Topic;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Translated;
import org.rambla.api.translation.Written;
import org.rambla.network.fixture.Administrator;
import org.rambla.network.settings.LiveNetwork;
import org.rambla.network.settings.SettingsStore;
import org.rambla.persistence.TestDatabase;

/** Names of topics that administrators wrote in one language are read in the other. */
class TopicTextsTest {
    private final List<String> told = new ArrayList<>();
    private boolean translating = true;
    private Set<String> originals = Set.of();
    private boolean behind;
    private int asked;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("network");
    }

    private ContentRegister register() {
        return (ContentRegister) Proxy.newProxyInstance(
                ContentRegister.class.getClassLoader(),
                new Class<?>[] {ContentRegister.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("create")) {
                        NewContent item = (NewContent) arguments[1];
                        told.add("created " + item.feature() + "." + item.type() + " " + item.language() + " "
                                + item.title() + " in " + item.space());
                        return (long) told.size();
                    }
                    told.add(method.getName() + " " + arguments[1] + " " + arguments[2]);
                    return method.getName().equals("change") ? 2 : null;
                });
    }

    private Readings readings() {
        return (Readings) Proxy.newProxyInstance(
                Readings.class.getClassLoader(),
                new Class<?>[] {Readings.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "translating" -> translating;
                    case "originals" -> originals;
                    case "all" -> {
                        asked++;
                        Map<Long, List<Translated>> all = new HashMap<>();
                        for (Object text : (Collection<?>) arguments[0]) {
                            Written written = (Written) text;
                            all.put(
                                    written.id(),
                                    List.of(new Translated(
                                            "en", "en: " + written.title(), Body.EMPTY, Origin.MACHINE, behind)));
                        }
                        yield all;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static void topics(Database database, LiveNetwork network, Topic... topics) {
        database.<Void, RuntimeException>transaction(tx -> {
            SettingsStore.claim(tx, 0, 1);
            SettingsStore.writeTopics(tx, List.of(topics));
            return null;
        });
        network.refresh();
    }

    private static Topic topic(String id, String... names) {
        return new Topic(
                id, names.length == 1 ? Localised.of("fr", names[0]) : Localised.of("fr", names[0], "en", names[1]));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void nameOfOneLanguage_hasAnItem_asLongAsItIsThere(TestDatabase databases) {
        Database database = databases.database("network");
        LiveNetwork network = new LiveNetwork(database, new PlainBodies());
        try {
            TopicTexts texts = new TopicTexts(database, network, register());
            Event changed = Event.now("network.changed", 1, 0, 0, 1);
            topics(database, network, topic("night", "La nuit"), topic("drugs", "Drogues", "Drugs"));
            texts.on(changed);
            texts.on(changed);
            assertThat(told).containsExactly("created network.topic fr La nuit in 0");
            assertThat(texts.items(List.of(1L)).get(1L).title()).isEqualTo("La nuit");

            topics(database, network, topic("night", "La nuit", "Night"));
            texts.on(changed);
            assertThat(told).hasSize(2).last().isEqualTo("change 1 La nuit");
            assertThat(texts.items(List.of(1L)).get(1L).versions())
                    .singleElement()
                    .satisfies(version -> assertThat(version.title()).isEqualTo("Night"));

            topics(database, network, topic("drugs", "Drogues", "Drugs"));
            texts.on(changed);
            assertThat(told).hasSize(3).last().isEqualTo("state 1 DELETED");
            assertThat(texts.items(List.of(1L))).isEmpty();
        } finally {
            network.stop();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void name_isReadInTheReadersLanguage_andSaysWhatItIs_butNotByWhoReadsOriginals(TestDatabase databases) {
        Database database = databases.database("network");
        TopicNames names = new TopicNames(database, readings());
        LiveNetwork network = new LiveNetwork(database, new PlainBodies());
        try {
            TopicTexts texts = new TopicTexts(database, network, register());
            topics(database, network, topic("night", "La nuit"), topic("drugs", "Drogues", "Drugs"));
            Administrator reader = new Administrator(Texts.in("en"));
            assertThat(english(names, network, reader)).containsExactly("La nuit", "Drugs");
            texts.on(Event.now("network.changed", 1, 0, 0, 1));
            names.on(Event.now(Readings.TRANSLATED, 1, 0, 1, 0));
            names.look(network.topics());
            assertThat(english(names, network, reader)).containsExactly("en: La nuit (translated by machine)", "Drugs");
            assertThat(names.of(network.topics(), reader).get(0).name().languageFor("en"))
                    .isEqualTo("en");
            assertThat(names.of(network.topics(), new Administrator(Texts.in("fr"))))
                    .extracting(topic -> topic.name().in("fr"))
                    .containsExactly("La nuit", "Drogues");
            assertThat(network.topics().get(0).name().only("en")).isEmpty();

            behind = true;
            names.on(Event.now("network.changed", 1, 0, 0, 1));
            names.look(network.topics());
            assertThat(english(names, network, reader))
                    .as("of what it was called before")
                    .containsExactly("La nuit", "Drugs");
            behind = false;
            names.on(Event.now(Readings.TRANSLATED, 1, 0, 1, 0));
            names.look(network.topics());
            int before = asked;
            names.look(network.topics());
            assertThat(asked).isEqualTo(before);
            originals = Set.of("fr");
            assertThat(english(names, network, reader)).containsExactly("La nuit", "Drugs");
            originals = Set.of();
            translating = false;
            names.look(network.topics());
            assertThat(english(names, network, reader)).containsExactly("La nuit", "Drugs");
        } finally {
            names.stop();
            network.stop();
        }
    }

    private static List<String> english(TopicNames names, LiveNetwork network, Administrator reader) {
        return names.of(network.topics(), reader).stream()
                .map(topic -> topic.name().in("en"))
                .toList();
    }
}
