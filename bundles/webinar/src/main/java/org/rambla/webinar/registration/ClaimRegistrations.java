// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;

/**
 * What somebody registered for with an address, or a colleague for them, is theirs once they have an account with it: it
 * is found, taken along and erased with the account. Done twice, it is done once.
 */
@Component(service = Subscriber.class)
public final class ClaimRegistrations implements Subscriber {
    private final Database database;
    private final Members members;

    @Activate
    public ClaimRegistrations(
            @Reference(name = "database", target = "(unit=webinar)") Database database,
            @Reference(name = "members") Members members) {
        this.database = database;
        this.members = members;
    }

    @Override
    public String name() {
        return "webinar.claims";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("member.changed");
    }

    @Override
    public void on(Event event) {
        claim(event.subject());
    }

    /** Of an account that is in use. */
    public void claim(long member) {
        Mailbox mailbox = members.mailboxes(Set.of(member)).get(member);
        if (mailbox == null || mailbox.address().isEmpty()) {
            return;
        }
        List<Long> found = database.list(
                "select r.id from webinar_registration r where r.address_key in (?) and r.member = 0 and not exists"
                        + " (select 1 from webinar_registration o where o.event = r.event and o.member = ?)",
                row -> row.number("id"),
                List.of(RegistrationEntity.key(mailbox.address()), RegistrationEntity.box(mailbox.address())),
                member);
        if (!found.isEmpty()) {
            database.transaction(tx -> tx.execute(
                    "update webinar_registration set member = ?, version = version + 1 where id in (?) and member = 0",
                    member,
                    found));
        }
    }
}
