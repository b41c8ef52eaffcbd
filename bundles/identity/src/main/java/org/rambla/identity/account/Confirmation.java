// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.account;

import java.time.Duration;
import org.rambla.api.page.Form;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;
import org.rambla.identity.signin.Pace;
import org.rambla.identity.signin.Passwords;
import org.rambla.identity.signin.SignInPages;

/** Asks members for their password again before something that cannot be taken back. */
public final class Confirmation {
    private final Database database;
    private final Passwords passwords;
    private final Pace pace;

    public Confirmation(Database database, Passwords passwords, Pace pace) {
        this.database = database;
        this.passwords = passwords;
        this.pace = pace;
    }

    /** Checks the field {@code present} ("present password"); keeps a message when it does not fit. Returns the hash. */
    public String check(Visit visit, Form form) {
        String typed = form.raw("presentPassword");
        if (typed.isEmpty()) {
            form.reject("presentPassword", "web.problem.required");
            return "";
        }
        Duration pause = pace.attempt(Pace.Rule.CONFIRMATION, Long.toString(visit.memberId()));
        if (!pause.isZero()) {
            form.reject("presentPassword", "identity.signIn.wait", SignInPages.waiting(visit, pause));
            return "";
        }
        String hash = database.first(
                        "select password_hash from identity_member where id = ?",
                        row -> row.text("password_hash"),
                        visit.memberId())
                .orElse("");
        if (!passwords.fits(typed, hash)) {
            form.reject("presentPassword", "identity.account.password.wrong");
            return "";
        }
        database.<Void, RuntimeException>transaction(transaction -> {
            Pace.forget(transaction, Pace.Rule.CONFIRMATION, Long.toString(visit.memberId()));
            return null;
        });
        return hash;
    }
}
