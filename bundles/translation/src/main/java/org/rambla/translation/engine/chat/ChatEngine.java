// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine.chat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.TranslationEngine;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.translation.engine.Batches;
import org.rambla.translation.engine.Deadline;
import org.rambla.translation.engine.Remote;
import org.rambla.translation.engine.Reply;
import org.rambla.translation.engine.Setup;

/**
 * A model behind {@code /chat/completions}. What is translated goes in as data, as numbered sentences of a JSON object; a
 * text that gives orders is a text. What a model makes of it all the same is found out by the check of answers.
 */
@Component
public final class ChatEngine implements TranslationEngine {
    private static final Batches BATCHES = new Batches(25, 5_000);

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public Localised title() {
        return Localised.of(
                "en",
                "Language model (chat interface as of OpenAI)",
                "fr",
                "Modèle de langue (interface de discussion comme chez OpenAI)");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setup.address(
                        "Up to and with the version, for example http://localhost:11434/v1",
                        "Version comprise, par exemple http://localhost:11434/v1"),
                Setup.key("Only where the server asks for one", "Seulement là où le serveur en demande une", false),
                new Setting(
                        "model",
                        Localised.of("en", "Model", "fr", "Modèle"),
                        Setup.hint("As the server calls it", "Comme le serveur l’appelle"),
                        Setting.Kind.TEXT,
                        true),
                new Setting(
                        "languages",
                        Localised.of("en", "Languages", "fr", "Langues"),
                        Setup.hint(
                                "Those in which the model writes well, for example: fr en es",
                                "Celles dans lesquelles le modèle écrit bien, par exemple : fr en es"),
                        Setting.Kind.TEXT,
                        true),
                new Setting(
                        "style",
                        Localised.of("en", "Advice on style", "fr", "Conseils de style"),
                        Setup.hint(
                                "Added to the instructions, for example how readers are addressed",
                                "Ajoutés aux consignes, par exemple comment on s’adresse au lecteur"),
                        Setting.Kind.LONG_TEXT,
                        false));
    }

    @Override
    public Set<Pair> pairs(Map<String, String> settings) throws TranslationFailure {
        List<String> languages = Arrays.stream(Setup.required(settings, "languages")
                        .toLowerCase(Locale.ROOT)
                        .split("[^a-z]+"))
                .filter(tag -> tag.length() >= 2)
                .distinct()
                .toList();
        // Asked only to see that it is there and takes the key.
        Reply reply = remote(settings).get("/models");
        if (!reply.ok() && reply.status() != 404) {
            throw Asking.failure(reply);
        }
        Set<Pair> pairs = new HashSet<>();
        for (String from : languages) {
            languages.stream().filter(to -> !to.equals(from)).forEach(to -> pairs.add(new Pair(from, to)));
        }
        return pairs;
    }

    @Override
    public List<String> translate(Map<String, String> settings, Task task) throws TranslationFailure {
        Asking asking =
                new Asking(remote(settings), Setup.required(settings, "model"), Setup.of(settings, "style"), task);
        return BATCHES.translate(task.sentences(), asking::translate);
    }

    private static Remote remote(Map<String, String> settings) throws TranslationFailure {
        String key = Setup.of(settings, "key");
        return new Remote(
                Setup.required(settings, "address"),
                key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key),
                new Deadline(Remote.PATIENCE));
    }
}
