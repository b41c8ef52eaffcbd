// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.invitation;

import java.util.Optional;
import java.util.Set;
import org.rambla.api.network.Audit;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.identity.account.EditProfile;
import org.rambla.identity.member.Administrators;
import org.rambla.identity.member.ManageMember;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;

/**
 * Somebody leaves, somebody else takes over: the account of the one who leaves is stopped, the successor is invited to the
 * same organisation and function, and is programme manager of the network if the one before was. Roles in spaces follow
 * (the spaces hear of it); the rights of an administrator do not. Contributions stay where they are, with the organisation.
 */
public final class SucceedMember {
    private final Database database;
    private final InviteMember invite;
    private final Audit audit;

    public SucceedMember(Database database, InviteMember invite, Audit audit) {
        this.database = database;
        this.invite = invite;
        this.audit = audit;
    }

    /** Why it could not be done. */
    public enum Problem {
        TAKEN,
        LAST_ADMINISTRATOR
    }

    /** Does both in one transaction; empty when that was done. */
    public Optional<Problem> succeed(long leaving, String email, String name, String language, long actor) {
        try {
            return database.transaction(transaction -> succeed(transaction, leaving, email, name, language, actor));
        } catch (Database.Conflict e) {
            return Optional.of(Problem.TAKEN);
        }
    }

    private Optional<Problem> succeed(
            Transaction transaction, long leaving, String email, String name, String language, long actor) {
        Member before = MemberDirectory.member(transaction, leaving)
                .filter(member -> member.state().holdsSeat())
                .orElseThrow();
        if (MemberDirectory.byEmail(transaction, email).isPresent()) {
            return Optional.of(Problem.TAKEN);
        }
        if (before.administrator() && !Administrators.others(transaction, leaving)) {
            return Optional.of(Problem.LAST_ADMINISTRATOR);
        }
        Set<String> topics = Set.copyOf(transaction.list(
                "select topic from identity_interest where member = ?", row -> row.text("topic"), leaving));
        Invitee invitee = new Invitee(
                email,
                name,
                before.function(),
                before.kind(),
                before.organisation().id(),
                language);
        // The seat of the one who leaves is taken over, so none has to be free.
        long successor = invite.add(transaction, invitee, actor);
        EditProfile.follow(transaction, successor, topics);
        if (before.manager()) {
            transaction.execute("update identity_member set manager = true where id = ?", successor);
            audit.record(transaction, actor, 0, "identity.audit.member.manager", name, "");
        }
        ManageMember.stop(transaction, before, successor, actor);
        audit.record(transaction, actor, 0, "identity.audit.member.succeeded", before.said(), name);
        return Optional.empty();
    }
}
