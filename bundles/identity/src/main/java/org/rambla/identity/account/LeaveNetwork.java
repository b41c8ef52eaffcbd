// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.account;

import org.rambla.api.event.Event;
import org.rambla.api.network.Audit;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.identity.letter.Letters;
import org.rambla.identity.member.Administrators;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.member.MemberState;
import org.rambla.identity.session.AccessTokens;
import org.rambla.identity.session.SessionStore;
import org.rambla.identity.signin.OneTimeLinks;

/**
 * A member deletes the account, or has an administrator delete it: name, address and everything personal go; the row stays as "former member" of the
 * organisation, to which the contributions belong.
 */
public final class LeaveNetwork {
    private final Database database;
    private final Letters letters;
    private final Audit audit;

    public LeaveNetwork(Database database, Letters letters, Audit audit) {
        this.database = database;
        this.letters = letters;
        this.audit = audit;
    }

    /** False when the member is the only administrator. */
    public boolean leave(long id) {
        return leave(id, id);
    }

    /** The same, at the member's request to an administrator. */
    public boolean leave(long id, long actor) {
        return database.transaction(transaction -> {
            Member member = MemberDirectory.member(transaction, id)
                    .filter(found -> found.state() != MemberState.DELETED)
                    .orElseThrow(Refusal::notFound);
            if (member.administrator() && !Administrators.others(transaction, id)) {
                return false;
            }
            erase(transaction, member, actor, audit);
            letters.farewell(transaction, new Letters.Reader(member.email(), member.name(), member.language()));
            if (actor != id) {
                // The log keeps which account it was and for whom it acted, and no name: that is what is erased.
                audit.record(
                        transaction,
                        actor,
                        0,
                        "identity.audit.member.erased",
                        Long.toString(id),
                        member.organisation().name().in(member.language()));
            }
            return true;
        });
    }

    /** Removes what names the person. */
    public static void erase(Transaction transaction, Member member, long actor, Audit audit) {
        transaction.execute(
                "update identity_member set email = '', email_key = ?, name = '', role_name = '', sort_key = '', search_key = '',"
                        + " about = '', language = 'en', zone = 'UTC', administrator = false, manager = false, state = 'DELETED',"
                        + " password_hash = '', last_seen_at = 0, visit_before_at = 0, version = version + 1 where id = ?",
                "-" + member.id(),
                member.id());
        transaction.execute("delete from identity_interest where member = ?", member.id());
        SessionStore.endOthers(transaction, member.id(), 0);
        AccessTokens.end(transaction, member.id());
        OneTimeLinks.end(transaction, member.id());
        audit.forget(transaction, member.name());
        audit.forget(transaction, member.email());
        transaction.record(Event.now("member.deleted", member.id(), 0, member.version() + 1, actor));
    }
}
