// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine.deepl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rambla.api.text.JsonText;
import org.rambla.api.translation.TranslationEngine.Pair;
import org.rambla.api.translation.TranslationEngine.Task;
import org.rambla.api.translation.TranslationEngine.Term;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;
import org.rambla.translation.engine.StandIn;
import org.rambla.translation.engine.StandIn.Given;

/** Against a stand-in that answers as DeepL's reference says. */
class DeepLEngineTest {
    private final StandIn machine = new StandIn();
    private final DeepLEngine engine = new DeepLEngine(() -> "nice");
    private final List<String> kept = new ArrayList<>();

    @BeforeEach
    void answers() {
        machine.on("POST /v2/translate", DeepLEngineTest::echo)
                .on("GET /v3/glossaries", asked -> Given.json("{\"glossaries\": [" + String.join(",", kept) + "]}"))
                .on("POST /v3/glossaries", asked -> {
                    String name = JsonText.object(asked.body()).getString("name");
                    String id = "new-" + kept.size();
                    kept.add("{\"glossary_id\": \"" + id + "\", \"name\": \"" + name + "\"}");
                    return new Given(201, Map.of(), "{\"glossary_id\": \"" + id + "\", \"name\": \"" + name + "\"}");
                });
    }

    @AfterEach
    void stop() {
        machine.close();
    }

    private Map<String, String> settings() {
        return Map.of("address", machine.address(), "key", "abc:fx");
    }

    private static Given echo(StandIn.Asked asked) {
        JsonArrayBuilder out = JsonText.build().createArrayBuilder();
        JsonText.object(asked.body())
                .getJsonArray("text")
                .getValuesAs(JsonString.class)
                .forEach(text -> out.add(JsonText.build()
                        .createObjectBuilder()
                        .add("detected_source_language", "FR")
                        .add("text", text.getString() + "!")));
        return Given.json(JsonText.build()
                .createObjectBuilder()
                .add("translations", out)
                .build()
                .toString());
    }

    private static Task task(String... sentences) {
        return new Task("fr", "en", List.of(sentences), List.of());
    }

    @Test
    void pairs_areEverySourceIntoEveryTarget_withoutRegions() throws Exception {
        machine.on(
                "/v3/languages",
                Given.json("[{\"lang\": \"fr\", \"usable_as_source\": true, \"usable_as_target\": true},"
                        + " {\"lang\": \"en\", \"usable_as_source\": true, \"usable_as_target\": false},"
                        + " {\"lang\": \"en-GB\", \"usable_as_source\": false, \"usable_as_target\": true}]"));
        assertThat(engine.pairs(settings())).containsExactlyInAnyOrder(new Pair("fr", "en"), new Pair("en", "fr"));
        assertThat(machine.asked().get(0).path()).isEqualTo("/v3/languages?resource=translate_text");
        assertThat(machine.asked().get(0).header("Authorization")).isEqualTo("DeepL-Auth-Key abc:fx");
    }

    @Test
    void sentences_goAsXml_each_withItsPlaceholders() throws Exception {
        assertThat(engine.translate(settings(), task("Une ville.", "Voir <x id=\"1\"/>.")))
                .containsExactly("Une ville.!", "Voir <x id=\"1\"/>.!");
        JsonObject sent = JsonText.object(machine.asked().get(0).body());
        assertThat(sent.getString("tag_handling")).isEqualTo("xml");
        assertThat(sent.getString("source_lang")).isEqualTo("FR");
        assertThat(sent.getString("target_lang")).isEqualTo("EN-GB");
        assertThat(sent.containsKey("glossary_id")).isFalse();
    }

    @Test
    void manySentences_goInSeveralRequests() throws Exception {
        assertThat(engine.translate(
                        settings(), new Task("fr", "en", Collections.nCopies(120, "Une ville."), List.of())))
                .hasSize(120);
        assertThat(machine.asked()).hasSize(3);
    }

    @Test
    void requestThatIsTooLarge_isHalved() throws Exception {
        machine.on(
                "POST /v2/translate",
                asked -> JsonText.object(asked.body()).getJsonArray("text").size() > 1
                        ? Given.error(413, "{\"message\": \"Request Entity Too Large\"}")
                        : echo(asked));
        assertThat(engine.translate(settings(), task("a", "b", "c"))).containsExactly("a!", "b!", "c!");
    }

    @Test
    void glossary_isMadeOnce_andMadeAnewWhenItChanged() throws Exception {
        kept.add("{\"glossary_id\": \"other\", \"name\": \"Somebody else's\"}");
        kept.add("{\"glossary_id\": \"old\", \"name\": \"Rambla nice fr-en 123-4\"}");
        kept.add("{\"glossary_id\": \"trials\", \"name\": \"Rambla trials fr-en 123-4\"}");
        List<Term> terms = List.of(new Term("police\tmunicipale", "municipal police"), new Term("maire", "mayor"));
        Task task = new Task("fr", "en", List.of("Le maire."), List.of(), terms);
        engine.translate(settings(), task);
        JsonObject made = JsonText.object(asked("POST", "/v3/glossaries").get(0));
        JsonObject dictionary = made.getJsonArray("dictionaries").getJsonObject(0);
        assertThat(dictionary.getString("entries")).isEqualTo("police municipale\tmunicipal police\nmaire\tmayor\n");
        assertThat(dictionary.getString("entries_format")).isEqualTo("tsv");
        assertThat(machine.asked())
                .filteredOn(asked -> asked.method().equals("DELETE"))
                .extracting(StandIn.Asked::path)
                .containsExactly("/v3/glossaries/old");
        assertThat(JsonText.object(asked("POST", "/v2/translate").get(0)).getString("glossary_id"))
                .isEqualTo("new-3");
        // What was found is remembered for minutes.
        engine.translate(settings(), task);
        assertThat(asked("GET", "/v3/glossaries")).hasSize(1);
        // Another server of the same network finds it.
        new DeepLEngine(() -> "nice").translate(settings(), task);
        assertThat(asked("POST", "/v3/glossaries")).hasSize(1);
    }

    @Test
    void glossary_thatOnlyFitsWithoutTheOneBefore_takesItsPlace() throws Exception {
        kept.add("{\"glossary_id\": \"old\", \"name\": \"Rambla nice fr-en 123-4\"}");
        machine.on("DELETE /v3/glossaries/old", asked -> {
            kept.clear();
            return new Given(204, Map.of(), "");
        });
        machine.on("POST /v3/glossaries", asked -> {
            if (!kept.isEmpty()) {
                return Given.error(456, "{\"message\": \"Quota for glossaries exceeded\"}");
            }
            return new Given(201, Map.of(), "{\"glossary_id\": \"new\", \"name\": \"x\"}");
        });
        Task task = new Task("fr", "en", List.of("Le maire."), List.of(), List.of(new Term("maire", "mayor")));
        engine.translate(settings(), task);
        assertThat(JsonText.object(asked("POST", "/v2/translate").get(0)).getString("glossary_id"))
                .isEqualTo("new");
    }

    @Test
    void glossary_thatIsGone_isDoneWithout_andLookedForAgain() throws Exception {
        Task task = new Task("fr", "en", List.of("Le maire."), List.of(), List.of(new Term("maire", "mayor")));
        machine.on(
                "POST /v2/translate",
                asked -> JsonText.object(asked.body()).containsKey("glossary_id")
                        ? Given.error(404, "{\"message\": \"Glossary not found\"}")
                        : echo(asked));
        assertThat(engine.translate(settings(), task)).containsExactly("Le maire.!");
        engine.translate(settings(), task);
        assertThat(asked("GET", "/v3/glossaries")).hasSize(2);
    }

    @Test
    void glossary_thatItDoesNotTake_isLeftOut() throws Exception {
        machine.on("POST /v3/glossaries", Given.error(400, "{\"message\": \"Unsupported glossary languages\"}"));
        Task task = new Task("fr", "en", List.of("Le maire."), List.of(), List.of(new Term("maire", "mayor")));
        assertThat(engine.translate(settings(), task)).containsExactly("Le maire.!");
    }

    private List<String> asked(String method, String path) {
        return machine.asked().stream()
                .filter(asked -> asked.method().equals(method) && asked.path().equals(path))
                .map(StandIn.Asked::body)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "403,REFUSED,0",
        "429,BUSY,0",
        "429,BUSY,30",
        "456,EXHAUSTED,0",
        "503,DOWN,0",
        "504,DOWN,0",
        "529,BUSY,0",
        "400,UNSUPPORTED,0"
    })
    void errors_areUnderstood(int status, Reason reason, int pause) {
        Given given = Given.error(status, "{\"message\": \"No\", \"detail\": \"because\"}");
        machine.on("POST /v2/translate", pause == 0 ? given : given.header("Retry-After", "" + pause));
        TranslationFailure failure =
                catchThrowableOfType(TranslationFailure.class, () -> engine.translate(settings(), task("Une ville.")));
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.pause()).hasSeconds(pause);
        assertThat(failure).hasMessage(status + ": No (because)");
    }
}
