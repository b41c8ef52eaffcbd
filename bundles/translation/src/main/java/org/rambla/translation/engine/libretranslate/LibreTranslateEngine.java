// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine.libretranslate;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import org.rambla.api.text.JsonText;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.TranslationEngine;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;
import org.rambla.translation.engine.Batches;
import org.rambla.translation.engine.Deadline;
import org.rambla.translation.engine.Markup;
import org.rambla.translation.engine.Remote;
import org.rambla.translation.engine.Reply;
import org.rambla.translation.engine.Setup;

/** LibreTranslate, by {@code /languages} and {@code /translate}. */
@Component
public final class LibreTranslateEngine implements TranslationEngine {
    private static final Batches BATCHES = new Batches(25, 4_000);
    private static final Pattern ESCAPED = Pattern.compile("&lt;[^<>&]{1,200}&gt;");

    @Override
    public String name() {
        return "libretranslate";
    }

    @Override
    public Localised title() {
        return Localised.of("en", "LibreTranslate", "fr", "LibreTranslate");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setup.address("For example http://localhost:5000", "Par exemple http://localhost:5000"),
                Setup.key("Only where the server asks for one", "Seulement là où le serveur en demande une", false));
    }

    @Override
    public Set<Pair> pairs(Map<String, String> settings) throws TranslationFailure {
        Reply reply = remote(settings).get("/languages");
        if (!reply.ok()) {
            throw failure(reply);
        }
        Set<Pair> pairs = new HashSet<>();
        for (JsonObject language : Reply.objects(reply.array())) {
            String from = Reply.text(language, "code");
            if (language.get("targets") instanceof JsonArray targets) {
                targets.stream()
                        .filter(JsonString.class::isInstance)
                        .map(target -> ((JsonString) target).getString())
                        .filter(to -> !to.equals(from) && !from.isEmpty())
                        .forEach(to -> pairs.add(new Pair(from, to)));
            }
        }
        return pairs;
    }

    @Override
    public List<String> translate(Map<String, String> settings, Task task) throws TranslationFailure {
        Remote remote = remote(settings);
        String key = Setup.of(settings, "key");
        return BATCHES.translate(task.sentences(), some -> translate(remote, key, task, some));
    }

    private static Remote remote(Map<String, String> settings) throws TranslationFailure {
        return new Remote(Setup.required(settings, "address"), Map.of(), new Deadline(Remote.PATIENCE));
    }

    private static List<String> translate(Remote remote, String key, Task task, List<String> sentences)
            throws TranslationFailure, Batches.TooMuch {
        JsonObjectBuilder request = JsonText.build()
                .createObjectBuilder()
                .add("q", JsonText.build().createArrayBuilder(sentences))
                .add("source", task.from())
                .add("target", task.to())
                .add("format", "html");
        if (!key.isEmpty()) {
            request.add("api_key", key);
        }
        Reply reply = remote.post("/translate", request.build());
        if (!reply.ok()) {
            TranslationFailure failure = failure(reply);
            // Both its limits, of texts and of characters, are told with these words.
            if (reply.status() == 400 && failure.getMessage().contains("exceeds text limit")) {
                throw new Batches.TooMuch(failure);
            }
            throw failure;
        }
        List<String> answers = new ArrayList<>();
        if (reply.object().get("translatedText") instanceof JsonArray translated) {
            translated.forEach(text -> answers.add(text instanceof JsonString string ? string.getString() : ""));
        }
        if (answers.size() != sentences.size()) {
            throw new TranslationFailure(Reason.DOWN, answers.size() + " texts came back for " + sentences.size());
        }
        for (int i = 0; i < answers.size(); i++) {
            answers.set(i, escapedAgain(answers.get(i), sentences.get(i)));
        }
        return answers;
    }

    /** It resolves entities in what it answers, so that text which only looked like a tag has become one. */
    private static String escapedAgain(String answer, String sentence) {
        String again = answer;
        Matcher escaped = ESCAPED.matcher(sentence);
        while (escaped.find()) {
            String text = Markup.read(escaped.group()).words();
            again = again.replace(text, escaped.group());
        }
        return again;
    }

    /** A key that is missing is a 400, one that is wrong a 403, and so is an address that asked too often. */
    private static TranslationFailure failure(Reply reply) {
        String said = "";
        try {
            said = Reply.text(reply.object(), "error");
        } catch (TranslationFailure e) {
            return reply.failure("");
        }
        String words = said.toLowerCase(Locale.ROOT);
        if (words.contains("api key")) {
            return reply.failure(Reason.REFUSED, said);
        }
        if (reply.status() == 403 && words.contains("too many")) {
            return reply.failure(Reason.BUSY, said);
        }
        return reply.failure(said);
    }
}
