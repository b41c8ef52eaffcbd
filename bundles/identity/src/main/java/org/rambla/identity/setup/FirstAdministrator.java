// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.setup;

import java.time.Instant;
import java.util.Optional;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Database;
import org.rambla.identity.member.NewMember;
import org.rambla.identity.organisation.Organisation;
import org.rambla.identity.organisation.SaveOrganisation;
import org.rambla.identity.session.SessionStore;
import org.rambla.identity.signin.OneTimeLinks;
import org.rambla.identity.signin.OneTimeLinks.Purpose;

/** Makes the first administrator and the organisation that runs the network. */
public final class FirstAdministrator {
    private final Database database;
    private final OneTimeLinks links;
    private final SessionStore sessions;

    public FirstAdministrator(Database database, OneTimeLinks links, SessionStore sessions) {
        this.database = database;
        this.links = links;
        this.sessions = sessions;
    }

    /** Whether nobody can administer this server. */
    public boolean missing() {
        return database.number("select count(*) from identity_member where administrator = true and state = 'ACTIVE'")
                == 0;
    }

    /** A new token for the set-up page; earlier ones keep working. */
    public String token() {
        return database.transaction(transaction -> links.make(transaction, Purpose.SETUP, 0, ""));
    }

    public boolean works(String token) {
        return links.find(database, Purpose.SETUP, token).isPresent() && missing();
    }

    /**
     * Makes both and opens a session; of two at once one gets it.
     *
     * @param administrator active, with a password hash; its organisation is set here
     * @return the session's token; empty when the link does not work any more
     */
    public Optional<String> make(
            String token, Organisation organisation, NewMember administrator, String device, String remote) {
        return database.transaction(transaction -> {
            if (links.use(transaction, Purpose.SETUP, token).isEmpty()) {
                return Optional.empty();
            }
            transaction.execute("delete from identity_token where purpose = 'SETUP'");
            long id = SaveOrganisation.insert(transaction, organisation, Instant.now());
            long member = administrator.of(id).insert(transaction, Instant.now());
            transaction.record(Event.now("organisation.changed", id, 0, 1, member));
            transaction.record(Event.now("member.changed", member, 0, 1, member));
            return Optional.of(sessions.open(transaction, member, device, remote, 0));
        });
    }
}
