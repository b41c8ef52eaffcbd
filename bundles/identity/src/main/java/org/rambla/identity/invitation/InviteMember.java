// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.invitation;

import java.time.Clock;
import java.util.Optional;
import org.rambla.api.event.Event;
import org.rambla.api.network.Audit;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.identity.letter.Letters;
import org.rambla.identity.letter.Letters.Reader;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.member.MemberState;
import org.rambla.identity.member.NewMember;
import org.rambla.identity.organisation.Organisation;
import org.rambla.identity.organisation.OrganisationDirectory;
import org.rambla.identity.organisation.Seats;
import org.rambla.identity.signin.OneTimeLinks;
import org.rambla.identity.signin.OneTimeLinks.Purpose;

/** An administrator invites somebody to act for an organisation. */
public final class InviteMember {
    private final Database database;
    private final OneTimeLinks links;
    private final Letters letters;
    private final Audit audit;
    private final Clock clock;

    public InviteMember(Database database, OneTimeLinks links, Letters letters, Audit audit, Clock clock) {
        this.database = database;
        this.links = links;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why it could not be done. */
    public enum Problem {
        TAKEN,
        NO_SEAT
    }

    /**
     * Invites.
     *
     * @param raise give the organisation one more seat when none is free
     * @return empty when the invitation is on its way
     */
    public Optional<Problem> invite(Invitee invitee, boolean raise, long actor) {
        try {
            return database.transaction(transaction -> {
                if (Seats.free(transaction, invitee.organisation()) < 1) {
                    if (!raise) {
                        return Optional.of(Problem.NO_SEAT);
                    }
                    Seats.raise(transaction, invitee.organisation(), 1);
                }
                if (MemberDirectory.byEmail(transaction, invitee.email()).isPresent()) {
                    return Optional.of(Problem.TAKEN);
                }
                long id = add(transaction, invitee, actor);
                Member added = MemberDirectory.member(transaction, id).orElseThrow();
                audit.record(transaction, actor, 0, "identity.audit.member.invited", added.said(), "");
                return Optional.empty();
            });
        } catch (Database.Conflict e) {
            // Somebody else invited the same address at this moment.
            return Optional.of(Problem.TAKEN);
        }
    }

    /** Writes the account and queues the mail; the caller has made sure of the seat. Returns the member's id. */
    long add(Transaction transaction, Invitee invitee, long actor) {
        Organisation organisation =
                OrganisationDirectory.find(transaction, invitee.organisation()).orElseThrow();
        long id = NewMember.invited(
                        invitee.email(),
                        invitee.name(),
                        invitee.function(),
                        invitee.kind(),
                        organisation.id(),
                        invitee.language(),
                        organisation.zone())
                .insert(transaction, clock.instant());
        String token = links.make(transaction, Purpose.INVITATION, id, "");
        letters.invitation(
                transaction,
                new Reader(invitee.email(), invitee.name(), invitee.language()),
                organisation.card(),
                invitee.function(),
                token);
        transaction.record(Event.now("member.changed", id, 0, 1, actor));
        return id;
    }

    /** Sends the mail again with a new link; the one before stops working. False when there is nobody to invite. */
    public boolean again(long id, long actor) {
        return database.transaction(transaction -> {
            Optional<Member> found =
                    MemberDirectory.member(transaction, id).filter(m -> m.state() == MemberState.INVITED);
            found.ifPresent(member -> {
                String token = links.make(transaction, Purpose.INVITATION, id, "");
                letters.invitation(
                        transaction,
                        new Reader(member.email(), member.name(), member.language()),
                        member.organisation(),
                        member.function(),
                        token);
                audit.record(transaction, actor, 0, "identity.audit.member.invitedAgain", member.said(), "");
            });
            return found.isPresent();
        });
    }
}
