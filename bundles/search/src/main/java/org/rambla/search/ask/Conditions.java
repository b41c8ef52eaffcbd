// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.ask;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentSources;
import org.rambla.api.network.Network;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.search.ask.Typed.Condition;

/** What conditions mean for whoever typed them: names, in any language, become values of facets. */
public final class Conditions {
    private static final Pattern DAY = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");
    private static final Pattern LOCAL_DAY = Pattern.compile("(\\d{1,2})[./](\\d{1,2})[./](\\d{4})");
    private static final Set<String> ATTACHED = Set.of(
            "attachment",
            "attachments",
            "file",
            "files",
            "document",
            "documents",
            "fichier",
            "fichiers",
            "piece jointe",
            "pieces jointes",
            "pj",
            "piece",
            "pieces");
    private static final int AUTHORS = 500;

    private final Spaces spaces;
    private final Members members;
    private final Organisations organisations;
    private final Network network;
    private final Languages languages;
    private final ContentSources sources;

    public Conditions(
            Spaces spaces,
            Members members,
            Organisations organisations,
            Network network,
            Languages languages,
            ContentSources sources) {
        this.spaces = spaces;
        this.members = members;
        this.organisations = organisations;
        this.network = network;
        this.languages = languages;
        this.sources = sources;
    }

    /**
     * What they come to.
     *
     * @param unknown conditions that mean nothing, as they were typed; nothing is found then
     */
    public record Meaning(Map<Facet, Set<String>> filters, Instant since, Instant before, List<String> unknown) {}

    public Meaning of(List<Condition> conditions, Visit visit) {
        Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
        List<String> unknown = new ArrayList<>();
        Instant since = null;
        Instant before = null;
        for (Condition condition : conditions) {
            String value = Folded.of(condition.value());
            switch (condition.operator()) {
                case AFTER, BEFORE -> {
                    Optional<LocalDate> day = day(condition.value());
                    if (day.isEmpty()) {
                        unknown.add(condition.typed());
                    } else if (condition.operator() == Typed.Operator.AFTER) {
                        since = start(day.get(), visit.zone());
                    } else {
                        before = start(day.get(), visit.zone());
                    }
                }
                default -> {
                    Set<String> values = values(condition, value, visit);
                    if (values.isEmpty() && told(condition.operator(), visit)) {
                        unknown.add(condition.typed());
                    }
                    filters.merge(facet(condition.operator()), values, Conditions::either);
                }
            }
        }
        return new Meaning(filters, since, before, unknown);
    }

    /** Guests are not told who or which city is a member: a name that nobody has finds as little as one that wrote nothing. */
    private static boolean told(Typed.Operator operator, Visit visit) {
        return visit.signedIn() || operator != Typed.Operator.AUTHOR && operator != Typed.Operator.CITY;
    }

    private static Set<String> either(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    private static Facet facet(Typed.Operator operator) {
        return switch (operator) {
            case SPACE -> Facet.SPACE;
            case KIND -> Facet.KIND;
            case CITY -> Facet.ORGANISATION;
            case COUNTRY -> Facet.COUNTRY;
            case TOPIC -> Facet.TOPIC;
            case AUTHOR -> Facet.AUTHOR;
            case LANGUAGE -> Facet.LANGUAGE;
            default -> Facet.FILES;
        };
    }

    private Set<String> values(Condition condition, String value, Visit visit) {
        return switch (condition.operator()) {
            case SPACE -> spaces(condition.value(), value, visit);
            case KIND -> kinds(value);
            case CITY -> cities(value);
            case COUNTRY -> countries(value);
            case TOPIC -> topics(value);
            case AUTHOR -> authors(condition.value());
            case LANGUAGE -> language(value);
            default -> ATTACHED.contains(value) ? Set.of("yes") : Set.of();
        };
    }

    private Set<String> spaces(String slug, String value, Visit visit) {
        Set<String> found = new HashSet<>();
        Collection<Long> readable = visit.grants().spaces();
        spaces.cards(readable).values().forEach(card -> {
            if (card.slug().equals(slug) || named(card.name(), value)) {
                found.add(Long.toString(card.id()));
            }
        });
        return found;
    }

    private static boolean named(Localised name, String value) {
        return !value.isEmpty()
                && name.texts().values().stream().anyMatch(text -> (" " + Folded.of(text)).contains(" " + value));
    }

    /** Every kind that there is, "forum.topic". */
    public Set<String> kinds() {
        Set<String> kinds = new TreeSet<>(sources.types());
        kinds.addAll(List.of("file", "space", "organisation", "member"));
        return kinds;
    }

    /** Message of what a kind is called. */
    public static String key(String kind) {
        int dot = kind.indexOf('.');
        return dot < 0 ? "search.kind." + kind : kind.substring(0, dot) + ".type." + kind.substring(dot + 1);
    }

    private Set<String> kinds(String value) {
        Set<String> found = new HashSet<>();
        String singular = singular(value);
        for (String kind : kinds()) {
            if (kind.equals(value.replace(' ', '.'))) {
                found.add(kind);
            }
            for (String language : network.languages()) {
                var messages = languages.in(language);
                String feature = kind.indexOf('.') < 0 ? "" : kind.substring(0, kind.indexOf('.')) + ".title";
                boolean called = messages.has(key(kind))
                        && singular(Folded.of(messages.text(key(kind)))).equals(singular);
                boolean part = !feature.isEmpty()
                        && messages.has(feature)
                        && singular(Folded.of(messages.text(feature))).equals(singular);
                if (called || part) {
                    found.add(kind);
                }
            }
        }
        return found;
    }

    private static String singular(String word) {
        return word.length() > 3 && (word.endsWith("s") || word.endsWith("x"))
                ? word.substring(0, word.length() - 1)
                : word;
    }

    private Set<String> cities(String value) {
        Set<String> same = new HashSet<>();
        Set<String> alike = new HashSet<>();
        organisations.all().forEach(card -> {
            String id = Long.toString(card.id());
            if (card.shortName().texts().values().stream()
                    .anyMatch(name -> Folded.of(name).equals(value))) {
                same.add(id);
            } else if (named(card.shortName(), value) || named(card.name(), value)) {
                alike.add(id);
            }
        });
        return same.isEmpty() ? alike : same;
    }

    private Set<String> countries(String value) {
        Set<String> found = new HashSet<>();
        for (String code : Locale.getISOCountries()) {
            boolean called = code.toLowerCase(Locale.ROOT).equals(value)
                    || network.languages().stream()
                            .anyMatch(language -> Folded.of(
                                            new Locale("", code).getDisplayCountry(Locale.forLanguageTag(language)))
                                    .equals(value));
            if (called) {
                found.add(code);
            }
        }
        return found;
    }

    private Set<String> topics(String value) {
        Set<String> found = new HashSet<>();
        network.topics().forEach(topic -> {
            if (topic.id().equals(value) || Folded.of(topic.id()).equals(value) || named(topic.name(), value)) {
                found.add(topic.id());
            }
        });
        return found;
    }

    private Set<String> authors(String value) {
        Collection<Long> alike = members.find(value, AUTHORS);
        String folded = Folded.of(value);
        return alike.isEmpty()
                ? Set.of()
                : members.cards(alike).values().stream()
                        .filter(card -> Folded.of(card.name()).contains(folded))
                        .map(card -> Long.toString(card.id()))
                        .collect(Collectors.toSet());
    }

    private Set<String> language(String value) {
        Set<String> found = new HashSet<>();
        for (String tag : network.languages()) {
            boolean called = tag.equals(value)
                    || network.languages().stream()
                            .anyMatch(language -> Folded.of(Locale.forLanguageTag(tag)
                                            .getDisplayLanguage(Locale.forLanguageTag(language)))
                                    .equals(value));
            if (called) {
                found.add(tag);
            }
        }
        return found;
    }

    /** A day, or the first one of a month or year: 2026, 2026-03, 2026-03-31, 31/03/2026. */
    static Optional<LocalDate> day(String typed) {
        Matcher day = DAY.matcher(typed.strip());
        Matcher local = LOCAL_DAY.matcher(typed.strip());
        try {
            if (day.matches()) {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(day.group(1)),
                        day.group(2) == null ? 1 : Integer.parseInt(day.group(2)),
                        day.group(3) == null ? 1 : Integer.parseInt(day.group(3))));
            }
            if (local.matches()) {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(local.group(3)),
                        Integer.parseInt(local.group(2)),
                        Integer.parseInt(local.group(1))));
            }
        } catch (java.time.DateTimeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
