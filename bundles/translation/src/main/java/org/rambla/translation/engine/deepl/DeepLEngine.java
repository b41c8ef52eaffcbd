// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine.deepl;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.JsonText;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.TranslationEngine;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;
import org.rambla.translation.engine.Batches;
import org.rambla.translation.engine.Deadline;
import org.rambla.translation.engine.Remote;
import org.rambla.translation.engine.Reply;
import org.rambla.translation.engine.Setup;

/** DeepL, by {@code /v3/languages}, {@code /v2/translate} and {@code /v3/glossaries}. */
@Component
public final class DeepLEngine implements TranslationEngine {
    private static final String FREE = "https://api-free.deepl.com";
    private static final String PAID = "https://api.deepl.com";
    /** A request may have 128 KB; characters of other scripts take several bytes. */
    private static final Batches BATCHES = new Batches(50, 20_000);
    /** It wants to know which one where a language has several. */
    private static final Map<String, String> VARIANTS = Map.of("en", "EN-GB", "pt", "PT-PT");

    private final HouseGlossary house;

    @Activate
    public DeepLEngine(@Reference(name = "database", target = "(unit=translation)") Database database) {
        this(new Ours(database));
    }

    /** @param network by what this network's glossaries are known */
    DeepLEngine(Supplier<String> network) {
        this.house = new HouseGlossary(network);
    }

    @Override
    public String name() {
        return "deepl";
    }

    @Override
    public Localised title() {
        return Localised.of("en", "DeepL (outside service)", "fr", "DeepL (service extérieur)");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setup.key(
                        "One that ends in “:fx” is of the free offer; the address follows from it",
                        "Celle de l’offre gratuite finit par « :fx » ; l’adresse en découle",
                        true),
                new Setting(
                        "address",
                        Localised.of("en", "Other address", "fr", "Autre adresse"),
                        Setup.hint(
                                "Only where your requests go through a server of your own",
                                "Seulement si vos demandes passent par un serveur à vous"),
                        Setting.Kind.ADDRESS,
                        false));
    }

    @Override
    public Set<Pair> pairs(Map<String, String> settings) throws TranslationFailure {
        Reply reply = remote(settings).get("/v3/languages?resource=translate_text");
        if (!reply.ok()) {
            throw failure(reply);
        }
        Set<String> sources = new HashSet<>();
        Set<String> targets = new HashSet<>();
        for (JsonObject language : Reply.objects(reply.array())) {
            String tag = Reply.text(language, "lang").toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "");
            if (language.get("usable_as_source") == JsonValue.TRUE) {
                sources.add(tag);
            }
            if (language.get("usable_as_target") == JsonValue.TRUE) {
                targets.add(tag);
            }
        }
        Set<Pair> pairs = new HashSet<>();
        sources.forEach(
                from -> targets.stream().filter(to -> !to.equals(from)).forEach(to -> pairs.add(new Pair(from, to))));
        return pairs;
    }

    @Override
    public List<String> translate(Map<String, String> settings, Task task) throws TranslationFailure {
        Remote remote = remote(settings);
        Optional<String> glossary = house.id(remote, account(settings), task);
        return BATCHES.translate(task.sentences(), some -> translate(remote, task, glossary, some));
    }

    private static String account(Map<String, String> settings) {
        return Setup.of(settings, "key") + " " + Setup.of(settings, "address");
    }

    private static Remote remote(Map<String, String> settings) throws TranslationFailure {
        String key = Setup.required(settings, "key");
        String other = Setup.of(settings, "address");
        String address = other.isEmpty() ? key.endsWith(":fx") ? FREE : PAID : other;
        return new Remote(address, Map.of("Authorization", "DeepL-Auth-Key " + key), new Deadline(Remote.PATIENCE));
    }

    private List<String> translate(Remote remote, Task task, Optional<String> glossary, List<String> sentences)
            throws TranslationFailure, Batches.TooMuch {
        JsonObjectBuilder request = JsonText.build()
                .createObjectBuilder()
                .add("text", JsonText.build().createArrayBuilder(sentences))
                .add("source_lang", task.from().toUpperCase(Locale.ROOT))
                .add("target_lang", VARIANTS.getOrDefault(task.to(), task.to().toUpperCase(Locale.ROOT)))
                .add("tag_handling", "xml")
                .add("split_sentences", "0");
        glossary.ifPresent(id -> request.add("glossary_id", id));
        Reply reply = remote.post("/v2/translate", request.build());
        if (reply.status() == 404 && glossary.isPresent()) {
            // Another server made a newer one of it; without any it translates all the same.
            house.forget();
            return translate(remote, task, Optional.empty(), sentences);
        }
        if (reply.status() == 413) {
            throw new Batches.TooMuch(failure(reply));
        }
        if (!reply.ok()) {
            throw failure(reply);
        }
        List<String> answers = new ArrayList<>();
        for (JsonObject translation : Reply.objects(reply.object().get("translations"))) {
            answers.add(Reply.text(translation, "text"));
        }
        if (answers.size() != sentences.size()) {
            throw new TranslationFailure(Reason.DOWN, answers.size() + " texts came back for " + sentences.size());
        }
        return answers;
    }

    static TranslationFailure failure(Reply reply) {
        try {
            JsonObject said = reply.object();
            String detail = Reply.text(said, "detail");
            return reply.failure(Reply.text(said, "message") + (detail.isEmpty() ? "" : " (" + detail + ")"));
        } catch (TranslationFailure e) {
            return reply.failure("");
        }
    }
}
