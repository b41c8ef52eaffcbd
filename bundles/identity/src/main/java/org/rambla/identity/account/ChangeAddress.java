// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.account;

import java.util.Optional;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.identity.letter.Letters;
import org.rambla.identity.letter.Letters.Reader;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.member.MemberState;
import org.rambla.identity.signin.OneTimeLinks;
import org.rambla.identity.signin.OneTimeLinks.Link;
import org.rambla.identity.signin.OneTimeLinks.Purpose;
import org.rambla.identity.signin.Pace;
import org.rambla.identity.text.Folded;

/** A member takes another address: confirmed from the new one, told to the old one. */
public final class ChangeAddress {
    private final Database database;
    private final OneTimeLinks links;
    private final Pace pace;
    private final Letters letters;

    public ChangeAddress(Database database, OneTimeLinks links, Pace pace, Letters letters) {
        this.database = database;
        this.links = links;
        this.pace = pace;
        this.letters = letters;
    }

    /** Sends the link; says nothing about whether the address belongs to another account. False: asked too often. */
    public boolean ask(long id, String address) {
        boolean tooMany = !pace.attempt(Pace.Rule.MAIL, Folded.email(address)).isZero();
        tooMany |= !pace.attempt(Pace.Rule.MAIL, "member " + id).isZero();
        if (tooMany) {
            return false;
        }
        database.<Void, RuntimeException>transaction(transaction -> {
            Member member = MemberDirectory.member(transaction, id).orElseThrow();
            Optional<Member> owner = MemberDirectory.byEmail(transaction, address);
            if (owner.isPresent() && owner.get().id() != id) {
                Member other = owner.get();
                letters.addressTaken(transaction, new Reader(other.email(), other.name(), other.language()));
            } else {
                String token = links.make(transaction, Purpose.ADDRESS, id, address);
                letters.confirmAddress(transaction, new Reader(address, member.name(), member.language()), token);
            }
            return null;
        });
        return true;
    }

    /** The address that a link would confirm; empty when it does not work any more. */
    public Optional<String> pending(String token) {
        return links.find(database, Purpose.ADDRESS, token).map(Link::detail);
    }

    /** Takes the new address. False: the link does not work any more, or somebody else has the address by now. */
    public boolean confirm(String token) {
        try {
            return database.transaction(transaction -> confirm(transaction, token));
        } catch (Database.Conflict e) {
            return false;
        }
    }

    private boolean confirm(Transaction transaction, String token) {
        Optional<Link> link = links.use(transaction, Purpose.ADDRESS, token);
        Optional<Member> member = link.flatMap(found -> MemberDirectory.member(transaction, found.member()))
                .filter(found -> found.state() == MemberState.ACTIVE);
        if (member.isEmpty()) {
            return false;
        }
        Member before = member.get();
        String address = link.get().detail();
        transaction.execute(
                "update identity_member set email = ?, email_key = ?, version = version + 1 where id = ?",
                address,
                Folded.email(address),
                before.id());
        // A link that went to the old address must not open the account any more.
        OneTimeLinks.end(transaction, before.id());
        letters.addressChanged(transaction, new Reader(before.email(), before.name(), before.language()));
        transaction.record(Event.now("member.changed", before.id(), 0, before.version() + 1, before.id()));
        return true;
    }
}
