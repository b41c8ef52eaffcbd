// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.ContentState;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.Written;
import org.rambla.translation.memory.Memory;
import org.rambla.translation.queue.Job;
import org.rambla.translation.queue.Queue;
import org.rambla.translation.reading.Versions;
import org.rambla.translation.reading.Versions.Kept;
import org.rambla.translation.reading.Versions.Pair;
import org.rambla.translation.segment.Coded;
import org.rambla.translation.segment.Passage;
import org.rambla.translation.segment.Sentences;
import org.rambla.translation.segment.Stamp;

/**
 * Has one item translated as it is now: what people corrected and what did not change stays, the rest comes from the memory
 * and from an engine. Anything that makes it pointless meanwhile (deleted, switched off, translated by its authors) ends it.
 */
public final class TranslateItem {
    private static final int LONGEST_TITLE = 600;

    private final Database database;
    private final Versions versions;
    private final ContentRegister register;
    private final ContentSources sources;
    private final Spaces spaces;
    private final Bodies bodies;
    private final Secrecy secrecy;
    private final KeptNames names;
    private final TranslateSentences sentences;

    /** Core's services that are asked. */
    public record House(
            ContentRegister register,
            ContentSources sources,
            Spaces spaces,
            Bodies bodies,
            Organisations organisations) {}

    public TranslateItem(Database database, House house, Engines engines) {
        this.database = database;
        this.versions = new Versions(database);
        this.register = house.register();
        this.sources = house.sources();
        this.spaces = house.spaces();
        this.bodies = house.bodies();
        this.secrecy = new Secrecy(house.spaces());
        this.names = new KeptNames(house.spaces(), house.organisations());
        this.sentences = new TranslateSentences(database, new Memory(database), engines);
    }

    /** A feature did not answer for its item. */
    static final class Unanswered extends RuntimeException {
        Unanswered(long content) {
            super("No answer for content item " + content);
        }
    }

    /**
     * Does the job, and takes it off the queue unless the original changed meanwhile.
     *
     * @throws TranslationFailure when an engine failed; what it had translated by then is in the memory
     */
    void run(Job job) throws TranslationFailure {
        Optional<ContentHead> found = register.head(job.content())
                .filter(head -> head.state() == ContentState.PUBLISHED)
                .filter(head -> !Written.readable(head.language(), job.language()))
                .filter(head -> spaces.features(head.space()).contains(Readings.FEATURE));
        if (found.isEmpty()) {
            finish(job, false);
            return;
        }
        ContentHead head = found.get();
        ContentItem item = sources.items(List.of(head.id())).get(head.id());
        if (item == null) {
            throw new Unanswered(head.id());
        }
        // A title alone is no version of a text.
        boolean written = item.versions().stream()
                .anyMatch(version -> Written.readable(version.language(), job.language())
                        && (!version.body().isEmpty() || item.body().isEmpty()));
        if (written) {
            finish(job, true);
        } else {
            translate(job, head, item);
        }
    }

    /** @param drop whether what was made before is not wanted any more */
    private void finish(Job job, boolean drop) {
        database.transaction(tx -> {
            if (drop) {
                Versions.drop(tx, job.content(), job.language());
            }
            Queue.done(tx, job);
            return null;
        });
    }

    private void translate(Job job, ContentHead head, ContentItem item) throws TranslationFailure {
        Optional<Kept> before = versions.find(head.id(), job.language());
        Map<String, Pair> known =
                before.isEmpty() || !before.get().sourceLanguage().equals(head.language())
                        ? Map.of()
                        : versions.passages(head.id(), job.language());
        Map<String, String> originals = new LinkedHashMap<>();
        if (!head.title().isEmpty()) {
            originals.put("", Html.escape(head.title()));
        }
        List<Passage> passages = Passage.of(item.body().html());
        passages.forEach(passage -> originals.put(passage.block(), passage.html()));
        Pattern kept = names.pattern();
        Map<String, Sentences> open = new LinkedHashMap<>();
        Map<String, Pair> made = new HashMap<>();
        originals.forEach((block, html) -> {
            Pair same = known.get(block);
            if (same != null && same.stamp() == Stamp.of(html)) {
                made.put(block, same);
            } else {
                open.put(block, Sentences.of(html, head.language(), kept));
            }
        });
        TranslateSentences.Where where = new TranslateSentences.Where(
                head.id(), head.space(), secrecy.closed(head), new Memory.Pair(head.language(), job.language()));
        TranslateSentences.Outcome outcome = sentences.translate(open, where);
        outcome.passages()
                .forEach((block, html) -> made.put(
                        block,
                        new Pair(
                                block,
                                // What is not complete is tried again when the item is.
                                outcome.incomplete().contains(block) ? 0 : Stamp.of(originals.get(block)),
                                originals.get(block),
                                html,
                                Origin.MACHINE,
                                0,
                                Instant.now())));
        keep(job, head, item, before, passages, made, outcome.incomplete().size());
    }

    private void keep(
            Job job,
            ContentHead head,
            ContentItem item,
            Optional<Kept> before,
            List<Passage> passages,
            Map<String, Pair> made,
            int untranslated) {
        List<String> texts = new ArrayList<>();
        passages.forEach(passage -> texts.add(made.get(passage.block()).target()));
        Body body = item.body().isEmpty()
                ? Body.EMPTY
                : bodies.clean(Passage.replaced(item.body().html(), passages, texts), "html", item.body());
        Kept version = new Kept(
                head.id(),
                job.language(),
                head.space(),
                head.language(),
                head.title().isEmpty() ? "" : title(made.get("").target()),
                body,
                Stamp.of(head.title()),
                Stamp.of(item.body().html()),
                Versions.origin(made.values()),
                untranslated,
                before.map(Kept::number).orElse(0) + 1,
                before.map(Kept::member).orElse(0L),
                Instant.now());
        boolean done = database.transaction(tx -> {
            boolean quickest = Versions.keep(tx, version, made.values());
            if (quickest) {
                Queue.done(tx, job);
            }
            return quickest;
        });
        if (!done) {
            throw new IllegalStateException("Somebody corrected it meanwhile");
        }
    }

    private static String title(String html) {
        String plain = Coded.plain(html.replaceAll("<[^>]*>", ""));
        return plain.substring(0, Math.min(plain.length(), LONGEST_TITLE));
    }
}
