// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.account;

import org.rambla.api.event.Event;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.identity.letter.Letters;
import org.rambla.identity.member.Administrators;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.session.SessionStore;
import org.rambla.identity.signin.OneTimeLinks;

/**
 * A member deletes the account: name, address and everything personal go; the row stays as "former member" of the
 * organisation, to which the contributions belong.
 */
public final class LeaveNetwork {
    private final Database database;
    private final Letters letters;

    public LeaveNetwork(Database database, Letters letters) {
        this.database = database;
        this.letters = letters;
    }

    /** False when the member is the only administrator. */
    public boolean leave(long id) {
        return database.transaction(transaction -> {
            Member member = MemberDirectory.member(transaction, id).orElseThrow();
            if (member.administrator() && !Administrators.others(transaction, id)) {
                return false;
            }
            erase(transaction, member, id);
            letters.farewell(transaction, new Letters.Reader(member.email(), member.name(), member.language()));
            return true;
        });
    }

    /** Removes what names the person. */
    public static void erase(Transaction transaction, Member member, long actor) {
        transaction.execute(
                "update identity_member set email = '', email_key = ?, name = '', role_name = '', sort_key = '', search_key = '',"
                        + " about = '', language = 'en', zone = 'UTC', administrator = false, manager = false, state = 'DELETED',"
                        + " password_hash = '', last_seen_at = 0, version = version + 1 where id = ?",
                "-" + member.id(),
                member.id());
        transaction.execute("delete from identity_interest where member = ?", member.id());
        SessionStore.endOthers(transaction, member.id(), 0);
        OneTimeLinks.end(transaction, member.id());
        transaction.record(Event.now("member.deleted", member.id(), 0, member.version() + 1, actor));
    }
}
