// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import org.rambla.web.gate.RequestVisit;

/** How often somebody may change something: each member, and each address without an account. */
final class WriteLimits {
    private final RateLimit members;
    private final RateLimit guests;

    WriteLimits(int membersPerMinute, int guestsPerMinute) {
        members = new RateLimit(membersPerMinute, membersPerMinute);
        guests = new RateLimit(guestsPerMinute, guestsPerMinute);
    }

    /** Seconds to wait, 0 when the change may be made. */
    long take(RequestVisit visit) {
        return visit.signedIn()
                ? members.take(Long.toString(visit.memberId()), System.nanoTime())
                : guests.take(visit.remote(), System.nanoTime());
    }
}
