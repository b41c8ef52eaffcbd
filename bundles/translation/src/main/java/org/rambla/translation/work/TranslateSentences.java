// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.persistence.Database;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.TranslationEngine.Task;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;
import org.rambla.translation.memory.Memory;
import org.rambla.translation.memory.Memory.Segment;
import org.rambla.translation.segment.Sentence;
import org.rambla.translation.segment.Sentences;
import org.rambla.translation.work.Machines.Said;

/** The sentences of some passages in another language: from the memory, then from an engine, some at a time. */
final class TranslateSentences {
    private static final int AT_ONCE = 40;
    private static final int CHARACTERS_AT_ONCE = 4_000;
    /** No sentence is longer; a text without any end of a sentence stays as it is. */
    private static final int LONGEST = 5_000;

    private final Database database;
    private final Memory memory;
    private final Engines engines;

    TranslateSentences(Database database, Memory memory, Engines engines) {
        this.database = database;
        this.memory = memory;
        this.engines = engines;
    }

    /** @param closed whether the text is for some members only */
    record Where(long content, long space, boolean closed, Memory.Pair pair) {
        long scope() {
            return closed ? space : Memory.EVERYBODY;
        }
    }

    /**
     * What came of it.
     *
     * @param passages by block; sentences that could not be had stand in their own language
     * @param incomplete blocks of passages with such sentences
     */
    record Outcome(Map<String, String> passages, Set<String> incomplete) {}

    /** @throws TranslationFailure when an engine did not go on; what it had translated by then is in the memory */
    Outcome translate(Map<String, Sentences> passages, Where where) throws TranslationFailure {
        Set<Sentence> all = new LinkedHashSet<>();
        passages.values().forEach(passage -> all.addAll(passage.sentences()));
        Map<String, String> had = new HashMap<>();
        memory.exact(all, where.pair(), where.space()).forEach((source, segment) -> had.put(source, segment.target()));
        List<Sentence> missing = new ArrayList<>();
        Set<String> asked = new LinkedHashSet<>();
        for (Sentence sentence : all) {
            if (!had.containsKey(sentence.text())
                    && sentence.text().length() <= LONGEST
                    && asked.add(sentence.text())) {
                missing.add(sentence);
            }
        }
        if (!missing.isEmpty()) {
            machine(missing, where, had);
        }
        return put(passages, had);
    }

    private void machine(List<Sentence> missing, Where where, Map<String, String> had) throws TranslationFailure {
        String engine = engines.able(where.pair().from(), where.pair().to(), where.closed())
                .orElse("");
        if (engine.isEmpty()) {
            throw new TranslationFailure(Reason.UNSUPPORTED, "No engine may translate this");
        }
        int from = 0;
        while (from < missing.size()) {
            int to = from;
            int length = 0;
            while (to < missing.size() && to - from < AT_ONCE) {
                length += missing.get(to).text().length();
                if (to > from && length > CHARACTERS_AT_ONCE) {
                    break;
                }
                to++;
            }
            some(missing.subList(from, to), engine, where, had);
            from = to;
        }
    }

    /** What is paid for is in the memory before anything else can go wrong. */
    private void some(List<Sentence> sentences, String engine, Where where, Map<String, String> had)
            throws TranslationFailure {
        List<String> texts = sentences.stream().map(Sentence::text).toList();
        List<Said> said = engines.translate(
                engine, new Task(where.pair().from(), where.pair().to(), texts, List.of()), where.space());
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (said.get(i).usable()
                    && sentences.get(i).html(said.get(i).text()).isPresent()) {
                had.put(texts.get(i), said.get(i).text());
                segments.add(new Segment(texts.get(i), said.get(i).text(), Origin.MACHINE));
            }
        }
        database.transaction(tx -> {
            memory.keep(tx, segments, where.pair(), new Memory.From(where.scope(), where.content(), 0));
            return null;
        });
    }

    private static Outcome put(Map<String, Sentences> passages, Map<String, String> had) {
        Map<String, String> made = new LinkedHashMap<>();
        Set<String> incomplete = new LinkedHashSet<>();
        passages.forEach((block, passage) -> {
            List<String> texts = passage.sentences().stream()
                    .map(sentence -> Optional.ofNullable(had.get(sentence.text()))
                            .flatMap(sentence::html)
                            .orElse(""))
                    .toList();
            if (texts.contains("")) {
                incomplete.add(block);
            }
            made.put(block, passage.html(texts));
        });
        return new Outcome(made, incomplete);
    }
}
