// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.member;

import java.time.Instant;
import org.rambla.api.persistence.Transaction;
import org.rambla.identity.text.Folded;

/**
 * An account about to be made.
 *
 * @param passwordHash "" while there is no password
 */
public record NewMember(
        String email,
        String name,
        String function,
        FunctionKind kind,
        long organisation,
        String language,
        String zone,
        boolean administrator,
        boolean manager,
        MemberState state,
        String passwordHash) {

    /** Someone who is invited: no rights, no password. */
    public static NewMember invited(
            String email,
            String name,
            String function,
            FunctionKind kind,
            long organisation,
            String language,
            String zone) {
        return new NewMember(
                email, name, function, kind, organisation, language, zone, false, false, MemberState.INVITED, "");
    }

    /** The same person in another organisation. */
    public NewMember of(long other) {
        return new NewMember(
                email, name, function, kind, other, language, zone, administrator, manager, state, passwordHash);
    }

    /**
     * Writes the row.
     *
     * @return the member's id
     * @throws org.rambla.api.persistence.Database.Conflict at the latest when committing, when the address is taken
     */
    public long insert(Transaction transaction, Instant at) {
        long id = transaction.next("identity_id_seq");
        transaction.execute(
                "insert into identity_member (id, email, email_key, name, role_name, role_kind, sort_key, search_key, organisation,"
                        + " language, zone, about, administrator, manager, state, password_hash, successor, created_at,"
                        + " last_seen_at, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, 0, ?, 0, 1)",
                id,
                email,
                Folded.email(email),
                name,
                function,
                kind.name(),
                Member.sortKey(name),
                Member.searchKey(name, function),
                organisation,
                language,
                zone,
                administrator,
                manager,
                state.name(),
                passwordHash,
                at);
        return id;
    }
}
