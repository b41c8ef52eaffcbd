// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.demo.Demo;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.OrganisationKind;
import org.rambla.api.people.Organisations;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator.Question;
import org.rambla.api.translation.Translator.Version;
import org.rambla.persistence.TestDatabase;
import org.rambla.translation.Town;
import org.rambla.translation.queue.Job.Priority;
import org.rambla.translation.queue.Queue;
import org.rambla.translation.reading.Choices;
import org.rambla.translation.reading.KeptTranslations;
import org.rambla.translation.reading.Versions;

/** The very texts that are shipped with the demonstration, and their translations. */
final class TranslationSeederTest {
    private static final Path TEXTS = Path.of("../demo/src/main/resources/demo");

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "translation");
    }

    private static final class Shipped implements Demo {
        @Override
        public InputStream open(String file) {
            try {
                return new ByteArrayInputStream(
                        Files.readString(TEXTS.resolve(file)).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void put(String kind, String key, long id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long id(String kind, String key) {
            return 1;
        }

        @Override
        public Random random() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant now() {
            return Instant.now();
        }
    }

    private final Demo demo = new Shipped();
    private Town town;

    private JsonStructure json(String file) throws IOException {
        try (InputStream in = demo.open(file);
                JsonReader reader = Json.createReader(in)) {
            return reader.read();
        }
    }

    /** What members of the demonstration write, by their first words. */
    private Map<String, Long> write() throws IOException {
        Map<String, Long> written = new LinkedHashMap<>();
        JsonArray topics = ((JsonObject) json("themes/mediation.json")).getJsonArray("topics");
        for (JsonObject topic : topics.getValuesAs(JsonObject.class)) {
            written.put(topic.getString("title"), write(topic, topic.getString("title")));
            for (JsonObject reply : topic.getJsonArray("replies").getValuesAs(JsonObject.class)) {
                written.put(reply.getString("body").substring(3, 30), write(reply, ""));
            }
        }
        for (JsonObject event : ((JsonArray) json("events.json")).getValuesAs(JsonObject.class)) {
            String title = event.getJsonObject("title").getString(event.getString("lang"));
            written.put(title, write(event, title, programme(event)));
        }
        return written;
    }

    /** The lines of the programme in the language of the event, which are passages of its text. */
    private static String programme(JsonObject event) {
        if (!event.containsKey("programme")) {
            return "";
        }
        int said = event.getString("lang").equals("en") ? 1 : 2;
        return event.getJsonArray("programme").getValuesAs(JsonArray.class).stream()
                .map(line -> "<p>" + line.getString(said) + "</p>")
                .collect(Collectors.joining());
    }

    private long write(JsonObject text, String title) {
        return write(text, title, "");
    }

    private long write(JsonObject text, String title, String more) {
        String body = text.getString("body").replace("{city}", "L’Aquila & Cie");
        return town.write(1, text.getString("lang"), title, body + more);
    }

    /** Everybody acts for one city. */
    private static final class OneCity implements Organisations {
        @Override
        public Map<Long, OrganisationCard> cards(Collection<Long> ids) {
            Localised name = Localised.of("en", "L’Aquila & Cie");
            return ids.stream()
                    .collect(Collectors.toMap(
                            id -> id, id -> new OrganisationCard(id, name, name, OrganisationKind.CITY, "IT")));
        }

        @Override
        public List<OrganisationCard> all() {
            return List.of();
        }
    }

    @Test
    void twoThirdsOfTheForum_areSaidInTheOtherLanguage() throws IOException {
        long all = 0;
        for (String theme : DemoThemes.THEMES) {
            JsonObject texts = (JsonObject) json("themes/" + theme + ".json");
            for (JsonObject topic : texts.getJsonArray("topics").getValuesAs(JsonObject.class)) {
                all += 1 + topic.getJsonArray("replies").size();
            }
            all += texts.containsKey("replies") ? texts.getJsonArray("replies").size() : 0;
        }
        DemoThemes themes = new DemoThemes(demo, html -> html);
        assertThat(themes.size()).isGreaterThanOrEqualTo((int) (2 * all / 3));
    }

    @Test
    void twoThirdsOfTheEvents_areSaidInTheOtherLanguage() throws IOException {
        List<JsonObject> events = ((JsonArray) json("events.json")).getValuesAs(JsonObject.class);
        Set<String> titles = events.stream()
                .map(event -> event.getJsonObject("title").getString(event.getString("lang")))
                .collect(Collectors.toSet());
        long translated = DemoTranslation.read(demo).stream()
                .filter(one ->
                        one.title() != null && titles.contains(one.title().text()))
                .count();
        assertThat(3 * translated).isGreaterThanOrEqualTo(2L * events.size());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void someTexts_areReadInTheOtherLanguage_andSayWhoTranslatedThem(TestDatabase databases) throws Exception {
        town = new Town(databases);
        town.machines = List.of();
        Map<String, Long> written = write();
        Queue queue = new Queue(town.database);
        written.values()
                .forEach(id -> queue.want(
                        id, town.head(id).language().equals("en") ? "fr" : "en", 1, Priority.JUST_WRITTEN, true));
        new TranslationSeeder(town.database, town.register, town.sources(), town.bodies, town.spaces, new OneCity())
                .seed(demo);

        assertThat(town.database.number("select count(*) from translation_version"))
                .as("each that is told one by one finds the text that it translates, and so do 64 others of the theme")
                .isEqualTo(DemoTranslation.read(demo).size() + 64);
        long behindTheirs =
                town.database.number("select count(*) from translation_version where body_stamp = ?", Versions.BEHIND);
        assertThat(behindTheirs)
                .as("some originals moved on, of topics, answers and events")
                .isGreaterThan(3);
        assertThat(town.database.number("select count(*) from translation_job"))
                .as("what is translated waits no more, but for what is behind its original")
                .isEqualTo(written.size() - DemoTranslation.read(demo).size() - 64 + behindTheirs);
        List<String> bodies = town.database.list("select body from translation_version", row -> row.text("body"));
        assertThat(bodies).noneSatisfy(body -> assertThat(body).contains("{city}"));
        assertThat(bodies).anySatisfy(body -> assertThat(body).contains("L’Aquila &amp; Cie"));
        assertThat(town.database.number("select count(*) from translation_segment"))
                .isZero();

        KeptTranslations translations =
                new KeptTranslations(town.database, town.engines, town.spaces, new Choices(town.database), town.cache);
        try {
            Map<Origin, List<Version>> byOrigin = new LinkedHashMap<>();
            int outdated = 0;
            for (long id : written.values()) {
                String other = town.head(id).language().equals("en") ? "fr" : "en";
                Version version = translations
                        .versions(new Question(other, 7, List.of(town.written(id)), false, false))
                        .get(id);
                if (version != null) {
                    byOrigin.computeIfAbsent(version.origin(), origin -> new ArrayList<>())
                            .add(version);
                    outdated += version.outdated() ? 1 : 0;
                    assertThat(version.awaited()).isFalse();
                    assertThat(version.title().isEmpty())
                            .isEqualTo(town.head(id).title().isEmpty());
                }
            }
            assertThat(byOrigin).containsOnlyKeys(Origin.MACHINE, Origin.CORRECTED, Origin.PERSON);
            assertThat(byOrigin.get(Origin.CORRECTED)).hasSizeGreaterThan(1);
            assertThat(outdated).isEqualTo((int) behindTheirs);
        } finally {
            translations.stop();
        }

        Versions versions = new Versions(town.database);
        long behind = written.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("Formation initiale"))
                .findFirst()
                .orElseThrow()
                .getValue();
        assertThat(versions.passages(behind, "en").values())
                .anySatisfy(pair -> assertThat(pair.source()).contains("quatre personnes"));
        assertThat(versions.find(behind, "en").orElseThrow().member()).isIn(7L, 8L);
    }
}
