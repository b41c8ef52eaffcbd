// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.signin;

import java.util.Optional;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.identity.letter.Letters;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.member.MemberState;
import org.rambla.identity.session.SessionStore;
import org.rambla.identity.signin.OneTimeLinks.Purpose;
import org.rambla.identity.text.Folded;

/** A new password by mail. Asking says nothing about whether the account exists, and does about the same work. */
public final class ResetPassword {
    private final Database database;
    private final OneTimeLinks links;
    private final Pace pace;
    private final Letters letters;
    private final Passwords passwords;
    private final SessionStore sessions;

    public ResetPassword(
            Database database,
            OneTimeLinks links,
            Pace pace,
            Letters letters,
            Passwords passwords,
            SessionStore sessions) {
        this.database = database;
        this.links = links;
        this.pace = pace;
        this.letters = letters;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    /** Sends a link when there is such an account; those who ask too often get no further mail, and are not told. */
    public void ask(String email, String remote) {
        boolean tooMany = !pace.attempt(Pace.Rule.MAIL_ADDRESS, remote).isZero();
        tooMany |= !pace.attempt(Pace.Rule.MAIL, Folded.email(email)).isZero();
        if (tooMany) {
            return;
        }
        database.<Void, RuntimeException>transaction(transaction -> {
            Optional<Member> member = MemberDirectory.byEmail(transaction, email);
            MemberState state = member.map(Member::state).orElse(MemberState.DELETED);
            switch (state) {
                case ACTIVE ->
                    letters.reset(
                            transaction,
                            reader(member.get()),
                            links.make(transaction, Purpose.RESET, member.get().id(), ""));
                case INVITED ->
                    letters.invitation(
                            transaction,
                            reader(member.get()),
                            member.get().organisation(),
                            member.get().function(),
                            links.make(
                                    transaction,
                                    Purpose.INVITATION,
                                    member.get().id(),
                                    ""));
                case INACTIVE, DELETED -> links.make(transaction, Purpose.NONE, 0, "");
            }
            return null;
        });
    }

    private static Letters.Reader reader(Member member) {
        return new Letters.Reader(member.email(), member.name(), member.language());
    }

    /** Whose password a link would change; empty when it does not work any more. */
    public Optional<Member> whose(String token) {
        return links.find(database, Purpose.RESET, token)
                .flatMap(link -> MemberDirectory.member(database, link.member()))
                .filter(member -> member.state() == MemberState.ACTIVE);
    }

    /**
     * Sets the password and ends every session of the member.
     *
     * @return the token of a new session; empty when the link does not work any more
     */
    public Optional<String> set(String token, String password, String device, String remote, long before) {
        if (whose(token).isEmpty()) {
            return Optional.empty();
        }
        String hash = passwords.hash(password);
        return database.transaction(transaction -> links.use(transaction, Purpose.RESET, token)
                .flatMap(link -> MemberDirectory.member(transaction, link.member()))
                .filter(member -> member.state() == MemberState.ACTIVE)
                .map(member -> {
                    changed(transaction, member, hash, 0);
                    letters.passwordChanged(transaction, reader(member));
                    return sessions.open(transaction, member.id(), device, remote, before);
                }));
    }

    /** Writes the hash; every other session and link ends. */
    public static void changed(Transaction transaction, Member member, String hash, long keptSession) {
        transaction.execute(
                "update identity_member set password_hash = ?, version = version + 1 where id = ?", hash, member.id());
        SessionStore.endOthers(transaction, member.id(), keptSession);
        OneTimeLinks.end(transaction, member.id());
        Pace.forget(transaction, Pace.Rule.ACCOUNT, Folded.email(member.email()));
        transaction.record(Event.now("member.changed", member.id(), 0, member.version() + 1, member.id()));
    }
}
