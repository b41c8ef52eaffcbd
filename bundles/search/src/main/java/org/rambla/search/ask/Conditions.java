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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rambla.api.content.ContentSources;
import org.rambla.api.network.Network;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.LanguageName;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.search.ask.Typed.Condition;

/**
 * What conditions mean for whoever typed them: names, in any language, become values of facets. Guests are never told
 * whether somebody, or a city, is called something: that is for members to know.
 */
public final class Conditions {
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
    private static final Pattern EITHER = Pattern.compile(" (?:or|ou) ");
    /** Authors of one name that are looked for. */
    public static final int AUTHORS = 50;

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
     * @param without what is left out
     * @param unknown conditions that mean nothing, as they were typed; nothing is found then, but for days, which are left out
     * @param wide conditions that mean more people than are looked for, as they were typed
     */
    public record Meaning(
            Map<Facet, Set<String>> filters,
            Map<Facet, Set<String>> without,
            Instant since,
            Instant before,
            List<String> unknown,
            List<String> wide) {}

    /** What all conditions of one question are looked up in, read when it is needed. */
    private final class Lists {
        private final Visit visit;
        private Collection<SpaceCard> spaces;
        private List<OrganisationCard> organisations;

        Lists(Visit visit) {
            this.visit = visit;
        }

        Collection<SpaceCard> spaces() {
            if (spaces == null) {
                spaces = Conditions.this.spaces.cards(visit.grants().spaces()).values();
            }
            return spaces;
        }

        List<OrganisationCard> organisations() {
            if (organisations == null) {
                organisations = Conditions.this.organisations.all();
            }
            return organisations;
        }
    }

    public Meaning of(List<Condition> conditions, Visit visit) {
        Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
        Map<Facet, Set<String>> without = new EnumMap<>(Facet.class);
        List<String> unknown = new ArrayList<>();
        List<String> wide = new ArrayList<>();
        Instant since = null;
        Instant before = null;
        Lists lists = new Lists(visit);
        for (Condition condition : conditions) {
            switch (condition.operator()) {
                case AFTER, BEFORE -> {
                    Optional<LocalDate> day = TypedDay.of(condition.value());
                    if (day.isEmpty()) {
                        unknown.add(condition.typed());
                    } else if ((condition.operator() == Typed.Operator.AFTER) != condition.excluded()) {
                        since = later(since, start(day.get(), visit.zone()));
                    } else {
                        before = earlier(before, start(day.get(), visit.zone()));
                    }
                }
                default -> {
                    Set<String> values = values(condition, lists);
                    boolean told = visit.signedIn() || !ofMembers(condition.operator());
                    boolean many = condition.operator() == Typed.Operator.AUTHOR && values.size() > AUTHORS;
                    if (told && (values.isEmpty() || many && condition.excluded())) {
                        unknown.add(condition.typed());
                    } else if (told && many) {
                        wide.add(condition.typed());
                    }
                    (condition.excluded() ? without : filters)
                            .merge(facet(condition.operator()), values, Conditions::either);
                }
            }
        }
        return new Meaning(filters, without, since, before, unknown, wide);
    }

    /** Whether names of members or cities would be told. */
    private static boolean ofMembers(Typed.Operator operator) {
        return operator == Typed.Operator.AUTHOR || operator == Typed.Operator.CITY;
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
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

    private Set<String> values(Condition condition, Lists lists) {
        String value = Folded.of(condition.value());
        return switch (condition.operator()) {
            case SPACE -> spaces(condition.value(), value, lists);
            case KIND -> kinds(value);
            case CITY -> cities(value, lists);
            case COUNTRY -> Countries.called(value, network.languages());
            case TOPIC -> topics(value);
            case AUTHOR -> authors(condition.value());
            case LANGUAGE -> language(value);
            default -> ATTACHED.contains(value) ? Set.of("yes") : Set.of();
        };
    }

    private static Set<String> spaces(String slug, String value, Lists lists) {
        Set<String> found = new HashSet<>();
        lists.spaces().forEach(card -> {
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
            if (kind.equals(value.replace(' ', '.')) || kind.startsWith(value + ".")) {
                found.add(kind);
            }
            for (String language : network.languages()) {
                var messages = languages.in(language);
                String feature = kind.indexOf('.') < 0 ? "" : kind.substring(0, kind.indexOf('.')) + ".title";
                boolean called = messages.has(key(kind)) && called(messages.text(key(kind)), singular);
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

    /** "City or organisation" are two names. */
    private static boolean called(String names, String singular) {
        return Stream.concat(Stream.of(names), EITHER.splitAsStream(names))
                .anyMatch(name -> singular(Folded.of(name)).equals(singular));
    }

    private static String singular(String word) {
        return word.length() > 3 && (word.endsWith("s") || word.endsWith("x"))
                ? word.substring(0, word.length() - 1)
                : word;
    }

    private static Set<String> cities(String value, Lists lists) {
        Set<String> same = new HashSet<>();
        Set<String> alike = new HashSet<>();
        lists.organisations().forEach(card -> {
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
        Set<String> found = new HashSet<>();
        members.named(value, AUTHORS + 1).forEach(id -> found.add(Long.toString(id)));
        return found;
    }

    private Set<String> language(String value) {
        Set<String> found = new HashSet<>();
        for (String tag : network.languages()) {
            boolean called = tag.equals(value)
                    || network.languages().stream()
                            .anyMatch(language ->
                                    Folded.of(LanguageName.of(tag, language)).equals(value));
            if (called) {
                found.add(tag);
            }
        }
        return found;
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
