// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rambla.api.page.Parts;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Tongues;

/** How many people had a place at an event and were there, by where they come from, what they do and what they heard. */
public record Figures(Counts total, List<Line> cities, List<Line> countries, List<Line> functions, List<Line> voices) {
    /** Numbers of people; who attended had a place. */
    public record Counts(long registered, long waiting, long attended) {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(registered + other.registered, waiting + other.waiting, attended + other.attended);
        }
    }

    /** @param country name of the country of a city, "" elsewhere */
    public record Line(String label, String country, Counts counts) {}

    /** The most registered first. */
    private static final Comparator<Line> ORDER = Comparator.comparingLong(
                    (Line line) -> -line.counts().registered())
            .thenComparing(Line::label)
            .thenComparing(Line::country);

    private record Group(long organisation, String city, String country, String hears, Counts counts) {}

    /** In four statements. */
    public static Figures of(long event, Database database, Organisations organisations, Members members, Visit visit) {
        List<Group> groups = groups(event, database);
        Set<Long> known =
                groups.stream().map(Group::organisation).filter(id -> id != 0).collect(Collectors.toSet());
        Map<Long, OrganisationCard> cards = known.isEmpty() ? Map.of() : organisations.cards(known);
        Function<Group, String> country = group -> country(group, cards, visit);
        return new Figures(
                groups.stream().map(Group::counts).reduce(Counts.NONE, Counts::plus),
                lines(groups, group -> city(group, cards, visit), country),
                lines(groups, country, group -> ""),
                functions(event, database, members, visit),
                lines(groups, group -> voice(group, visit), group -> ""));
    }

    private static List<Group> groups(long event, Database database) {
        return database.list(
                "select organisation, city, country, hears,"
                        + " sum(case when state = 'CONFIRMED' then 1 else 0 end) as registered,"
                        + " sum(case when state = 'WAITING' then 1 else 0 end) as waiting,"
                        + " sum(case when state = 'CONFIRMED' and attended_at > 0 then 1 else 0 end) as attended"
                        + " from webinar_registration where event = ? and state <> 'CANCELLED'"
                        + " group by organisation, city, country, hears",
                row -> new Group(
                        row.number("organisation"),
                        row.text("city"),
                        row.text("country"),
                        row.text("hears"),
                        new Counts(row.number("registered"), row.number("waiting"), row.number("attended"))),
                event);
    }

    private record Office(long member, String office, Counts counts) {}

    /** What members say of themselves now, and others said when they registered. */
    private static List<Line> functions(long event, Database database, Members members, Visit visit) {
        List<Office> offices = database.list(
                "select member, office, sum(case when state = 'CONFIRMED' then 1 else 0 end) as registered,"
                        + " sum(case when state = 'WAITING' then 1 else 0 end) as waiting,"
                        + " sum(case when state = 'CONFIRMED' and attended_at > 0 then 1 else 0 end) as attended"
                        + " from webinar_registration where event = ? and state <> 'CANCELLED' group by member, office",
                row -> new Office(
                        row.number("member"),
                        row.text("office"),
                        new Counts(row.number("registered"), row.number("waiting"), row.number("attended"))),
                event);
        Set<Long> known =
                offices.stream().map(Office::member).filter(id -> id != 0).collect(Collectors.toSet());
        Map<Long, MemberCard> cards = known.isEmpty() ? Map.of() : members.cards(known);
        Map<String, Counts> sums = new LinkedHashMap<>();
        for (Office one : offices) {
            MemberCard card = cards.get(one.member());
            String function = card == null ? one.office() : card.function();
            sums.merge(
                    function.isEmpty() ? visit.text("webinar.figures.unknown") : function, one.counts(), Counts::plus);
        }
        List<Line> lines = new ArrayList<>();
        sums.forEach((function, counts) -> lines.add(new Line(function, "", counts)));
        lines.sort(ORDER);
        return lines;
    }

    private static String city(Group group, Map<Long, OrganisationCard> cards, Visit visit) {
        OrganisationCard card = cards.get(group.organisation());
        return card != null
                ? card.name().in(visit.language())
                : group.city().isEmpty() ? visit.text("webinar.figures.unknown") : group.city();
    }

    private static String country(Group group, Map<Long, OrganisationCard> cards, Visit visit) {
        OrganisationCard card = cards.get(group.organisation());
        String code = card != null ? card.country() : group.country();
        return code.isEmpty() ? visit.text("webinar.figures.unknown") : Parts.country(code, visit);
    }

    private static String voice(Group group, Visit visit) {
        return group.hears().isEmpty()
                ? visit.text("webinar.register.floor")
                : Tongues.name(group.hears(), visit.language());
    }

    /** The most registered first. */
    private static List<Line> lines(
            List<Group> groups, Function<Group, String> label, Function<Group, String> country) {
        Map<List<String>, Counts> sums = new LinkedHashMap<>();
        groups.forEach(
                group -> sums.merge(List.of(label.apply(group), country.apply(group)), group.counts(), Counts::plus));
        List<Line> lines = new ArrayList<>();
        sums.forEach((key, counts) -> lines.add(new Line(key.get(0), key.get(1), counts)));
        lines.sort(ORDER);
        return lines;
    }
}
