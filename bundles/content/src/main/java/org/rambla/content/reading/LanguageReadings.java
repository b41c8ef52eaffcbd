// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.reading;

import gg.jte.html.HtmlTemplateOutput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.space.Grant;
import org.rambla.api.space.Grants;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Html;
import org.rambla.api.text.LanguageName;
import org.rambla.api.text.Messages;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Reading.View;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Translated;
import org.rambla.api.translation.Translator;
import org.rambla.api.translation.Translator.Question;
import org.rambla.api.translation.Translator.Version;
import org.rambla.api.translation.Written;
import org.rambla.api.visit.Visit;
import org.rambla.content.jte.JtelabelGenerated;
import org.rambla.content.jte.JtemarkGenerated;
import org.rambla.content.jte.JtereadingGenerated;

/** Asks what translates for the texts that the reader would not understand; shows the others as they are. */
@Component(service = Readings.class)
public final class LanguageReadings implements Readings {
    private final Bodies bodies;
    /** What readers of the pages that are being made chose. */
    private final Map<Visit, Set<String>> chosen = Collections.synchronizedMap(new WeakHashMap<>());

    private final Translators translators;

    @Activate
    public LanguageReadings(@Reference(name = "bodies") Bodies bodies, BundleContext context) {
        this.bodies = bodies;
        this.translators = new Translators(context);
    }

    /**
     * For tests: without a framework, and a machine that stands still for a while changes nothing.
     *
     * @param translator null when nothing translates
     */
    public LanguageReadings(Bodies bodies, Translator translator) {
        this(bodies, translator, 60_000);
    }

    /** @param limitMs how long a page waits, in milliseconds */
    LanguageReadings(Bodies bodies, Translator translator, long limitMs) {
        this.bodies = bodies;
        this.translators = new Translators(translator, limitMs);
    }

    /** For tests: nothing translates. */
    public LanguageReadings(Bodies bodies) {
        this(bodies, (Translator) null);
    }

    @Deactivate
    public void stop() {
        translators.stop();
    }

    /**
     * Who reads where.
     *
     * @param on whether texts of a space are translated for this reader
     * @param closed whether what is asked of machines may be closed to others
     */
    private record Reader(String language, long member, LongPredicate on, boolean closed, AskedFor wanted) {}

    @Override
    public Map<Long, Reading> of(Collection<Written> texts, Visit visit) {
        return translators.any() ? of(texts, reader(visit), translators::ask) : asWritten(texts);
    }

    @Override
    public Map<Long, Reading> forFile(Collection<Written> texts, Visit visit) {
        return translators.there() ? of(texts, reader(visit), translators::await) : asWritten(texts);
    }

    private static Reader reader(Visit visit) {
        boolean closed = visit.access().isPresent() && visit.space().visibility() == Visibility.PRIVATE;
        return new Reader(
                visit.language(), visit.memberId(), space -> on(space, visit), closed, AskedFor.in(visit.path()));
    }

    private static Map<Long, Reading> asWritten(Collection<Written> texts) {
        Map<Long, Reading> originals = new HashMap<>();
        texts.forEach(text -> originals.put(text.id(), Reading.original(text)));
        return originals;
    }

    @Override
    public Map<Long, Reading> of(Collection<Written> texts, String language, long member, Grants grants) {
        Reader reader = new Reader(language, member, space -> on(space, grants), true, AskedFor.in(""));
        return translators.any() ? of(texts, reader, translators::ask) : asWritten(texts);
    }

    private Map<Long, Reading> of(
            Collection<Written> texts, Reader reader, Function<Question, Map<Long, Version>> asking) {
        Map<Long, Reading> readings = asWritten(texts);
        List<Written> foreign = new ArrayList<>();
        for (Written text : texts) {
            if (!Written.readable(text.language(), reader.language())
                    && reader.on().test(text.space())) {
                foreign.add(text);
            }
        }
        if (!foreign.isEmpty()) {
            Map<Long, Version> versions = versions(foreign, reader, asking);
            for (Written text : foreign) {
                Version version = versions.get(text.id());
                if (version != null) {
                    readings.put(
                            text.id(), reading(text, version, reader.wanted().view(text.id()), reader.language()));
                }
            }
        }
        return readings;
    }

    /** Whoever reads originals and asks for a text beside its translation gets it, as somebody who chose nothing would. */
    private static Map<Long, Version> versions(
            List<Written> foreign, Reader reader, Function<Question, Map<Long, Version>> asking) {
        boolean titles = foreign.stream().allMatch(text -> text.body().isEmpty());
        Map<Long, Version> versions =
                asking.apply(new Question(reader.language(), reader.member(), foreign, titles, reader.closed()));
        List<Written> beside = foreign.stream()
                .filter(text -> reader.member() != 0
                        && reader.wanted().view(text.id()) == View.BESIDE
                        && !versions.containsKey(text.id()))
                .toList();
        if (beside.isEmpty()) {
            return versions;
        }
        Map<Long, Version> all = new HashMap<>(versions);
        all.putAll(asking.apply(new Question(reader.language(), 0, beside, titles, reader.closed())));
        return all;
    }

    private static boolean on(long space, Visit visit) {
        return visit.access().isPresent() && visit.space().id() == space
                ? visit.on(FEATURE)
                : on(space, visit.grants());
    }

    private static boolean on(long space, Grants grants) {
        Grant grant = grants.bySpace().get(space);
        return grant != null && grant.features().contains(FEATURE);
    }

    private Reading reading(Written text, Version version, View view, String language) {
        if (version.origin() == Reading.Origin.ORIGINAL && !version.title().isEmpty()) {
            // Its authors have a name for it in the reader's language.
            return new Reading(
                    text, language, version.title(), text.body(), Reading.Origin.ORIGINAL, false, false, View.OWN);
        }
        if (version.origin() == Reading.Origin.ORIGINAL) {
            return new Reading(
                    text,
                    text.language(),
                    text.title(),
                    text.body(),
                    Reading.Origin.ORIGINAL,
                    false,
                    version.awaited(),
                    View.OWN);
        }
        if (view == View.ORIGINAL) {
            return new Reading(
                    text, text.language(), text.title(), text.body(), Reading.Origin.ORIGINAL, false, false, view);
        }
        return new Reading(
                text,
                language,
                text.title().isEmpty() ? "" : version.title(),
                text.body().isEmpty() ? text.body() : bodies.stored(version.html(), version.sanitiser()),
                version.origin(),
                version.outdated(),
                version.awaited(),
                view);
    }

    @Override
    public boolean translating() {
        return translators.there();
    }

    @Override
    public Map<Long, List<Translated>> all(Collection<Written> texts) {
        Map<Long, List<Translated>> cleaned = new HashMap<>();
        translators
                .all(texts)
                .forEach((id, made) -> cleaned.put(
                        id,
                        made.stream()
                                .map(one -> new Translated(
                                        one.language(),
                                        one.title(),
                                        one.body().isEmpty()
                                                ? one.body()
                                                : bodies.stored(
                                                        one.body().html(),
                                                        one.body().sanitiser()),
                                        one.origin()))
                                .toList()));
        return cleaned;
    }

    @Override
    public Set<String> originals(long member) {
        return member == 0 ? Set.of() : translators.originals(member);
    }

    @Override
    public Map<Long, Set<String>> originals(Collection<Long> members) {
        return translators.originals(members);
    }

    @Override
    public Html body(Reading reading, String address, Visit visit) {
        Html label = label(reading, address, visit);
        return Html.of(
                out -> JtereadingGenerated.render((HtmlTemplateOutput) out, null, reading, label, bodies, visit));
    }

    @Override
    public Html label(Reading reading, String address, Visit visit) {
        String correct = correcting(reading, visit);
        boolean original = !reading.translated() && reading.view() == View.OWN;
        boolean chosen =
                (original || reading.view() == View.BESIDE) && !reading.awaited() && choosesOriginal(reading, visit);
        if (original && !reading.awaited() && correct.isEmpty() && !chosen) {
            return Html.NONE;
        }
        AskedFor wanted = AskedFor.in(visit.path());
        return Html.of(out -> JtelabelGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                reading,
                view -> wanted.address(address, reading.original().id(), view),
                correct,
                chosen,
                visit));
    }

    /** Whether the visitor said to read texts in its language as they were written. */
    private boolean choosesOriginal(Reading reading, Visit visit) {
        Written text = reading.original();
        if (visit.memberId() == 0
                || text.body().isEmpty()
                || Written.readable(text.language(), visit.language())
                || !translators.any()
                || !on(text.space(), visit)) {
            return false;
        }
        // Once for a page: there is a label at each of its texts, and each answer comes from another thread.
        // Other pages do not wait for it.
        Set<String> originals = chosen.get(visit);
        if (originals == null) {
            originals = translators.originals(visit.memberId());
            chosen.put(visit, originals);
        }
        return originals.contains(text.language()) || originals.contains("*");
    }

    /** Where the visitor may correct the translation, or make the first one; "" for nowhere. */
    private String correcting(Reading reading, Visit visit) {
        Written text = reading.original();
        boolean foreign = !Written.readable(text.language(), visit.language())
                && !text.body().isEmpty();
        return foreign
                        && translators.any()
                        && visit.access().isPresent()
                        && visit.space().id() == text.space()
                        && visit.on(FEATURE)
                        && visit.can(FEATURE + ".correct")
                ? visit.space().path(FEATURE, "items/" + text.id() + "/" + visit.language())
                : "";
    }

    @Override
    public Html mark(Reading reading, Visit visit) {
        return reading.translated()
                ? Html.of(out -> JtemarkGenerated.render((HtmlTemplateOutput) out, null, reading, visit))
                : Html.NONE;
    }

    @Override
    public String words(Reading reading, Messages messages) {
        return reading.translated()
                ? messages.text(words(reading), language(reading.original().language(), messages.language()))
                : "";
    }

    /** What a label says, as a key of the messages; {0} is the language of the original. */
    public static String words(Reading reading) {
        if (reading.view() == View.ORIGINAL) {
            return "content.reading.original";
        }
        return "content.reading." + reading.origin().name().toLowerCase(Locale.ROOT);
    }

    /** A language inside a sentence in the reader's language. */
    public static String language(String tag, Visit visit) {
        return language(tag, visit.language());
    }

    private static String language(String tag, String inWhich) {
        return LanguageName.of(tag, inWhich);
    }
}
