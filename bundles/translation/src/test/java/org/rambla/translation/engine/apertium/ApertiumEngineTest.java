// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine.apertium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rambla.api.translation.TranslationEngine.Pair;
import org.rambla.api.translation.TranslationEngine.Task;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;
import org.rambla.translation.engine.StandIn;
import org.rambla.translation.engine.StandIn.Given;

/** Against a stand-in that answers as APy's sources say it does. */
class ApertiumEngineTest {
    private static final String PAIRS = """
            {"responseData": [{"sourceLanguage": "eng", "targetLanguage": "cat"},
            {"sourceLanguage": "cat", "targetLanguage": "fra"}, {"sourceLanguage": "fra", "targetLanguage": "cat"},
            {"sourceLanguage": "cat", "targetLanguage": "eng"}, {"sourceLanguage": "cat", "targetLanguage": "oci_aran"}],
            "responseDetails": null, "responseStatus": 200}""";

    private final StandIn machine = new StandIn();
    private final ApertiumEngine engine = new ApertiumEngine();

    @AfterEach
    void stop() {
        machine.close();
    }

    private Map<String, String> settings() {
        return Map.of("address", machine.address());
    }

    private static Given translated(String text) {
        return Given.json("{\"responseData\": {\"translatedText\": \""
                + text.replace("\"", "\\\"").replace("\n", "\\n")
                + "\"}, \"responseDetails\": null, \"responseStatus\": 200}");
    }

    private static Task task(String... sentences) {
        return new Task("en", "fr", List.of(sentences), List.of());
    }

    @Test
    void pairs_areThoseInstalled_andThoseThroughOneOther() throws Exception {
        machine.on("/listPairs", Given.json(PAIRS));
        assertThat(engine.pairs(settings()))
                .containsExactlyInAnyOrder(
                        new Pair("en", "ca"),
                        new Pair("ca", "en"),
                        new Pair("fr", "ca"),
                        new Pair("ca", "fr"),
                        new Pair("en", "fr"),
                        new Pair("fr", "en"));
    }

    @Test
    void translation_goesThroughTheOther_whenThereIsNoPair() throws Exception {
        machine.on("/listPairs", Given.json(PAIRS))
                .on(
                        "/translate",
                        asked -> translated(asked.field("q")
                                .replace("city", asked.field("langpair").equals("eng|cat") ? "ciutat" : "?")
                                .replace("ciutat", asked.field("langpair").equals("cat|fra") ? "ville" : "ciutat")));
        assertThat(engine.translate(settings(), task("A city.", "The <x id=\"1\"/> city.")))
                .containsExactly("A ville.", "The <x id=\"1\"/> ville.");
        assertThat(machine.asked())
                .extracting(asked -> asked.field("langpair"))
                .containsExactly("", "eng|cat", "cat|fra");
        assertThat(machine.asked().get(1).field("markUnknown")).isEqualTo("no");
    }

    @Test
    void sentences_goAlone_whenTheyCameBackInOne() throws Exception {
        machine.on("/listPairs", Given.json(PAIRS)).on("/translate", asked -> {
            String text = asked.field("q");
            boolean several = text.indexOf("<p>") != text.lastIndexOf("<p>");
            return translated(several ? "<p>all in one</p>" : text);
        });
        assertThat(engine.translate(settings(), task("One.", "Two.", "Three.")))
                .containsExactly("One.", "Two.", "Three.");
    }

    @Test
    void marks_ofWhatItCouldNotInflect_areTakenOut_unlessTheTextHasSuchSigns() throws Exception {
        machine.on("/listPairs", Given.json(PAIRS))
                .on(
                        "/translate",
                        asked -> asked.field("q").contains("mail")
                                ? translated("<p>mail me @home</p>")
                                : translated("<p>Une #ville @city &#233;t&eacute;</p>"));
        assertThat(engine.translate(settings(), task("A city."))).containsExactly("Une ville city &#233;t&eacute;");
        assertThat(engine.translate(settings(), task("mail me @home"))).containsExactly("mail me @home");
    }

    @Test
    void languages_thatNoPairReaches_areNotSupported() throws Exception {
        machine.on("/listPairs", Given.json(PAIRS));
        TranslationFailure failure = catchThrowableOfType(
                TranslationFailure.class,
                () -> engine.translate(settings(), new Task("de", "fr", List.of("Eine Stadt."), List.of())));
        assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void errors_areToldInItsWords() throws Exception {
        machine.on("/listPairs", Given.json(PAIRS))
                .on(
                        "/translate",
                        Given.error(
                                503,
                                "{\"status\": \"error\", \"code\": 503, \"message\": \"Service Unavailable\","
                                        + " \"explanation\": \"internal error\"}"));
        TranslationFailure failure =
                catchThrowableOfType(TranslationFailure.class, () -> engine.translate(settings(), task("A city.")));
        assertThat(failure.reason()).isEqualTo(Reason.DOWN);
        assertThat(failure).hasMessage("503: internal error");
    }
}
