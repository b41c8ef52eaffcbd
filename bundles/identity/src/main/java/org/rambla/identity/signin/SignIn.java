// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.signin;

import java.time.Duration;
import org.rambla.api.persistence.Database;
import org.rambla.identity.session.SessionStore;
import org.rambla.identity.text.Folded;

/** Opens a session for an address and a password. Says the same, after the same work, whether the account exists or not. */
public final class SignIn {
    private final Database database;
    private final Passwords passwords;
    private final Pace pace;
    private final SessionStore sessions;

    public SignIn(Database database, Passwords passwords, Pace pace, SessionStore sessions) {
        this.database = database;
        this.passwords = passwords;
        this.pace = pace;
        this.sessions = sessions;
    }

    /**
     * How it ended.
     *
     * @param token for the cookie; "" when it did not work
     * @param pause how long to wait before the next attempt; zero when this one was made
     */
    public record Outcome(String token, Duration pause) {
        private static final Outcome REFUSED = new Outcome("", Duration.ZERO);

        public boolean signedIn() {
            return !token.isEmpty();
        }
    }

    /**
     * Tries.
     *
     * @param before session of this browser so far, 0 for none; it ends
     */
    public Outcome tryIt(String email, String password, String device, String remote, long before) {
        String account = Folded.email(email);
        Duration wait = pace.attempt(Pace.Rule.ADDRESS, remote);
        if (wait.isZero()) {
            wait = pace.attempt(Pace.Rule.ACCOUNT, account);
        }
        if (!wait.isZero()) {
            return new Outcome("", wait);
        }
        Account found = database.first(
                        "select id, password_hash from identity_member where email_key = ? and state = 'ACTIVE'",
                        row -> new Account(row.number("id"), row.text("password_hash")),
                        account)
                .orElse(Account.NOBODY);
        boolean fits = passwords.fits(password.length() > PasswordRules.MOST ? "" : password, found.hash);
        return fits ? open(found, account, password, device, remote, before) : Outcome.REFUSED;
    }

    private Outcome open(Account found, String account, String password, String device, String remote, long before) {
        String better = passwords.outdated(found.hash) ? passwords.hash(password) : found.hash;
        return database.transaction(transaction -> {
            // Still the same account with the same password, while it was being checked.
            int same = transaction.execute(
                    "update identity_member set password_hash = ? where id = ? and state = 'ACTIVE' and password_hash = ?",
                    better,
                    found.id,
                    found.hash);
            if (same == 0) {
                return Outcome.REFUSED;
            }
            Pace.succeeded(transaction, account, remote);
            return new Outcome(sessions.open(transaction, found.id, device, remote, before), Duration.ZERO);
        });
    }

    private record Account(long id, String hash) {
        static final Account NOBODY = new Account(0, "");
    }
}
