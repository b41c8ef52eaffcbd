// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.page.Parts;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.visit.Visit;

/** Registrations with the names of people and cities: three statements for a part of the list. */
public final class NamedRegistrations {
    private final Registrations registrations;
    private final Members members;
    private final Organisations organisations;

    public NamedRegistrations(Registrations registrations, Members members, Organisations organisations) {
        this.registrations = registrations;
        this.members = members;
        this.organisations = organisations;
    }

    /**
     * A part of a list.
     *
     * @param names of members by id
     * @param offices functions of members by id
     * @param cities organisations by id
     * @param after place in the line after which it begins
     * @param next place in the line after which the next part begins, 0 when this is the last one
     */
    public record Part(
            List<RegistrationRow> rows,
            Map<Long, String> names,
            Map<Long, String> offices,
            Map<Long, OrganisationCard> cities,
            long after,
            long next) {
        /** "" for somebody who was forgotten, or not named. */
        public String name(RegistrationRow row) {
            return row.member() == 0 ? row.name() : names.getOrDefault(row.member(), row.name());
        }

        public String office(RegistrationRow row) {
            return row.member() == 0 ? row.office() : offices.getOrDefault(row.member(), row.office());
        }

        /** The function, unless somebody is named by it already. */
        public String beside(RegistrationRow row) {
            return name(row).startsWith(office(row)) ? "" : office(row);
        }

        /** "City of Nice (France)"; "" when it is not known. */
        public String city(RegistrationRow row, Visit visit) {
            OrganisationCard card = cities.get(row.organisation());
            if (card != null) {
                return Parts.organisation(card, visit);
            }
            return row.city().isEmpty()
                    ? ""
                    : visit.text("web.organisation", row.city(), Parts.country(row.country(), visit));
        }
    }

    /** Who has a place or waits for one, in the order of the line. */
    public Part line(long event, String after, int limit, Visit visit) {
        long from = after.matches("[0-9]{1,18}") ? Long.parseLong(after) : 0;
        return named(registrations.line(event, from, limit + 1), from, limit, visit);
    }

    /** Who has a place. */
    public Part confirmed(long event, String after, int limit, Visit visit) {
        long from = after.matches("[0-9]{1,18}") ? Long.parseLong(after) : 0;
        return named(registrations.confirmed(event, from, limit + 1), from, limit, visit);
    }

    private Part named(List<RegistrationRow> found, long from, int limit, Visit visit) {
        List<RegistrationRow> rows = found.subList(0, Math.min(limit, found.size()));
        Set<Long> ids = rows.stream()
                .map(RegistrationRow::member)
                .filter(member -> member != 0)
                .collect(Collectors.toSet());
        Map<Long, MemberCard> cards = ids.isEmpty() ? Map.of() : members.cards(ids);
        Set<Long> cities = rows.stream()
                .map(RegistrationRow::organisation)
                .filter(id -> id != 0)
                .collect(Collectors.toSet());
        return new Part(
                rows,
                cards.values().stream().collect(Collectors.toMap(MemberCard::id, card -> Parts.name(card, visit))),
                cards.values().stream().collect(Collectors.toMap(MemberCard::id, MemberCard::function)),
                cities.isEmpty() ? Map.of() : organisations.cards(cities),
                from,
                found.size() > limit ? rows.get(limit - 1).place() : 0);
    }
}
