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
import org.rambla.translation.work.Machines.Machine;
import org.rambla.translation.work.Machines.Said;

/** The sentences of some passages in another language: from the memory, then from an engine, some at a time. */
final class TranslateSentences {
    private static final int AT_ONCE = 40;
    private static final int CHARACTERS_AT_ONCE = 4_000;
    /** No sentence is longer; a text without any end of a sentence stays as it is. */
    private static final int LONGEST = 5_000;

    private final Memory memory;
    private final Engines engines;
    /** Sentences at once; known to the one thread that works. */
    private int portion = AT_ONCE;

    private final Set<String> unanswered = new HashSet<>();

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
     * @param without why some were not had, when that is for good or until an engine is set up; null when they were
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
        return put(passages, had, theirs, machine(missing, text, lease, had));
    }

    /** No engine may translate it, as far as they are set up. */
    static final class NoEngine extends TranslationFailure {
        private static final long serialVersionUID = 1L;

        NoEngine() {
            super(Reason.UNSUPPORTED, "No engine may translate this");
        }
    }

    /** Why some were not had; null when they were. */
    private TranslationFailure machine(List<Sentence> missing, Text text, Lease lease, Map<String, String> had)
            throws TranslationFailure {
        TranslationFailure without = null;
        int from = 0;
        while (from < missing.size()) {
            int to = from;
            int length = 0;
            int most = portion;
            while (to < missing.size() && to - from < most) {
                length += missing.get(to).text().length();
                if (to > from && length > CHARACTERS_AT_ONCE * most / AT_ONCE) {
                    break;
                }
                to++;
            }
            List<Sentence> some = missing.subList(from, to);
            try {
                some(some, text, lease, had);
                List<Sentence> left = some.stream()
                        .filter(sentence -> unanswered.contains(sentence.text()))
                        .toList();
                // It had no time for all of them, or did not take one among others.
                if (!left.isEmpty() && left.size() < some.size()) {
                    some(left, text, lease, had);
                }
            } catch (NoEngine none) {
                return none;
            } catch (TranslationFailure failure) {
                if (failure.reason() != Reason.UNSUPPORTED) {
                    throw failure;
                }
                // What it does not take stays in its language, and the rest is translated.
                without = failure;
            }
            from = to;
        }
        return without;
    }

    /** What is paid for is in the memory before anything else can go wrong; who may have the text is asked each time. */
    private void some(List<Sentence> sentences, Text text, Lease lease, Map<String, String> had)
            throws TranslationFailure {
        boolean closed = text.closed();
        Machine engine =
                engines.able(text.pair().from(), text.pair().to(), closed).orElseThrow(NoEngine::new);
        List<String> texts = sentences.stream().map(Sentence::text).toList();
        unanswered.clear();
        List<Said> said = said(engine, new Task(text.pair().from(), text.pair().to(), texts, List.of()), text, closed);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (said.get(i).usable()
                    && sentences.get(i).html(said.get(i).text()).isPresent()) {
                had.put(texts.get(i), said.get(i).text());
                segments.add(new Segment(texts.get(i), said.get(i).text(), Origin.MACHINE));
            } else if (said.get(i).problem().equals(Machines.EMPTY)) {
                unanswered.add(texts.get(i));
            }
        }
        // It may have been narrowed while the engine worked.
        long place = closed || text.closed() ? text.space() : Memory.EVERYBODY;
        Memory.From from = new Memory.From(place, text.space(), text.content(), 0);
        lease.keep(tx -> memory.keep(tx, segments, text.pair(), from));
    }

    /** One that does not answer in time gets half as much at once, and a little more each time it does. */
    private List<Said> said(Machine engine, Task task, Text text, boolean closed) throws TranslationFailure {
        try {
            List<Said> said = engines.translate(engine, task, text.space(), closed);
            portion = Math.min(AT_ONCE, portion + 1);
            return said;
        } catch (Engines.Resting resting) {
            throw resting;
        } catch (TranslationFailure failure) {
            if (failure.reason() == Reason.DOWN) {
                portion = Math.max(1, portion / 2);
            }
            throw failure;
        }
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
