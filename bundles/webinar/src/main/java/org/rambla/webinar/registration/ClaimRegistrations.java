// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        claim(List.of(member));
    }

    /** Of some accounts; a statement finds what is theirs, and a transaction for each of whom there is something. */
    void claim(Collection<Long> some) {
        List<Mailbox> boxes = members.mailboxes(some).values().stream()
                .filter(box -> !box.address().isEmpty())
                .toList();
        Map<String, Long> addresses = new HashMap<>();
        boxes.forEach(box -> addresses.put(RegistrationEntity.box(box.address()), box.member()));
        // Whose address it is to the letter goes before whoever only has the same letter box.
        boxes.forEach(box -> addresses.put(RegistrationEntity.key(box.address()), box.member()));
        if (addresses.isEmpty()) {
            return;
        }
        database.list(
                        "select r.id, r.event, r.address_key from webinar_registration r where r.address_key in (?)"
                                + " and r.member = 0 order by r.id",
                        row -> new Found(row.number("id"), row.number("event"), addresses.get(row.text("address_key"))),
                        List.copyOf(addresses.keySet()))
                .forEach(this::take);
    }

    private record Found(long id, long event, long member) {}

    private void take(Found found) {
        database.transaction(tx -> tx.execute(
                "update webinar_registration set member = ?, version = version + 1 where id = ? and member = 0"
                        + " and not exists (select 1 from webinar_registration o where o.event = ? and o.member = ?)",
                found.member(),
                found.id(),
                found.event(),
                found.member()));
    }
}
