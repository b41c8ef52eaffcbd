// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine.libretranslate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rambla.api.text.JsonText;
import org.rambla.api.translation.TranslationEngine.Pair;
import org.rambla.api.translation.TranslationEngine.Task;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;
import org.rambla.translation.engine.Answers;
import org.rambla.translation.engine.StandIn;
import org.rambla.translation.engine.StandIn.Given;
import org.rambla.translation.engine.Verdict;
import org.rambla.translation.glossary.Rules;

/** Against a stand-in that answers as LibreTranslate's own description of its addresses says. */
class LibreTranslateEngineTest {
    private final StandIn machine = new StandIn();
    private final LibreTranslateEngine engine = new LibreTranslateEngine();

    @AfterEach
    void stop() {
        machine.close();
    }

    private Map<String, String> settings() {
        return Map.of("address", machine.address(), "key", "k-1");
    }

    private static Task task(List<String> sentences) {
        return new Task("fr", "en", sentences, List.of());
    }

    private static List<String> texts(StandIn.Asked asked) {
        return JsonText.object(asked.body()).getJsonArray("q").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Given answer(List<String> texts) {
        return Given.json(JsonText.build()
                .createObjectBuilder()
                .add("translatedText", JsonText.build().createArrayBuilder(texts))
                .build()
                .toString());
    }

    @Test
    void pairs_areTheTargetsOfEachLanguage() throws Exception {
        machine.on(
                "/languages",
                Given.json("[{\"code\": \"fr\", \"name\": \"French\", \"targets\": [\"en\", \"fr\"]},"
                        + " {\"code\": \"en\", \"name\": \"English\", \"targets\": [\"fr\"]}, {\"code\": \"xx\"}]"));
        assertThat(engine.pairs(settings())).containsExactlyInAnyOrder(new Pair("fr", "en"), new Pair("en", "fr"));
    }

    @Test
    void sentences_goAsHtml_withTheKey() throws Exception {
        machine.on("/translate", asked -> answer(texts(asked)));
        assertThat(engine.translate(settings(), task(List.of("Une ville.", "Voir <x id=\"1\"/>."))))
                .containsExactly("Une ville.", "Voir <x id=\"1\"/>.");
        JsonObject sent = JsonText.object(machine.asked().get(0).body());
        assertThat(sent.getString("source")).isEqualTo("fr");
        assertThat(sent.getString("target")).isEqualTo("en");
        assertThat(sent.getString("format")).isEqualTo("html");
        assertThat(sent.getString("api_key")).isEqualTo("k-1");
    }

    @Test
    void textThatLooksLikeATag_isTextAgain_andEmptyElementsAreRead() throws Exception {
        // It resolves entities in what it answers, and its parser closes empty elements.
        machine.on("/translate", asked -> answer(List.of("The tag <b> of <x id=\"1\"></x>.")));
        Task task = task(List.of("La balise &lt;b&gt; de <x id=\"1\"/>."));
        List<Verdict> verdicts = Answers.check(task, Rules.NONE, engine.translate(settings(), task));
        assertThat(verdicts.get(0).sentence()).isEqualTo("The tag &lt;b&gt; of <x id=\"1\"/>.");
    }

    @Test
    void fewerAreSent_whenItTakesNoMoreAtOnce() throws Exception {
        machine.on(
                "/translate",
                asked -> texts(asked).size() > 2
                        ? Given.error(400, "{\"error\": \"Invalid request: request (5) exceeds text limit (2)\"}")
                        : answer(texts(asked)));
        assertThat(engine.translate(settings(), task(List.of("a", "b", "c", "d", "e"))))
                .containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void singleText_thatIsTooLong_isNotSupported() {
        machine.on(
                "/translate",
                Given.error(400, "{\"error\": \"Invalid request: request (9000) exceeds text limit (5000)\"}"));
        TranslationFailure failure = catchThrowableOfType(
                TranslationFailure.class,
                () -> engine.translate(settings(), task(Collections.nCopies(3, "x".repeat(9000)))));
        assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|Invalid API key|REFUSED",
                "400|Visit https://portal.example to get an API key|REFUSED",
                "400|Please contact the server operator to get an API key|REFUSED",
                "403|Too many request limits violations|BUSY",
                "429|Slowdown: 80 per 1 minute|BUSY",
                "400|xx is not supported|UNSUPPORTED",
                "500|Cannot translate text: out of memory|DOWN",
            })
    void errors_areUnderstood(int status, String error, Reason reason) {
        machine.on("/translate", Given.error(status, "{\"error\": \"" + error + "\"}"));
        TranslationFailure failure = catchThrowableOfType(
                TranslationFailure.class, () -> engine.translate(settings(), task(List.of("Une ville."))));
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure).hasMessage(status + ": " + error);
    }

    @Test
    void answersOfAnotherNumber_areNone() {
        machine.on("/translate", answer(List.of("one")));
        TranslationFailure failure = catchThrowableOfType(
                TranslationFailure.class, () -> engine.translate(settings(), task(List.of("un", "deux"))));
        assertThat(failure.reason()).isEqualTo(Reason.DOWN);
    }
}
