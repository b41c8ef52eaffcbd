// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Clock;
import java.util.List;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;

/**
 * Finds for every account what was registered with its address before there was one: of accounts that never change again
 * nothing else would tell. Each node does it once after it started; done twice, it changes nothing.
 */
public final class ClaimRound {
    private static final int STEP = 500;

    private final ClaimRegistrations claims;
    private final Members members;
    private boolean done;

    public ClaimRound(Database database, Members members, Clock clock) {
        this.claims = new ClaimRegistrations(database, members, clock);
        this.members = members;
    }

    /** What is due; a few statements for each 500 accounts. */
    public synchronized void round() {
        if (done) {
            return;
        }
        List<Long> some = members.active(0, STEP);
        while (!some.isEmpty()) {
            claims.claim(some);
            some = members.active(some.get(some.size() - 1), STEP);
        }
        done = true;
    }
}
