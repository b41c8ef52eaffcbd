// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.Members;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.webinar.registration.Readership;
import org.rambla.webinar.registration.RegistrationRow;

/** To whom a mail about an event may go: who has an address and still may read of it. */
final class Addressees {
    private final Members members;
    private final Readership readership;

    Addressees(Members members, Spaces spaces) {
        this.members = members;
        this.readership = new Readership(spaces, members);
    }

    /** A registration and where its mail goes. */
    record Addressee(RegistrationRow row, Mailbox reader) {}

    /**
     * In the order of the registrations; in one statement for all addresses, one for what guests may read and, where that
     * is nothing, one for each reader.
     */
    List<Addressee> of(List<RegistrationRow> rows, SpaceCard space) {
        Set<Long> accounts = Readership.accounts(rows);
        Map<Long, Mailbox> boxes = accounts.isEmpty() ? Map.of() : members.mailboxes(accounts);
        Predicate<RegistrationRow> reads = readership.of(space.id(), boxes.keySet());
        return rows.stream()
                .filter(row -> !row.address().isEmpty() && reads.test(row))
                .flatMap(row -> box(row, boxes).map(box -> new Addressee(row, box)).stream())
                .toList();
    }

    /** Where somebody's mail goes, whatever they may read; empty when they are erased. */
    Optional<Mailbox> anyway(RegistrationRow row) {
        if (row.address().isEmpty()) {
            return Optional.empty();
        }
        return box(row, row.member() == 0 ? Map.of() : members.mailboxes(Set.of(row.member())));
    }

    private static Optional<Mailbox> box(RegistrationRow row, Map<Long, Mailbox> boxes) {
        return row.member() == 0
                ? Optional.of(new Mailbox(0, row.name(), row.address(), row.language(), row.zone()))
                : Optional.ofNullable(boxes.get(row.member()));
    }
}
