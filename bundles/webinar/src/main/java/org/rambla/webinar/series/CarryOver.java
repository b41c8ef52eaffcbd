// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.series;

import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.Status;
import org.rambla.webinar.event.Terms;
import org.rambla.webinar.registration.Readership;
import org.rambla.webinar.registration.RegisterForEvent;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.Registrations;

/**
 * Registers whoever was registered for an event that is replaced by a series for its sessions, in the order of the line,
 * except for those that are not for them, or of which they may not read any more; and for a session that gets its date, or
 * comes to the series, later. Done twice, it is done once; whoever gave up a session since then is left alone.
 */
@Component(service = Subscriber.class)
public final class CarryOver implements Subscriber {
    private static final int STEP = 100;

    private final Database database;
    private final Events events;
    private final Registrations registrations;
    private final AllSeries all;
    private final RegisterForEvent registering;
    private final Readership readership;
    private final Clock clock;

    @Activate
    public CarryOver(
            @Reference(name = "database", target = "(unit=webinar)") Database database,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces) {
        this(database, bodies, members, spaces, Clock.systemUTC());
    }

    public CarryOver(Database database, Bodies bodies, Members members, Spaces spaces, Clock clock) {
        this.database = database;
        this.events = new Events(database, bodies);
        this.registrations = new Registrations(database);
        this.all = new AllSeries(database);
        this.registering = new RegisterForEvent(database, members, clock);
        this.readership = new Readership(spaces, members);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webinar.carrying";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("webinar.replaced") || kind.equals("webinar.sessionPlanned");
    }

    @Override
    public void on(Event event) {
        if (event.kind().equals("webinar.sessionPlanned")) {
            events.find(event.subject())
                    .ifPresent(session ->
                            Replaced.by(database, session.id()).forEach(replaced -> carry(replaced, List.of(session))));
            return;
        }
        events.find(event.subject())
                .filter(EventRow::cancelled)
                .flatMap(replaced ->
                        all.find(replaced.replacedBy()).filter(series -> series.space() == replaced.space()))
                .ifPresent(series -> carry(event.subject(), all.sessions(series)));
    }

    private void carry(long replaced, List<EventRow> all) {
        List<EventRow> sessions = all.stream()
                .filter(session -> session.id() != replaced)
                .filter(session -> session.status() == Status.PLANNED && !session.past(clock.instant()))
                .filter(session -> session.terms().who() != Terms.Who.NOBODY)
                .toList();
        if (sessions.isEmpty()) {
            return;
        }
        // All sessions of a series stand where what it replaces does.
        long space = sessions.get(0).space();
        long after = 0;
        List<RegistrationRow> some = registrations.line(replaced, after, STEP);
        while (!some.isEmpty()) {
            List<RegistrationRow> readers =
                    some.stream().filter(readership.of(space, some)).toList();
            for (EventRow session : sessions) {
                registering.carry(
                        session.id(),
                        readers.stream()
                                .filter(readership.admitted(session, readers))
                                .toList(),
                        session.interpreted());
            }
            after = some.get(some.size() - 1).place();
            some = registrations.line(replaced, after, STEP);
        }
    }
}
