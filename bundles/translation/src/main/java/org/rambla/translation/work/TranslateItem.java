// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.Written;
import org.rambla.translation.memory.Memory;
import org.rambla.translation.queue.Job;
import org.rambla.translation.queue.Lease;
import org.rambla.translation.reading.Versions;
import org.rambla.translation.reading.Versions.Kept;
import org.rambla.translation.reading.Versions.Pair;
import org.rambla.translation.segment.Letters;
import org.rambla.translation.segment.Passage;
import org.rambla.translation.segment.Sentences;

/**
 * Has one item translated as it is now: what did not change stays, and so does what people translated, even where the
 * original moved on since: that waits for somebody then. The rest comes from the memory and from an engine. Anything that
 * makes it pointless meanwhile (deleted, switched off, translated by its authors) ends it.
 */
public final class TranslateItem {
    private final Versions versions;
    private final ContentRegister register;
    private final ContentSources sources;
    private final Spaces spaces;
    private final Bodies bodies;
    private final Secrecy secrecy;
    private final Reusable reusable;
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
        this.versions = new Versions(database);
        this.register = house.register();
        this.sources = house.sources();
        this.spaces = house.spaces();
        this.bodies = house.bodies();
        this.secrecy = new Secrecy(house.spaces());
        this.reusable = new Reusable(house.register(), house.spaces());
        this.names = new KeptNames(house.spaces(), house.organisations());
        this.sentences = new TranslateSentences(new Memory(database), engines);
    }

    /** A feature did not answer for its item. */
    static final class Unanswered extends RuntimeException {
        Unanswered(long content) {
            super("No answer for content item " + content);
        }
    }

    /** The item is not what it was when the work began. */
    static final class Changed extends RuntimeException {
        Changed(long content) {
            super("Content item " + content);
        }
    }

    /**
     * Does the job, and takes it off the queue; or leaves a note there that there is none.
     *
     * @throws TranslationFailure when an engine failed; what it had translated by then is in the memory, and shown when it
     *     is the better part of the text and no more is to be had
     * @throws Lease.Lost when the original was changed, deleted or hidden meanwhile
     * @throws Changed when it is to be looked at again
     */
    void run(Lease lease) throws TranslationFailure {
        Job job = lease.job();
        Optional<ContentHead> found = present(job);
        if (found.isEmpty()) {
            lease.end(tx -> {});
            return;
        }
        ContentHead head = found.get();
        if (Written.readable(head.language(), job.language())) {
            lease.rest(tx -> {});
            return;
        }
        ContentItem item = sources.items(List.of(head.id())).get(head.id());
        if (item == null) {
            throw new Unanswered(head.id());
        }
        // A title alone is no version of a text.
        Optional<LanguageVersion> written = item.versions().stream()
                .filter(version -> Written.readable(version.language(), job.language())
                        && (!version.body().isEmpty() || item.body().isEmpty()))
                .findFirst();
        if (written.isPresent()) {
            // What was made before is not wanted any more, and nothing is until they change it; lists show what they
            // call it.
            lease.rest(
                    tx -> Versions.own(tx, head, job.language(), written.get().title()));
        } else if (inTwoLanguages(item) || wordless(head, item, job)) {
            lease.rest(tx -> {});
        } else {
            translate(lease, head, item);
        }
    }

    /** Whether the text itself is a version in another language than its title: a machine would take it for the title's. */
    private static boolean inTwoLanguages(ContentItem item) {
        return !item.body().isEmpty()
                && item.versions().stream().anyMatch(version -> version.body().equals(item.body()));
    }

    /** Whether it is read in every language; what was made of other words before goes its usual way. */
    private boolean wordless(ContentHead head, ContentItem item, Job job) {
        return !Letters.in(head.title(), item.body().html())
                && versions.find(head.id(), job.language()).isEmpty();
    }

    /** The item of a job while it is there and translation is on. */
    private Optional<ContentHead> present(Job job) {
        return register.head(job.content())
                .filter(head -> head.state() == ContentState.PUBLISHED)
                .filter(head -> CoreTexts.translated(head.space(), spaces));
    }

    /** An item that is worked at. */
    private final class Present implements TranslateSentences.Text {
        private final Job job;
        private final ContentHead began;

        Present(Job job, ContentHead began) {
            this.job = job;
            this.began = began;
        }

        @Override
        public long content() {
            return began.id();
        }

        @Override
        public long space() {
            return began.space();
        }

        @Override
        public Memory.Pair pair() {
            return new Memory.Pair(began.language(), job.language());
        }

        @Override
        public Set<Long> reusable(Set<Long> contents) {
            return reusable.of(contents, began);
        }

        @Override
        public boolean closed() {
            return present(job)
                    .filter(head -> head.space() == began.space() && head.version() == began.version())
                    .map(secrecy::closed)
                    .orElseThrow(() -> new Changed(began.id()));
        }
    }

    private void translate(Lease lease, ContentHead head, ContentItem item) throws TranslationFailure {
        Job job = lease.job();
        Optional<Kept> before = versions.find(head.id(), job.language());
        Map<String, Pair> known = versions.standing(before, head.language());
        Map<String, String> originals = new LinkedHashMap<>();
        if (!head.title().isEmpty()) {
            originals.put("", Html.escape(head.title()));
        }
        List<Passage> passages = Passage.of(item.body().html());
        passages.forEach(passage -> originals.put(passage.block(), passage.html()));
        Made made = new Made(originals);
        Map<String, Sentences> open = made.start(known, head.language(), names.pattern());
        // What a person translated is not replaced, but the machine's words for it are offered beside it.
        TranslateSentences.Outcome outcome = sentences.translate(open, new Present(job, head), lease);
        made.add(outcome);
        TranslationFailure without = made.complete() ? null : outcome.without();
        if (without != null && !made.betterPart(outcome)) {
            throw without;
        }
        if (without == null && made.nothing()) {
            throw new TranslationFailure(
                    TranslationFailure.Reason.UNSUPPORTED, "Nothing of it could be translated as it should be");
        }
        boolean more = without instanceof TranslateSentences.NoEngine;
        keep(lease, head, item, before, passages, made, more);
        if (more) {
            throw without;
        }
    }

    /** @param more whether what is incomplete waits for an engine */
    private void keep(
            Lease lease,
            ContentHead head,
            ContentItem item,
            Optional<Kept> before,
            List<Passage> passages,
            Made made,
            boolean more) {
        Body body = item.body().isEmpty()
                ? Body.EMPTY
                : bodies.clean(
                        Passage.replaced(item.body().html(), passages, made.targets(passages)), "html", item.body());
        Kept version = made.version(head, item.body(), lease.job().language(), body, before, more);
        Consumer<Transaction> part = tx -> {
            if (!before.map(kept -> same(kept, version)).orElse(false) && !Versions.keep(tx, version, made.pairs())) {
                throw new Changed(head.id());
            }
        };
        if (more) {
            lease.keep(part);
        } else {
            lease.end(part);
        }
    }

    /** Whether nothing is new: then whoever corrects it at the moment is not told otherwise. */
    private static boolean same(Kept before, Kept now) {
        return before.sourceLanguage().equals(now.sourceLanguage())
                && before.space() == now.space()
                && before.title().equals(now.title())
                && before.body().equals(now.body())
                && before.titleStamp() == now.titleStamp()
                && before.bodyStamp() == now.bodyStamp()
                && before.untranslated() == now.untranslated()
                && before.origin() == now.origin();
    }
}
