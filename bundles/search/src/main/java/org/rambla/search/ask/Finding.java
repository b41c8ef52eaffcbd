// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.ask;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.rambla.api.search.Audiences;
import org.rambla.api.search.SearchAnswer;
import org.rambla.api.search.SearchEngine;
import org.rambla.api.search.SearchQuestion;
import org.rambla.api.search.SearchQuestion.Clause;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.api.search.SearchQuestion.Order;
import org.rambla.api.search.SearchQuestion.Reader;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;
import org.rambla.api.translation.Readings;
import org.rambla.api.visit.Visit;
import org.rambla.search.ask.Conditions.Meaning;

/** Finds what a visitor may find, in a space or everywhere. */
public final class Finding {
    public static final String FEATURE = "search";
    public static final int PAGE = 20;

    private static final Set<Facet> COUNTED = EnumSet.of(
            Facet.KIND,
            Facet.SPACE,
            Facet.ORGANISATION,
            Facet.COUNTRY,
            Facet.TOPIC,
            Facet.LANGUAGE,
            Facet.FILES,
            Facet.YEAR);
    /** Guests do not list members. */
    private static final Set<Facet> COUNTED_FOR_MEMBERS = EnumSet.allOf(Facet.class);

    private final SearchEngine engine;
    private final Conditions conditions;
    private final Alike alike;
    private final Titles titles;
    private final BooleanSupplier whole;
    private final Readings readings;

    /** @param whole whether everything is in the index */
    public Finding(
            SearchEngine engine,
            Conditions conditions,
            Alike alike,
            Titles titles,
            Readings readings,
            BooleanSupplier whole) {
        this.readings = readings;
        this.engine = engine;
        this.titles = titles;
        this.conditions = conditions;
        this.alike = alike;
        this.whole = whole;
    }

    /**
     * What was found, and how the question was understood.
     *
     * @param whole whether everything was looked through: not while the index is being made
     */
    public record Found(
            Asking asking,
            Typed typed,
            List<String> unknown,
            List<String> wide,
            SearchAnswer answer,
            boolean asked,
            boolean whole) {}

    /** @param space 0 for everywhere */
    public Found find(Asking asking, long space, int limit, Visit visit) {
        Understood understood = understand(asking, visit);
        Typed typed = understood.typed();
        if (!understood.asked()) {
            return new Found(asking, typed, List.of(), List.of(), SearchAnswer.NONE, false, true);
        }
        Reader reader = reader(space, visit);
        Collection<Long> about = space == 0 ? visit.grants().spaces() : List.of(space);
        SearchQuestion question = new SearchQuestion(
                reader,
                alike.clauses(typed.words(), about),
                understood.filters(),
                understood.without(),
                understood.since(),
                understood.before(),
                null,
                asking.byDate() ? Order.DATE : Order.RELEVANCE,
                asking.after(),
                limit,
                visit.signedIn() ? COUNTED_FOR_MEMBERS : COUNTED);
        boolean all = whole.getAsBoolean();
        SearchAnswer answer = titles.of(engine.ask(question), visit.language(), visit.memberId(), visit.grants());
        return new Found(
                asking,
                typed,
                understood.unknown(),
                understood.wide(),
                answer,
                true,
                all && !answer.unavailable() && whole.getAsBoolean());
    }

    /**
     * What a question comes to for whoever asks.
     *
     * @param asked whether there is anything to look for
     */
    public record Understood(
            Typed typed,
            Map<Facet, Set<String>> filters,
            Map<Facet, Set<String>> without,
            Instant since,
            Instant before,
            List<String> unknown,
            List<String> wide,
            boolean asked) {}

    /** Understands a question without asking it. */
    public Understood understand(Asking asking, Visit visit) {
        Typed typed = Typed.of(asking.q());
        Meaning meaning = conditions.of(typed.conditions(), visit);
        boolean asked = !typed.words().isEmpty()
                || !typed.conditions().isEmpty()
                || !asking.chosen().isEmpty();
        Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
        filters.putAll(meaning.filters());
        asking.chosen().forEach((facet, values) -> filters.merge(facet, values, Finding::both));
        return new Understood(
                typed,
                filters,
                meaning.without(),
                meaning.since(),
                meaning.before(),
                meaning.unknown(),
                meaning.wide(),
                asked);
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }

    public List<SearchEngine.Suggestion> suggest(String typed, long space, int limit, Visit visit) {
        String text = typed.length() <= Typed.LONGEST ? typed : typed.substring(0, Typed.LONGEST);
        return engine.suggest(reader(space, visit), text, Set.of(), limit);
    }

    /** Who asks: what the visitor may read now, where search is on. */
    private Reader reader(long space, Visit visit) {
        return reader(space, visit.grants(), visit.memberId(), visit.language(), readings);
    }

    /** The same outside of a visit, by grants of now. */
    public static Reader reader(long space, Grants grants, long member, String language, Readings readings) {
        Set<Long> on = grants.bySpace().values().stream()
                .filter(grant -> grant.features().contains(FEATURE))
                .map(grant -> grant.space())
                .collect(Collectors.toSet());
        Set<Long> spaces = null;
        if (space != 0) {
            spaces = on.contains(space) ? Set.of(space) : Set.of();
        } else if (on.size() < grants.bySpace().size()) {
            spaces = new HashSet<>(on);
            // What is in no space.
            spaces.add(0L);
        }
        Set<Long> mine = grants.bySpace().values().stream()
                .filter(grant -> grant.role().atLeast(Role.MEMBER))
                .map(grant -> grant.space())
                .collect(Collectors.toSet());
        Set<Long> translated = grants.bySpace().values().stream()
                .filter(grant -> grant.features().contains(Readings.FEATURE))
                .map(grant -> grant.space())
                .collect(Collectors.toSet());
        Set<String> originals = translated.isEmpty() ? Set.of() : readings.originals(member);
        return new Reader(
                Audiences.of(grants, member != 0),
                spaces,
                mine,
                language,
                originals.contains("*") ? Set.of() : translated,
                originals);
    }

    /** Where words that mean the same come from. */
    public interface Alike {
        Alike NONE = (words, spaces) -> {
            List<Clause> clauses = new ArrayList<>();
            words.forEach(word -> clauses.add(new Clause(word.text(), word.phrase(), word.excluded(), List.of())));
            return clauses;
        };

        /** The words of a question, each with others that mean the same. */
        List<Clause> clauses(List<Typed.Word> words, Collection<Long> spaces);
    }
}
