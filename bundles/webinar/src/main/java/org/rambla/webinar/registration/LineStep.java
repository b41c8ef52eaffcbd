// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.Transaction;

/**
 * Whoever waits, read a step at a time from an index that alone answers, for the event is locked meanwhile: cities that
 * have all their places are left out of the next step, so that however many of them wait hold up nobody.
 */
final class LineStep {
    private static final int STEP = 100;

    /** So many full cities are left out by the statement; those beyond are read and passed over. */
    private static final int LEFT_OUT = 200;

    private static final String INDEX =
            " from webinar_registration --DERBY-PROPERTIES index=WEBINAR_REGISTRATION_QUEUE\n";

    private final Transaction tx;
    private final long event;

    LineStep(Transaction tx, long event) {
        this.tx = tx;
        this.event = event;
    }

    /** Somebody who waits. */
    record Waiting(long id, long place, City city) {
        private static Waiting of(Row row) {
            return new Waiting(
                    row.number("id"), row.number("place"), new City(row.number("organisation"), row.text("city_key")));
        }
    }

    /** The first ones. */
    List<Waiting> first(int most) {
        return read(0, List.of(), most);
    }

    /** The first ones of whose city a place is left. */
    List<Waiting> firstOfTheirCities(int most, int perCity) {
        List<Waiting> next = new ArrayList<>();
        Map<City, Integer> taken = new HashMap<>();
        Set<City> full = new HashSet<>();
        long place = 0;
        boolean more = true;
        while (more && next.size() < most) {
            List<Waiting> some = read(place, full, STEP);
            more = some.size() == STEP;
            place = some.isEmpty() ? place : some.get(some.size() - 1).place();
            Set<City> fresh =
                    some.stream().map(Waiting::city).filter(City::known).collect(Collectors.toSet());
            fresh.removeAll(taken.keySet());
            taken.putAll(counted(fresh));
            for (Waiting one : some) {
                int before = one.city().known() ? taken.getOrDefault(one.city(), 0) : 0;
                if (before >= perCity) {
                    full.add(one.city());
                } else if (next.size() < most) {
                    next.add(one);
                    taken.put(one.city(), before + 1);
                }
            }
        }
        return next;
    }

    private List<Waiting> read(long after, Collection<City> without, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(event, after));
        StringBuilder sql = new StringBuilder("select id, place, organisation, city_key")
                .append(INDEX)
                .append(" where event = ? and state = 'WAITING' and place > ?");
        List<City> some = without.stream().limit(LEFT_OUT).toList();
        List<Long> organisations = organisations(some);
        List<String> names = names(some);
        if (!organisations.isEmpty()) {
            sql.append(" and organisation not in (?)");
            arguments.add(organisations);
        }
        if (!names.isEmpty()) {
            sql.append(" and (organisation <> 0 or city_key not in (?))");
            arguments.add(names);
        }
        sql.append(" order by place fetch first ").append(limit).append(" rows only");
        return tx.list(sql.toString(), Waiting::of, arguments.toArray());
    }

    /** From how many of their cities nobody has a place yet. */
    int newCities(List<Waiting> next) {
        Set<City> cities = next.stream().map(Waiting::city).filter(City::known).collect(Collectors.toSet());
        return cities.size() - counted(cities).size();
    }

    /** How many of each city have a place; those of which nobody has one are missing. */
    private Map<City, Integer> counted(Set<City> cities) {
        Map<City, Integer> counted = new HashMap<>();
        List<Long> organisations = organisations(cities);
        List<String> names = names(cities);
        if (!organisations.isEmpty()) {
            tx.list(
                    "select organisation, count(*) as places" + Line.BY_CITY + " where event = ? and"
                            + " state = 'CONFIRMED' and organisation in (?) group by organisation",
                    row -> counted.put(new City(row.number("organisation"), ""), row.integer("places")),
                    event,
                    organisations);
        }
        if (!names.isEmpty()) {
            tx.list(
                    "select city_key, count(*) as places" + Line.BY_CITY + " where event = ? and"
                            + " state = 'CONFIRMED' and organisation = 0 and city_key in (?) group by city_key",
                    row -> counted.put(new City(0, row.text("city_key")), row.integer("places")),
                    event,
                    names);
        }
        return counted;
    }

    private static List<Long> organisations(Collection<City> cities) {
        return cities.stream().map(City::organisation).filter(id -> id != 0).toList();
    }

    private static List<String> names(Collection<City> cities) {
        return cities.stream()
                .filter(city -> city.organisation() == 0)
                .map(City::key)
                .toList();
    }
}
