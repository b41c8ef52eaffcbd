// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Body;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translated;
import org.rambla.api.translation.Translator;
import org.rambla.api.translation.Written;
import org.rambla.translation.queue.Job.Priority;
import org.rambla.translation.queue.Queue;
import org.rambla.translation.reading.Versions.Kept;
import org.rambla.translation.segment.Letters;
import org.rambla.translation.segment.Stamp;
import org.rambla.translation.work.CoreTexts;
import org.rambla.translation.work.Engines;

/** Answers pages from what is ready; what is missing or outdated is wished for. */
@Component(service = Translator.class)
public final class KeptTranslations implements Translator {
    private final Spaces spaces;
    private final Versions versions;
    private final VersionCache cache;
    private final Choices choices;
    private final Engines engines;
    private final Wishes wishes;
    private final Reads reads;

    @Activate
    public KeptTranslations(
            @Reference(name = "database", target = "(unit=translation)") Database database,
            @Reference(name = "engines") Engines engines,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "choices") Choices choices,
            @Reference(name = "cache") VersionCache cache) {
        this.spaces = spaces;
        this.versions = new Versions(database);
        this.choices = choices;
        this.cache = cache;
        this.engines = engines;
        this.wishes = new Wishes(new Queue(database));
        this.reads = new Reads(database);
    }

    @Deactivate
    public void stop() {
        wishes.stop();
        reads.stop();
    }

    /** For tests: at once, what is otherwise done a little later. */
    public void bring() {
        wishes.bring();
        reads.keep();
    }

    @Override
    public Map<Long, List<Translated>> all(Collection<Written> texts) {
        Map<Long, Boolean> on = new HashMap<>();
        Map<Long, Written> wanted = new HashMap<>();
        for (Written text : texts) {
            if (on.computeIfAbsent(text.space(), this::on)) {
                wanted.put(text.id(), text);
            }
        }
        Map<Long, List<Translated>> all = new HashMap<>();
        for (Kept kept : wanted.isEmpty() ? List.<Kept>of() : versions.all(wanted.keySet())) {
            Written text = wanted.get(kept.content());
            if (kept.origin() != Origin.ORIGINAL && kept.sourceLanguage().equals(text.language())) {
                all.computeIfAbsent(text.id(), id -> new ArrayList<>())
                        .add(new Translated(
                                kept.language(),
                                kept.titleStamp() == Versions.UNTOUCHED
                                                || text.title().isEmpty()
                                        ? ""
                                        : kept.title(),
                                kept.bodyStamp() == Versions.UNTOUCHED ? Body.EMPTY : kept.body(),
                                kept.origin(),
                                kept.titleStamp() != Stamp.of(text.title())));
            }
        }
        return all;
    }

    private boolean on(long space) {
        return CoreTexts.translated(space, spaces);
    }

    @Override
    public Set<String> originals(long member) {
        return choices.originals(member);
    }

    @Override
    public Map<Long, Set<String>> originals(Collection<Long> members) {
        return choices.originals(members);
    }

    @Override
    public Map<Long, Version> versions(Question question) {
        Set<String> originals = choices.originals(question.member());
        List<Written> texts = originals.contains(Choices.EVERY)
                ? List.of()
                : question.texts().stream()
                        .filter(text -> !originals.contains(text.language()))
                        .toList();
        if (texts.isEmpty()) {
            return Map.of();
        }
        Map<Long, Kept> kept =
                cache.of(texts.stream().map(Written::id).toList(), question.language(), question.titles());
        Map<Long, Version> answer = new HashMap<>();
        for (Written text : texts) {
            if (question.member() != 0 && !question.titles() && !text.body().isEmpty()) {
                reads.opened(text.id(), question.language(), text.space());
            }
            Version version = version(text, kept.get(text.id()), question);
            if (version != null) {
                answer.put(text.id(), version);
            }
        }
        return answer;
    }

    /** Null for the original. */
    private Version version(Written text, Kept kept, Question question) {
        boolean body = !text.body().isEmpty();
        if (kept != null && kept.origin() == Origin.ORIGINAL) {
            // The authors wrote it themselves: pages of the item show that, lists what they call it.
            boolean called = !body && !text.title().isEmpty() && !kept.title().isEmpty();
            return called ? new Version(kept.title(), "", 0, Origin.ORIGINAL, false, false) : null;
        }
        if (kept != null && !body && kept.untranslated() > 0 && kept.title().equals(text.title())) {
            // What is shown is what its author called it.
            return null;
        }
        if (kept == null && !Letters.in(text.title(), text.body().html())) {
            return null;
        }
        boolean usable = kept != null
                && kept.sourceLanguage().equals(text.language())
                && (body ? kept.bodyStamp() : kept.titleStamp()) != Versions.UNTOUCHED;
        boolean outdated = false;
        boolean wanted = !usable;
        if (usable) {
            boolean title = kept.titleStamp() == Stamp.of(text.title());
            boolean same =
                    title && (!body || kept.bodyStamp() == Stamp.of(text.body().html()));
            boolean behind = kept.titleStamp() == Versions.BEHIND || body && kept.bodyStamp() == Versions.BEHIND;
            boolean incomplete = unfinished(kept.titleStamp()) || body && unfinished(kept.bodyStamp());
            outdated = !same && (behind || !incomplete);
            // What waits for a person is not awaited from a machine.
            wanted = !same && (incomplete || !behind);
        }
        boolean awaited = wanted && awaited(text, question);
        if (!usable) {
            return awaited ? Version.AWAITED : null;
        }
        return new Version(kept.title(), kept.body().html(), kept.body().sanitiser(), kept.origin(), outdated, awaited);
    }

    private static boolean unfinished(long stamp) {
        return stamp == Versions.INCOMPLETE || stamp == Versions.UNTOUCHED;
    }

    private boolean awaited(Written text, Question question) {
        return engines.able(text.language(), question.language(), question.closed())
                        .isPresent()
                && wishes.want(text.id(), question.language(), text.space(), priority(question));
    }

    /** Guests, programs that read everything among them, come after members: all of it is of the same budget. */
    private static Priority priority(Question question) {
        if (question.member() == 0) {
            return Priority.BACKLOG;
        }
        return question.titles() ? Priority.JUST_WRITTEN : Priority.LOOKED_AT;
    }
}
