// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine.deepl;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.rambla.api.text.JsonText;
import org.rambla.api.translation.TranslationEngine.Task;
import org.rambla.api.translation.TranslationEngine.Term;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;
import org.rambla.translation.engine.Remote;
import org.rambla.translation.engine.Reply;

/**
 * The network's glossary as DeepL keeps it, one for each direction. Its name says whose it is and what is in it, so that
 * every server of the network finds the same one, and none that is another network's is touched.
 */
final class HouseGlossary {
    private static final int LONGEST = 1_024;
    private static final int MOST = 5_000;

    private static final long FRESH_NANOS = 600_000_000_000L;

    private final Supplier<String> network;
    private final Map<String, Found> found = new ConcurrentHashMap<>();

    /** @param id "" when there is none */
    private record Found(String name, String id, long at) {}

    /** @param network by what this network's glossaries are known */
    HouseGlossary(Supplier<String> network) {
        this.network = network;
    }

    /**
     * The id of the glossary for this direction, made when it is not there yet; those before it are removed. Empty when
     * there are no terms, or DeepL has no glossaries for these languages. Asked for again after ten minutes.
     *
     * @param account tells accounts apart
     */
    Optional<String> id(Remote remote, String account, Task task) throws TranslationFailure {
        String entries = entries(task.glossary());
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        String group = "Rambla " + network.get() + " " + task.from() + "-" + task.to() + " ";
        String name = group + fingerprint(entries);
        String place = account + " " + group;
        Found known = found.get(place);
        if (known == null || !known.name().equals(name) || System.nanoTime() - known.at() > FRESH_NANOS) {
            known = new Found(name, look(remote, task, group, name, entries).orElse(""), System.nanoTime());
            found.put(place, known);
        }
        return known.id().isEmpty() ? Optional.empty() : Optional.of(known.id());
    }

    /** What was found is not there any more. */
    void forget() {
        found.clear();
    }

    private static Optional<String> look(Remote remote, Task task, String group, String name, String entries)
            throws TranslationFailure {
        Reply listed = remote.get("/v3/glossaries");
        if (!listed.ok()) {
            throw DeepLEngine.failure(listed);
        }
        List<String> old = new ArrayList<>();
        for (JsonObject glossary : Reply.objects(listed.object().get("glossaries"))) {
            String id = Reply.text(glossary, "glossary_id");
            if (Reply.text(glossary, "name").equals(name)) {
                return Optional.of(id);
            }
            if (Reply.text(glossary, "name").startsWith(group) && id.matches("[A-Za-z0-9-]{1,80}")) {
                old.add(id);
            }
        }
        Optional<String> made = make(remote, task, name, entries);
        // Where there may only be so many, the one before stands in the way.
        boolean crowded = made.isEmpty() && !old.isEmpty();
        for (String id : old) {
            remote.delete("/v3/glossaries/" + id);
        }
        return crowded ? make(remote, task, name, entries) : made;
    }

    private static Optional<String> make(Remote remote, Task task, String name, String entries)
            throws TranslationFailure {
        Reply reply = remote.post(
                "/v3/glossaries",
                JsonText.build()
                        .createObjectBuilder()
                        .add("name", name)
                        .add(
                                "dictionaries",
                                JsonText.build()
                                        .createArrayBuilder()
                                        .add(JsonText.build()
                                                .createObjectBuilder()
                                                .add("source_lang", task.from())
                                                .add("target_lang", task.to())
                                                .add("entries", entries)
                                                .add("entries_format", "tsv")))
                        .build());
        if (reply.ok()) {
            String id = Reply.text(reply.object(), "glossary_id");
            return id.isEmpty() ? Optional.empty() : Optional.of(id);
        }
        TranslationFailure failure = DeepLEngine.failure(reply);
        // Without a glossary it still translates; violations are flagged afterwards anyway.
        if (failure.reason() == Reason.UNSUPPORTED || failure.reason() == Reason.EXHAUSTED) {
            return Optional.empty();
        }
        throw failure;
    }

    /** One term a line; the same source twice is refused there, so the first one wins. */
    private static String entries(List<Term> terms) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Term term : terms) {
            String source = plain(term.source());
            String target = plain(term.target());
            if (!source.isEmpty() && !target.isEmpty() && lines.size() < MOST) {
                lines.putIfAbsent(source, target);
            }
        }
        StringBuilder out = new StringBuilder();
        lines.forEach((source, target) ->
                out.append(source).append('\t').append(target).append('\n'));
        return out.toString();
    }

    private static String plain(String text) {
        String line = text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.getBytes(StandardCharsets.UTF_8).length > LONGEST ? "" : line;
    }

    private static String fingerprint(String entries) {
        CRC32 sum = new CRC32();
        sum.update(entries.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue()) + "-" + entries.length();
    }
}
