// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.TranslationEngine.Task;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;
import org.rambla.translation.memory.Memory;
import org.rambla.translation.memory.Memory.Segment;
import org.rambla.translation.queue.Lease;
import org.rambla.translation.segment.Sentence;
import org.rambla.translation.segment.Sentences;
import org.rambla.translation.work.Machines.Said;

/** The sentences of some passages in another language: from the memory, then from an engine, some at a time. */
final class TranslateSentences {
    private static final int AT_ONCE = 40;
    private static final int CHARACTERS_AT_ONCE = 4_000;
    /** No sentence is longer; a text without any end of a sentence stays as it is. */
    private static final int LONGEST = 5_000;

    private final Memory memory;
    private final Engines engines;

    TranslateSentences(Memory memory, Engines engines) {
        this.memory = memory;
        this.engines = engines;
    }

    /** A text that is worked at. */
    interface Text {
        long content();

        long space();

        Memory.Pair pair();

        /** Those of some texts whose sentences may be used for this one. */
        Set<Long> reusable(Set<Long> contents);

        /**
         * Whether it is for some members only at this moment.
         *
         * @throws TranslateItem.Changed when it is not to be translated any more
         */
        boolean closed();
    }

    /**
     * What came of it.
     *
     * @param passages by block; sentences that could not be had stand in their own language
     * @param incomplete blocks of passages with such sentences
     * @param helped blocks of passages with sentences that people translated for other texts
     * @param had characters of sentences that were had, of all
     * @param without why no engine would go on; null when there was nothing to ask, or it did
     */
    record Outcome(
            Map<String, String> passages,
            Set<String> incomplete,
            Set<String> helped,
            long had,
            long all,
            TranslationFailure without) {}

    /**
     * Translates what can be had.
     *
     * @throws TranslationFailure when an engine did not go on for the moment; what it had translated by then is in the
     *     memory
     */
    Outcome translate(Map<String, Sentences> passages, Text text, Lease lease) throws TranslationFailure {
        Set<Sentence> all = new LinkedHashSet<>();
        passages.values().forEach(passage -> all.addAll(passage.sentences()));
        Map<String, String> had = new HashMap<>();
        Set<String> theirs = new HashSet<>();
        memory.exact(all, text.pair(), text.space(), text::reusable).forEach((source, segment) -> {
            had.put(source, segment.target());
            if (segment.origin() != Origin.MACHINE) {
                theirs.add(source);
            }
        });
        List<Sentence> missing = new ArrayList<>();
        Set<String> asked = new LinkedHashSet<>();
        for (Sentence sentence : all) {
            if (!had.containsKey(sentence.text())
                    && sentence.text().length() <= LONGEST
                    && asked.add(sentence.text())) {
                missing.add(sentence);
            }
        }
        TranslationFailure without = null;
        if (!missing.isEmpty()) {
            try {
                machine(missing, text, lease, had);
            } catch (TranslationFailure failure) {
                if (failure.reason() != Reason.UNSUPPORTED) {
                    throw failure;
                }
                without = failure;
            }
        }
        return put(passages, had, theirs, without);
    }

    private void machine(List<Sentence> missing, Text text, Lease lease, Map<String, String> had)
            throws TranslationFailure {
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
            some(missing.subList(from, to), text, lease, had);
            from = to;
        }
    }

    /** What is paid for is in the memory before anything else can go wrong; who may have the text is asked each time. */
    private void some(List<Sentence> sentences, Text text, Lease lease, Map<String, String> had)
            throws TranslationFailure {
        boolean closed = text.closed();
        String engine = engines.able(text.pair().from(), text.pair().to(), closed)
                .orElseThrow(() -> new TranslationFailure(Reason.UNSUPPORTED, "No engine may translate this"));
        List<String> texts = sentences.stream().map(Sentence::text).toList();
        List<Said> said = engines.translate(
                engine, new Task(text.pair().from(), text.pair().to(), texts, List.of()), text.space(), closed);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (said.get(i).usable()
                    && sentences.get(i).html(said.get(i).text()).isPresent()) {
                had.put(texts.get(i), said.get(i).text());
                segments.add(new Segment(texts.get(i), said.get(i).text(), Origin.MACHINE));
            }
        }
        // It may have been narrowed while the engine worked.
        long place = closed || text.closed() ? text.space() : Memory.EVERYBODY;
        Memory.From from = new Memory.From(place, text.space(), text.content(), 0);
        lease.keep(tx -> memory.keep(tx, segments, text.pair(), from));
    }

    private static Outcome put(
            Map<String, Sentences> passages, Map<String, String> had, Set<String> theirs, TranslationFailure without) {
        Map<String, String> made = new LinkedHashMap<>();
        Set<String> incomplete = new LinkedHashSet<>();
        Set<String> helped = new LinkedHashSet<>();
        long[] characters = new long[2];
        passages.forEach((block, passage) -> {
            for (Sentence sentence : passage.sentences()) {
                int length = sentence.text().length();
                characters[0] += had.containsKey(sentence.text()) ? length : 0;
                characters[1] += length;
                if (theirs.contains(sentence.text())) {
                    helped.add(block);
                }
            }
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
        return new Outcome(made, incomplete, helped, characters[0], characters[1], without);
    }
}
