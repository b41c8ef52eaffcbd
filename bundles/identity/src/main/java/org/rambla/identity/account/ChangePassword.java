// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.account;

import org.rambla.api.persistence.Database;
import org.rambla.identity.letter.Letters;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.signin.Passwords;
import org.rambla.identity.signin.ResetPassword;

/** A member who is signed in takes another password; every other device is signed out. */
public final class ChangePassword {
    private final Database database;
    private final Passwords passwords;
    private final Letters letters;

    public ChangePassword(Database database, Passwords passwords, Letters letters) {
        this.database = database;
        this.passwords = passwords;
        this.letters = letters;
    }

    /** @param session the one that stays */
    public void change(long id, String password, long session) {
        String hash = passwords.hash(password);
        database.<Void, RuntimeException>transaction(transaction -> {
            Member member = MemberDirectory.member(transaction, id).orElseThrow();
            ResetPassword.changed(transaction, member, hash, session);
            letters.passwordChanged(transaction, new Letters.Reader(member.email(), member.name(), member.language()));
            return null;
        });
    }
}
