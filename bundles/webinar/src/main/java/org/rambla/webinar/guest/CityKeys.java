// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.guest;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.webinar.registration.Line;
import org.rambla.webinar.registration.RegistrationForm;

/**
 * Writes anew for which city guests are counted at events to come, where that was done by another rule before, or the city
 * became a member meanwhile; where that has all its places, those of its guests stay beside them. Each node does it once after it started; done twice, it changes nothing.
 */
public final class CityKeys {
    private static final int STEP = 500;

    private final Database database;
    private final Organisations organisations;
    private final Clock clock;
    private boolean done;

    public CityKeys(Database database, Organisations organisations, Clock clock) {
        this.database = database;
        this.organisations = organisations;
        this.clock = clock;
    }

    private record Named(long id, long event, boolean placed, String city, String country, String key) {
        static Named of(Row row) {
            return new Named(
                    row.number("id"),
                    row.number("event"),
                    row.text("state").equals("CONFIRMED"),
                    row.text("city"),
                    row.text("country"),
                    row.text("city_key"));
        }

        boolean differs(Collection<OrganisationCard> members) {
            return !key.equals(RegistrationForm.cityKey(city)) || GuestForm.known(city, country, members) != 0;
        }
    }

    /** What is due. */
    public synchronized void round() {
        if (done) {
            return;
        }
        List<OrganisationCard> members = organisations.all();
        List<Named> some = after(0);
        while (!some.isEmpty()) {
            Map<Long, List<Named>> events = some.stream()
                    .filter(one -> one.differs(members))
                    .collect(Collectors.groupingBy(Named::event, TreeMap::new, Collectors.toList()));
            events.forEach((event, rows) -> write(event, rows, members));
            some = after(some.get(some.size() - 1).id());
        }
        done = true;
    }

    private List<Named> after(long id) {
        return database.list(
                "select r.id, r.event, r.state, r.city, r.country, r.city_key from webinar_registration r join webinar_event e"
                        + " on e.id = r.event where r.id > ? and r.organisation = 0 and r.city <> ''"
                        + " and e.state = 'PUBLISHED' and (e.ends_at > ? or e.ends_at = 0) order by r.id fetch first "
                        + STEP + " rows only",
                Named::of,
                id,
                clock.instant());
    }

    private void write(long event, List<Named> rows, Collection<OrganisationCard> members) {
        database.transaction(tx -> {
            Line line = Line.lock(tx, event);
            rows.forEach(row -> {
                long known = GuestForm.known(row.city(), row.country(), members);
                tx.execute(
                        "update webinar_registration set organisation = ?, city_key = ?, version = version + 1"
                                + " where id = ? and organisation = 0",
                        row.placed() && !line.left(known) ? 0 : known,
                        RegistrationForm.cityKey(row.city()),
                        row.id());
            });
            line.recount();
            line.promote(clock.instant(), 0);
            return null;
        });
    }
}
