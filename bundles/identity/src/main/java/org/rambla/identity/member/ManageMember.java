// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.member;

import java.util.Optional;
import org.rambla.api.event.Event;
import org.rambla.api.network.Audit;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.identity.account.LeaveNetwork;
import org.rambla.identity.organisation.Seats;
import org.rambla.identity.session.AccessTokens;
import org.rambla.identity.session.SessionStore;
import org.rambla.identity.signin.OneTimeLinks;

/** What administrators do with an account: correct it, give and take rights, stop it and let it go on. */
public final class ManageMember {
    private final Database database;
    private final Audit audit;

    public ManageMember(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Why it could not be done. */
    public enum Problem {
        CHANGED_MEANWHILE,
        LAST_ADMINISTRATOR,
        NO_SEAT
    }

    /**
     * What administrators correct.
     *
     * @param version the version that was edited
     */
    public record Correction(
            String name,
            String function,
            FunctionKind kind,
            long organisation,
            String language,
            boolean administrator,
            boolean manager,
            int version) {}

    /** Writes it; empty when that was done. */
    public Optional<Problem> correct(long id, Correction correction, long actor) {
        return database.transaction(transaction -> {
            Member before = MemberDirectory.member(transaction, id).orElseThrow();
            if (before.version() != correction.version) {
                return Optional.of(Problem.CHANGED_MEANWHILE);
            }
            boolean losesRights = before.administrator() && !correction.administrator;
            if (losesRights && before.state() == MemberState.ACTIVE && !Administrators.others(transaction, id)) {
                return Optional.of(Problem.LAST_ADMINISTRATOR);
            }
            boolean moves = before.organisation().id() != correction.organisation;
            if (moves && before.state().holdsSeat() && Seats.free(transaction, correction.organisation) < 1) {
                return Optional.of(Problem.NO_SEAT);
            }
            int rows = transaction.execute(
                    "update identity_member set name = ?, role_name = ?, role_kind = ?, sort_key = ?, search_key = ?,"
                            + " organisation = ?, language = ?, administrator = ?, manager = ?, version = version + 1"
                            + " where id = ? and version = ?",
                    correction.name,
                    correction.function,
                    correction.kind.name(),
                    Member.sortKey(correction.name),
                    Member.searchKey(correction.name, correction.function),
                    correction.organisation,
                    correction.language,
                    correction.administrator,
                    correction.manager,
                    id,
                    correction.version);
            if (rows == 0) {
                return Optional.of(Problem.CHANGED_MEANWHILE);
            }
            if (losesRights) {
                AccessTokens.end(transaction, id);
            }
            audit(transaction, before, correction, actor);
            transaction.record(Event.now("member.changed", id, 0, correction.version + 1, actor));
            return Optional.empty();
        });
    }

    private void audit(Transaction transaction, Member before, Correction correction, long actor) {
        String said = before.said();
        if (before.administrator() != correction.administrator) {
            String key = correction.administrator ? "administrator" : "noAdministrator";
            audit.record(transaction, actor, 0, "identity.audit.member." + key, said, "");
        }
        if (before.manager() != correction.manager) {
            String key = correction.manager ? "manager" : "noManager";
            audit.record(transaction, actor, 0, "identity.audit.member." + key, said, "");
        }
        audit.record(transaction, actor, 0, "identity.audit.member.changed", said, "");
    }

    /** Stops an account: signed out everywhere, the seat is free. One that was only invited is removed. */
    public Optional<Problem> stop(long id, long actor) {
        return database.transaction(transaction -> {
            Member member = MemberDirectory.member(transaction, id).orElseThrow();
            if (!member.state().holdsSeat()) {
                return Optional.empty();
            }
            if (member.administrator() && !Administrators.others(transaction, id)) {
                return Optional.of(Problem.LAST_ADMINISTRATOR);
            }
            if (member.state() == MemberState.INVITED) {
                audit.record(transaction, actor, 0, "identity.audit.member.withdrawn", member.said(), "");
                LeaveNetwork.erase(transaction, member, actor, audit);
            } else {
                audit.record(transaction, actor, 0, "identity.audit.member.stopped", member.said(), "");
                stop(transaction, member, 0, actor);
            }
            return Optional.empty();
        });
    }

    /** Takes every way in; the name stays on contributions. */
    public static void stop(Transaction transaction, Member member, long successor, long actor) {
        transaction.execute(
                "update identity_member set state = 'INACTIVE', administrator = false, manager = false, successor = ?,"
                        + " version = version + 1 where id = ?",
                successor,
                member.id());
        SessionStore.endOthers(transaction, member.id(), 0);
        AccessTokens.end(transaction, member.id());
        OneTimeLinks.end(transaction, member.id());
        transaction.record(Event.now("member.changed", member.id(), 0, member.version() + 1, actor));
    }

    /** Lets a stopped account go on; the member signs in with the password of before. */
    public Optional<Problem> resume(long id, long actor) {
        return database.transaction(transaction -> {
            Member member = MemberDirectory.member(transaction, id).orElseThrow();
            if (member.state() != MemberState.INACTIVE) {
                return Optional.empty();
            }
            if (Seats.free(transaction, member.organisation().id()) < 1) {
                return Optional.of(Problem.NO_SEAT);
            }
            transaction.execute(
                    "update identity_member set state = 'ACTIVE', successor = 0, version = version + 1 where id = ?",
                    id);
            audit.record(transaction, actor, 0, "identity.audit.member.resumed", member.said(), "");
            transaction.record(Event.now("member.changed", id, 0, member.version() + 1, actor));
            return Optional.empty();
        });
    }
}
