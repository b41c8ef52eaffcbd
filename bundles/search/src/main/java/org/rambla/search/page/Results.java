// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.ContentHead;
import org.rambla.api.network.Network;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.search.SearchAnswer.Hit;
import org.rambla.api.search.SearchAnswer.Piece;
import org.rambla.api.search.SearchAnswer.Title;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.text.LanguageName;
import org.rambla.api.translation.Readings;
import org.rambla.api.visit.Visit;
import org.rambla.search.ask.Asking;
import org.rambla.search.ask.Conditions;
import org.rambla.search.ask.Finding.Found;
import org.rambla.search.ask.Titles;
import org.rambla.search.page.Shown.Choice;
import org.rambla.search.page.Shown.Group;
import org.rambla.search.page.Shown.Item;

/** Gives names to what was found: three statements, and two more where there are files, whatever was found. */
public final class Results {
    private static final int MOST_CHOICES = 8;
    /** Values that may have no name for the reader are looked at too. */
    private static final int MOST_TRIED = 3 * MOST_CHOICES;

    private static final List<Facet> ORDER = List.of(
            Facet.KIND,
            Facet.SPACE,
            Facet.TOPIC,
            Facet.YEAR,
            Facet.COUNTRY,
            Facet.ORGANISATION,
            Facet.AUTHOR,
            Facet.LANGUAGE,
            Facet.FILES);

    private final Titles titles;
    private final Readings readings;
    private final Spaces spaces;
    private final Members members;
    private final Organisations organisations;
    private final Network network;

    public Results(
            Titles titles,
            Readings readings,
            Spaces spaces,
            Members members,
            Organisations organisations,
            Network network) {
        this.titles = titles;
        this.readings = readings;
        this.spaces = spaces;
        this.members = members;
        this.organisations = organisations;
        this.network = network;
    }

    private record Names(
            Map<Long, SpaceCard> spaces, Map<Long, MemberCard> members, Map<Long, OrganisationCard> cities) {}

    /** @param space that it is within, 0 for everywhere */
    public Shown of(Found found, long space, Visit visit) {
        String base = space == 0 ? "/n/search" : visit.space().path("search", "");
        Names names = names(found, visit);
        Map<Long, ContentHead> around = titles.around(found.answer().hits(), visit.grants());
        List<Item> items = found.answer().hits().stream()
                .map(hit -> item(hit, names, around.get(hit.item()), space, visit))
                .toList();
        List<Group> groups = new ArrayList<>();
        List<Choice> chosen = new ArrayList<>();
        for (Facet facet : ORDER) {
            group(found, facet, names, base, visit, groups, chosen);
        }
        boolean keeps = space == 0 ? visit.manager() || visit.administrator() : visit.can(Requires.MANAGER);
        return new Shown(
                found,
                base,
                space == 0 ? "" : "/n/search" + found.asking().query(),
                keeps ? base + "/words" : "",
                items,
                groups,
                chosen);
    }

    private Names names(Found found, Visit visit) {
        Set<Long> spaceIds = new HashSet<>();
        Set<Long> authors = new HashSet<>();
        Set<Long> cities = new HashSet<>();
        for (Hit hit : found.answer().hits()) {
            spaceIds.add(hit.space());
            authors.add(hit.author());
        }
        most(found, Facet.SPACE, Integer.MAX_VALUE).forEach(place -> spaceIds.add(number(place.getKey())));
        most(found, Facet.ORGANISATION, MOST_CHOICES).forEach(city -> cities.add(number(city.getKey())));
        most(found, Facet.AUTHOR, MOST_CHOICES).forEach(author -> authors.add(number(author.getKey())));
        spaceIds.addAll(chosen(found, Facet.SPACE, true));
        authors.addAll(chosen(found, Facet.AUTHOR, visit.signedIn()));
        cities.addAll(chosen(found, Facet.ORGANISATION, visit.signedIn()));
        List.of(spaceIds, authors, cities).forEach(ids -> ids.remove(0L));
        return new Names(
                spaceIds.isEmpty() ? Map.of() : spaces.cards(spaceIds),
                authors.isEmpty() ? Map.of() : members.cards(authors),
                cities.isEmpty() ? Map.of() : organisations.cards(cities));
    }

    /** Values of the address; for those who may not know every one of them, what they may read has it. */
    private static List<Long> chosen(Found found, Facet facet, boolean all) {
        Map<String, Long> counts = found.answer().facets().getOrDefault(facet, Map.of());
        return found.asking().chosen().getOrDefault(facet, Set.of()).stream()
                .filter(id -> all || counts.containsKey(id))
                .map(Results::number)
                .toList();
    }

    /** The values with most hits, and of equals always the same. */
    private static List<Map.Entry<String, Long>> most(Found found, Facet facet, int limit) {
        return found.answer().facets().getOrDefault(facet, Map.of()).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .limit(limit)
                .toList();
    }

    private static long number(String id) {
        return id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
    }

    private Item item(Hit hit, Names names, ContentHead around, long within, Visit visit) {
        Title own = hit.title();
        List<Piece> title =
                own.pieces().isEmpty() ? List.of(new Piece(visit.text("search.untitled"), false)) : own.pieces();
        boolean apart = own.of() != 0 && own.translated();
        return new Item(
                hit,
                kind(hit.kind(), visit),
                icon(hit.kind()),
                title,
                names.members().get(hit.author()),
                within == 0 && !hit.kind().equals("space") ? names.spaces().get(hit.space()) : null,
                hit.kind().equals("file") ? around : null,
                readings.mark(Titles.reading(hit), visit),
                apart ? readings.mark(Titles.reading(own, hit.space()), visit) : Html.NONE);
    }

    static String kind(String kind, Visit visit) {
        String key = Conditions.key(kind);
        return visit.text(visit.messages().has(key) ? key : "search.kind.other");
    }

    static String icon(String kind) {
        return switch (kind) {
            case "forum.topic" -> "messages-square";
            case "forum.post", "wiki.comment" -> "message-square";
            case "webinar.event" -> "calendar";
            case "file" -> "paperclip";
            case "space" -> "layers";
            case "organisation" -> "building";
            case "member" -> "user";
            default -> "file-text";
        };
    }

    private void group(
            Found found, Facet facet, Names names, String base, Visit visit, List<Group> groups, List<Choice> chosen) {
        Asking asking = found.asking();
        for (String value : asking.chosen().getOrDefault(facet, Set.of())) {
            String label = label(facet, value, names, visit);
            // Odd values of an address are not repeated.
            chosen.add(new Choice(
                    label.isEmpty() ? visit.text("search.chosen.unknown") : label,
                    base + asking.without(facet, value).query(),
                    0,
                    true));
        }
        if (asking.chosen().containsKey(facet)) {
            return;
        }
        // An address for each of hundreds of cities would cost more than the search.
        List<Choice> choices = most(found, facet, MOST_TRIED).stream()
                .map(entry -> new Choice(
                        label(facet, entry.getKey(), names, visit),
                        base + asking.with(facet, entry.getKey()).query(),
                        entry.getValue(),
                        false))
                .filter(choice -> !choice.label().isEmpty())
                .limit(MOST_CHOICES)
                .sorted(
                        facet == Facet.YEAR
                                ? Comparator.comparing(Choice::label).reversed()
                                : Comparator.comparingLong(Choice::count)
                                        .reversed()
                                        .thenComparing(Choice::label))
                .toList();
        boolean narrows = choices.size() > 1
                || choices.size() == 1
                        && choices.get(0).count() < found.answer().total();
        if (narrows) {
            groups.add(new Group(visit.text("search.facet." + facet.name()), choices));
        }
    }

    private static String author(MemberCard card, Visit visit) {
        String city = card.organisation().shortName().in(visit.language());
        return Parts.name(card, visit) + (city.isEmpty() ? "" : ", " + city);
    }

    private String label(Facet facet, String value, Names names, Visit visit) {
        return switch (facet) {
            case KIND -> kind(value, visit);
            case SPACE -> {
                SpaceCard card = visit.grants().spaces().contains(number(value))
                        ? names.spaces().get(number(value))
                        : null;
                yield card == null ? "" : card.name().in(visit.language());
            }
            case ORGANISATION -> {
                OrganisationCard card = names.cities().get(number(value));
                yield card == null ? "" : card.shortName().in(visit.language());
            }
            case COUNTRY -> value.matches("[A-Z]{2}") ? Parts.country(value, visit) : "";
            case TOPIC ->
                network.topics(visit).stream()
                        .filter(topic -> topic.id().equals(value))
                        .map(topic -> topic.name().in(visit.language()))
                        .findFirst()
                        .orElse("");
            case LANGUAGE -> value.matches("[a-z]{2,3}") ? LanguageName.of(value, visit.language()) : "";
            case FILES -> visit.text("search.files");
            case AUTHOR -> {
                MemberCard card = visit.signedIn() ? names.members().get(number(value)) : null;
                yield card == null ? "" : author(card, visit);
            }
            case YEAR -> value.matches("\\d{4}") ? value : "";
        };
    }
}
