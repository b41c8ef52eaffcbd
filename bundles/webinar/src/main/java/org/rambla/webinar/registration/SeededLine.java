// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.persistence.Transaction;
import org.rambla.webinar.event.Terms;

/** Registrations of the demonstration: as if people had come one after the other, without mails. */
public final class SeededLine {
    private SeededLine() {}

    /** Registers them between two moments, by the terms of the event. */
    public static void fill(
            Transaction tx, long event, Terms terms, List<Application> applications, Instant from, Instant until) {
        Map<City, Integer> cities = new HashMap<>();
        int confirmed = 0;
        int place = 0;
        Duration step = applications.isEmpty()
                ? Duration.ZERO
                : Duration.between(from, until).dividedBy(applications.size() + 1L);
        for (Application application : applications) {
            City city = City.of(application);
            int ofCity = city.known() ? cities.getOrDefault(city, 0) : 0;
            boolean free = (terms.capacity() == 0 || confirmed < terms.capacity())
                    && (terms.perCity() == 0 || ofCity < terms.perCity());
            confirmed += free ? 1 : 0;
            cities.put(city, ofCity + (free ? 1 : 0));
            RegistrationEntity registration = new RegistrationEntity(event);
            registration.enter(
                    application,
                    application.member(),
                    application.member(),
                    ++place,
                    free ? RegistrationState.CONFIRMED : RegistrationState.WAITING,
                    from.plus(step.multipliedBy(place)));
            tx.save(registration);
        }
        tx.execute(
                "update webinar_event set confirmed = ?, waiting = ?, line = ?, cities = ? where id = ?",
                confirmed,
                place - confirmed,
                place,
                Line.recounted(tx, event),
                event);
    }
}
