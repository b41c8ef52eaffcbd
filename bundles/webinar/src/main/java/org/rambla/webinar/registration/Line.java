// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Instant;
import java.util.List;
import org.rambla.api.content.ContentState;
import org.rambla.api.event.Event;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Transaction;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.registration.LineStep.Waiting;

/**
 * The places of an event, while the row of the event is locked: whoever changes a registration locks it first, so that
 * counting and giving are one step. A number in the line, never a time, says who came first.
 */
public final class Line {
    private static final int STEP = 500;

    /** Of how many of a city have a place; Derby would read everybody who has one. */
    static final String BY_CITY = " from webinar_registration --DERBY-PROPERTIES index=WEBINAR_REGISTRATION_CITY\n";

    private final Transaction tx;
    private final EventRow event;
    private final long last;
    private int confirmed;
    private int waiting;
    private int cities;

    private Line(Transaction tx, EventRow event, long last, int cities) {
        this.tx = tx;
        this.event = event;
        this.last = last;
        this.confirmed = event.confirmed();
        this.waiting = event.waiting();
        this.cities = cities;
    }

    /** The same for whoever wants a place: 404 too while it is hidden. */
    static Line open(Transaction tx, long event) {
        Line line = lock(tx, event);
        if (line.event.state() != ContentState.PUBLISHED) {
            throw Refusal.notFound();
        }
        return line;
    }

    /**
     * Locks the event until the end of the transaction, also one that is hidden: persons are forgotten there too.
     *
     * @throws Refusal 404 when it is gone
     */
    public static Line lock(Transaction tx, long event) {
        if (tx.execute("update webinar_event set line = line + 1 where id = ?", event) == 0) {
            throw Refusal.notFound();
        }
        return tx.first(
                        "select " + EventRow.COLUMNS + ", e.line, e.cities from webinar_event e where e.id = ?",
                        row -> new Line(tx, EventRow.of(row), row.number("line"), row.integer("cities")),
                        event)
                .orElseThrow(Refusal::notFound);
    }

    /** The event as it is now. */
    public EventRow event() {
        return event;
    }

    /** The number that whoever locked the line may give. */
    long next() {
        return last;
    }

    /** What somebody of that city gets now. */
    RegistrationState offer(City city) {
        return places() > 0 && left(city) ? RegistrationState.CONFIRMED : RegistrationState.WAITING;
    }

    /** The same as for a city, for an organisation; 0 for none. */
    public boolean left(long organisation) {
        return left(new City(organisation, ""));
    }

    /** Whether one of the places that a city may have is left, whether or not the event has one. */
    boolean left(City city) {
        int perCity = event.terms().perCity();
        return perCity == 0 || !city.known() || there(city, perCity) < perCity;
    }

    /** How many of a city have a place, not counted beyond a number. The index alone answers: rows that others change meanwhile are not waited for. */
    private int there(City city, int most) {
        return tx.list(
                        "select city_key" + BY_CITY + " where event = ? and state = 'CONFIRMED'"
                                + " and organisation = ?"
                                + (city.organisation() == 0 ? " and city_key = ?" : "")
                                + " fetch first " + most + " rows only",
                        row -> row.text("city_key"),
                        city.organisation() == 0
                                ? new Object[] {event.id(), 0L, city.key()}
                                : new Object[] {event.id(), city.organisation()})
                .size();
    }

    private int places() {
        int capacity = event.terms().capacity();
        return capacity == 0 ? Integer.MAX_VALUE : capacity - confirmed;
    }

    /** Somebody moved from one state to the present one; to be followed by {@link #save}. */
    void count(RegistrationEntity moved, RegistrationState from) {
        boolean had = from == RegistrationState.CONFIRMED;
        boolean has = moved.state() == RegistrationState.CONFIRMED;
        if (had != has && moved.from().known()) {
            int there = there(moved.from(), 2);
            cities += has && there == 1 ? 1 : had && there == 0 ? -1 : 0;
        }
        count(from, moved.state());
    }

    private void count(RegistrationState from, RegistrationState to) {
        confirmed += of(RegistrationState.CONFIRMED, to) - of(RegistrationState.CONFIRMED, from);
        waiting += of(RegistrationState.WAITING, to) - of(RegistrationState.WAITING, from);
    }

    private static int of(RegistrationState one, RegistrationState other) {
        return one == other ? 1 : 0;
    }

    /** Somebody's organisation is another one than was counted. */
    public void recount() {
        cities = recounted(tx, event.id());
        save();
    }

    void save() {
        tx.execute(
                "update webinar_event set confirmed = ?, waiting = ?, cities = ? where id = ?",
                confirmed,
                waiting,
                cities,
                event.id());
    }

    /**
     * Gives what is free to those who wait, first come first served; whoever's city has all its places stays in the line
     * without holding up others. Each is told later.
     */
    public void promote(Instant now, long actor) {
        boolean begun = event.when() != null && !event.when().start().isAfter(now);
        // While no date is known nobody could be told of a place; who organises gives one, and then they are.
        if (waiting == 0 || places() <= 0 || event.cancelled() || event.when() == null || begun) {
            return;
        }
        LineStep steps = new LineStep(tx, event.id());
        int places = Math.min(places(), waiting);
        List<Waiting> next = event.terms().perCity() == 0
                ? steps.first(places)
                : steps.firstOfTheirCities(places, event.terms().perCity());
        cities += steps.newCities(next);
        List<Long> ids = next.stream().map(Waiting::id).toList();
        for (int from = 0; from < ids.size(); from += STEP) {
            tx.execute(
                    "update webinar_registration set state = 'CONFIRMED', revision = revision + 1, invited = true,"
                            + " version = version + 1 where id in (?)",
                    ids.subList(from, Math.min(ids.size(), from + STEP)));
        }
        ids.forEach(registration -> {
            count(RegistrationState.WAITING, RegistrationState.CONFIRMED);
            tx.record(Event.now("webinar.promoted", registration, event.space(), 0, actor));
        });
        save();
    }

    /** From how many organisations somebody has a place, by reading all of them. */
    static int recounted(Transaction tx, long event) {
        return (int) tx.number(
                "select count(distinct case when organisation <> 0 then cast(organisation as char(20)) else city_key end)"
                        + " from webinar_registration where event = ? and state = 'CONFIRMED'"
                        + " and (organisation <> 0 or city_key <> '')",
                event);
    }
}
