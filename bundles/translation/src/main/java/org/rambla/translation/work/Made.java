// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentHead;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.translation.reading.Versions;
import org.rambla.translation.reading.Versions.Kept;
import org.rambla.translation.reading.Versions.Pair;
import org.rambla.translation.segment.Coded;
import org.rambla.translation.segment.Letters;
import org.rambla.translation.segment.Passage;
import org.rambla.translation.segment.Sentences;
import org.rambla.translation.segment.Stamp;

/** What there is of a translation by now: passages that were there before and stay, and those that were made. */
final class Made {
    private static final int LONGEST_TITLE = 600;

    /** HTML by block, "" for the title. */
    private final Map<String, String> originals;

    private final Map<String, Pair> pairs = new HashMap<>();
    /** Blocks whose original moved on since somebody translated them. */
    private final Set<String> behind = new HashSet<>();

    private final Set<String> incomplete = new HashSet<>();
    /** Of the originals of what was there before, in characters. */
    private long length;

    Made(Map<String, String> originals) {
        this.originals = originals;
    }

    /**
     * Takes what stays of what is known.
     *
     * @return what is to be translated, by block
     */
    Map<String, Sentences> start(Map<String, Pair> known, String language, Pattern kept) {
        Map<String, Sentences> open = new LinkedHashMap<>();
        originals.forEach((block, html) -> {
            Pair pair = known.get(block);
            boolean same = pair != null && pair.stamp() == Stamp.of(html);
            if (!same) {
                open.put(block, Sentences.of(html, language, kept));
            }
            if (same || pair != null && pair.origin() == Origin.PERSON) {
                pairs.put(block, pair);
                length += html.length();
            }
            if (!same && pairs.containsKey(block)) {
                behind.add(block);
            }
        });
        return open;
    }

    /** Adds what was made; what somebody translated stays. */
    void add(TranslateSentences.Outcome outcome) {
        outcome.passages()
                .forEach((block, html) -> pairs.putIfAbsent(
                        block,
                        new Pair(
                                block,
                                // What is not complete is tried again when the item is.
                                outcome.incomplete().contains(block) ? 0 : Stamp.of(originals.get(block)),
                                originals.get(block),
                                html,
                                outcome.helped().contains(block) ? Origin.CORRECTED : Origin.MACHINE,
                                0,
                                Instant.now())));
        incomplete.addAll(outcome.incomplete());
        incomplete.removeAll(behind);
    }

    boolean complete() {
        return incomplete.isEmpty();
    }

    /** Whether all of the text stands in its own language; of its title nobody would call it translated. */
    boolean nothing() {
        return !incomplete.isEmpty()
                && originals.entrySet().stream()
                        .filter(passage -> !passage.getKey().isEmpty() || originals.size() == 1)
                        .filter(passage -> Letters.in("", passage.getValue()))
                        .allMatch(passage -> incomplete.contains(passage.getKey())
                                && said(passage.getValue())
                                        .equals(said(pairs.get(passage.getKey()).target())));
    }

    private static String said(String html) {
        return html.replaceAll("<[^>]*>|\\s+", "");
    }

    /** Whether half of the text or more is there. */
    boolean betterPart(TranslateSentences.Outcome outcome) {
        return 2 * (length + outcome.had()) >= length + outcome.all();
    }

    Collection<Pair> pairs() {
        return pairs.values();
    }

    List<String> targets(List<Passage> passages) {
        return passages.stream()
                .map(passage -> pairs.get(passage.block()).target())
                .toList();
    }

    /** @param more whether what is incomplete waits for an engine */
    Kept version(ContentHead head, Body original, String language, Body body, Optional<Kept> before, boolean more) {
        return new Kept(
                head.id(),
                language,
                head.space(),
                head.language(),
                head.title().isEmpty() ? "" : title(pairs.get("").target()),
                body,
                behind.contains("")
                        ? Versions.BEHIND
                        : more && incomplete.contains("") ? Versions.INCOMPLETE : Stamp.of(head.title()),
                behind.stream().anyMatch(block -> !block.isEmpty())
                        ? Versions.BEHIND
                        : more && incomplete.stream().anyMatch(block -> !block.isEmpty())
                                ? Versions.INCOMPLETE
                                : Stamp.of(original.html()),
                Versions.origin(pairs.values()),
                incomplete.size(),
                before.map(Kept::number).orElse(0) + 1,
                before.map(Kept::member).orElse(0L),
                Instant.now());
    }

    private static String title(String html) {
        String plain = Coded.plain(html.replaceAll("<[^>]*>", ""));
        return plain.substring(0, Math.min(plain.length(), LONGEST_TITLE));
    }
}
