// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.invitation;

import java.util.Optional;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Database;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.member.MemberState;
import org.rambla.identity.session.SessionStore;
import org.rambla.identity.signin.OneTimeLinks;
import org.rambla.identity.signin.OneTimeLinks.Purpose;
import org.rambla.identity.signin.Passwords;

/** Somebody who was invited takes the account: password, name, language. */
public final class AcceptInvitation {
    private final Database database;
    private final OneTimeLinks links;
    private final Passwords passwords;
    private final SessionStore sessions;

    public AcceptInvitation(Database database, OneTimeLinks links, Passwords passwords, SessionStore sessions) {
        this.database = database;
        this.links = links;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    /** Who is invited; empty when the link does not work any more. */
    public Optional<Member> invited(String token) {
        return links.find(database, Purpose.INVITATION, token)
                .flatMap(link -> MemberDirectory.member(database, link.member()))
                .filter(member -> member.state() == MemberState.INVITED);
    }

    /** What the invited person says. */
    public record Answer(String name, String function, String language, String zone, String password) {}

    /** Makes the account active; the token of a session, empty when the link does not work any more. */
    public Optional<String> accept(String token, Answer answer, String device, String remote, long before) {
        if (invited(token).isEmpty()) {
            return Optional.empty();
        }
        String hash = passwords.hash(answer.password);
        return database.transaction(transaction -> links.use(transaction, Purpose.INVITATION, token)
                .flatMap(link -> MemberDirectory.member(transaction, link.member()))
                .filter(member -> member.state() == MemberState.INVITED)
                .map(member -> {
                    transaction.execute(
                            "update identity_member set name = ?, role_name = ?, sort_key = ?, search_key = ?, language = ?,"
                                    + " zone = ?, password_hash = ?, state = 'ACTIVE', version = version + 1 where id = ?",
                            answer.name,
                            answer.function,
                            Member.sortKey(answer.name),
                            Member.searchKey(answer.name, answer.function),
                            answer.language,
                            answer.zone,
                            hash,
                            member.id());
                    transaction.record(Event.now("member.changed", member.id(), 0, member.version() + 1, member.id()));
                    return sessions.open(transaction, member.id(), device, remote, before);
                }));
    }
}
