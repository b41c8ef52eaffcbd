// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine.apertium;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.TranslationEngine;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;
import org.rambla.translation.engine.Batches;
import org.rambla.translation.engine.Deadline;
import org.rambla.translation.engine.Remote;
import org.rambla.translation.engine.Reply;
import org.rambla.translation.engine.Setup;

/** Apertium's server APy, by {@code /listPairs} and {@code /translate}. */
@Component
public final class ApertiumEngine implements TranslationEngine {
    private static final Batches BATCHES = new Batches(20, 3_000);
    private static final Pattern PARAGRAPH = Pattern.compile("(?s)<p>(.*?)</p>");
    /** What it could not inflect or find begins with one of these, whatever was asked for. */
    private static final Pattern MARKED = Pattern.compile("(?<![\\p{L}\\p{N}&])[#@](?=\\p{L})");

    @Override
    public String name() {
        return "apertium";
    }

    @Override
    public Localised title() {
        return Localised.of(
                "en", "Apertium (free, on your own server)", "fr", "Apertium (libre, sur votre propre serveur)");
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setup.address(
                "Of the server APy, for example http://localhost:2737",
                "Celle du serveur APy, par exemple http://localhost:2737"));
    }

    @Override
    public Set<Pair> pairs(Map<String, String> settings) throws TranslationFailure {
        return pairs(remote(settings)).reachable();
    }

    @Override
    public List<String> translate(Map<String, String> settings, Task task) throws TranslationFailure {
        Remote remote = remote(settings);
        List<Pair> way = pairs(remote)
                .way(task.from(), task.to())
                .orElseThrow(() -> new TranslationFailure(
                        Reason.UNSUPPORTED, "no pair leads from " + task.from() + " to " + task.to()));
        List<String> sentences = task.sentences();
        for (Pair step : way) {
            sentences = BATCHES.translate(sentences, some -> translate(remote, step, some));
        }
        return sentences;
    }

    private static Remote remote(Map<String, String> settings) throws TranslationFailure {
        return new Remote(Setup.required(settings, "address"), Map.of(), new Deadline(Remote.PATIENCE));
    }

    private static Pairs pairs(Remote remote) throws TranslationFailure {
        Reply reply = remote.get("/listPairs");
        if (!reply.ok()) {
            throw reply.failure(explanation(reply));
        }
        return Pairs.read(reply.object());
    }

    /** Several sentences are paragraphs of one text; when they do not come back as such, each goes alone. */
    private static List<String> translate(Remote remote, Pair step, List<String> sentences)
            throws TranslationFailure, Batches.TooMuch {
        StringBuilder text = new StringBuilder();
        sentences.forEach(sentence -> text.append("<p>").append(sentence).append("</p>\n"));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("langpair", step.from() + "|" + step.to());
        fields.put("markUnknown", "no");
        fields.put("deformat", "html");
        fields.put("reformat", "html-noent");
        fields.put("q", text.toString());
        Reply reply = remote.form("/translate", fields);
        if (!reply.ok()) {
            throw reply.failure(explanation(reply));
        }
        JsonObject data = reply.object().getJsonObject("responseData");
        String translated = data == null ? "" : Reply.text(data, "translatedText");
        List<String> answers = new ArrayList<>();
        Matcher paragraph = PARAGRAPH.matcher(translated);
        while (paragraph.find()) {
            answers.add(paragraph.group(1).strip());
        }
        if (answers.size() != sentences.size()) {
            throw new Batches.TooMuch(new TranslationFailure(
                    Reason.UNSUPPORTED, "sentences came back as " + answers.size() + " paragraphs"));
        }
        for (int i = 0; i < answers.size(); i++) {
            answers.set(i, unmarked(answers.get(i), sentences.get(i)));
        }
        return answers;
    }

    private static String unmarked(String answer, String sentence) {
        return MARKED.matcher(sentence).find() ? answer : MARKED.matcher(answer).replaceAll("");
    }

    /** Its errors are objects that explain themselves. */
    private static String explanation(Reply reply) {
        try {
            return Reply.text(reply.object(), "explanation");
        } catch (TranslationFailure e) {
            return "";
        }
    }
}
