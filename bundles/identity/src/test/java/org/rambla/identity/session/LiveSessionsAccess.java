// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.session;

import java.util.Optional;
import org.rambla.api.people.Sessions;
import org.rambla.identity.fixture.World;

/** The session of a token by the clock of a test. */
public final class LiveSessionsAccess {
    private LiveSessionsAccess() {}

    public static Optional<Sessions.Session> find(World world, String token) {
        return new LiveSessions(world.database, world.clock).find(token);
    }
}
