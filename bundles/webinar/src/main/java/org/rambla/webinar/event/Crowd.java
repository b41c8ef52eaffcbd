// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import org.rambla.api.visit.Visit;

/**
 * How many people are told to whom. Organisers know who comes. To everybody else few people say who it is, and one more says
 * that somebody was not registered before: they are told in tens, and nothing of fewer than that.
 */
public final class Crowd {
    private static final int STEP = 10;

    private Crowd() {}

    /** Of an event in the space of the visit. */
    public static long seen(long people, Visit visit) {
        return visit.can("webinar.organise") ? people : least(people);
    }

    /** So many there are at least: 0 for fewer than ten. */
    public static long least(long people) {
        return people - people % STEP;
    }
}
