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
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Tongues;
import org.rambla.webinar.registration.RegistrationForm;

/** How many people had a place at an event and were there, by where they come from, what they do and what they heard. */
public record Figures(Counts total, List<Line> cities, List<Line> countries, List<Line> functions, List<Line> voices) {
    /** Numbers of people; who attended had a place. */
    public record Counts(long registered, long waiting, long attended) {
        static final Counts NONE = new Counts(0, 0, 0);

        static Counts of(Row row) {
            return new Counts(row.number("registered"), row.number("waiting"), row.number("attended"));
        }

        Counts plus(Counts other) {
            return new Counts(registered + other.registered, waiting + other.waiting, attended + other.attended);
        }
    }

    /** @param country name of the country of a city, "" elsewhere */
    public record Line(String label, String country, Counts counts) {}

    /** Of registrations r. */
    static final String COUNTS = "sum(case when r.state = 'CONFIRMED' then 1 else 0 end) as registered,"
            + " sum(case when r.state = 'WAITING' then 1 else 0 end) as waiting,"
            + " sum(case when r.state = 'CONFIRMED' and r.attended_at > 0 then 1 else 0 end) as attended";

    /** The most registered first. */
    static final Comparator<Line> ORDER = Comparator.comparingLong(
                    (Line line) -> -line.counts().registered())
            .thenComparing(Line::label)
            .thenComparing(Line::country);

    private record Group(long organisation, String city, String country, String hears, Counts counts) {}

    /** Of an event. */
    public static Figures of(long event, Database database, Organisations organisations, Members members, Visit visit) {
        return of(CountedEvents.of(event), database, organisations, members, visit);
    }

    /** In five statements, and one for each thousand people more. */
    static Figures of(
            CountedEvents scope, Database database, Organisations organisations, Members members, Visit visit) {
        List<Group> groups = groups(scope, database);
        Set<Long> known =
                groups.stream().map(Group::organisation).filter(id -> id != 0).collect(Collectors.toSet());
        Map<Long, OrganisationCard> cards = known.isEmpty() ? Map.of() : organisations.cards(known);
        Function<Group, String> country = group -> country(group, cards, visit);
        return new Figures(
                groups.stream().map(Group::counts).reduce(Counts.NONE, Counts::plus),
                cities(lines(groups, group -> city(group, cards, visit), country)),
                lines(groups, country, group -> ""),
                new Functions(scope, database, members).lines(visit),
                lines(groups, group -> voice(group, visit), group -> ""));
    }

    private static List<Group> groups(CountedEvents scope, Database database) {
        return database.list(
                "select r.organisation, r.city, r.country, r.hears, " + COUNTS + CountedEvents.REGISTRATIONS
                        + scope.where()
                        + " and r.state in ('CONFIRMED', 'WAITING') group by r.organisation, r.city, r.country, r.hears",
                row -> new Group(
                        row.number("organisation"),
                        row.text("city"),
                        row.text("country"),
                        row.text("hears"),
                        Counts.of(row)),
                scope.arguments().toArray());
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

    /** A city however it is written, as most people wrote it: places are counted so too. */
    private static List<Line> cities(List<Line> spellings) {
        Map<List<String>, Line> cities = new LinkedHashMap<>();
        spellings.forEach(line ->
                cities.merge(List.of(RegistrationForm.cityKey(line.label()), line.country()), line, Figures::together));
        return cities.values().stream().sorted(ORDER).toList();
    }

    private static Line together(Line one, Line other) {
        return new Line(one.label(), one.country(), one.counts().plus(other.counts()));
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
