// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.administration;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rambla.api.mail.Mail;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.MemberCard;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.space.mail.SpaceMails;
import org.rambla.space.membership.Memberships;

/**
 * An administrator gives a space a manager, whom it and its other managers hear of. Nobody gives the own account a private
 * space in this way: that is what emergency access is for.
 */
public final class AssignManager {
    private final Database database;
    private final Audit audit;
    private final SpaceMails mails;

    public AssignManager(Database database, Audit audit, SpaceMails mails) {
        this.database = database;
        this.audit = audit;
        this.mails = mails;
    }

    /**
     * @param managers of the space so far
     */
    public void assign(SpaceCard space, MemberCard member, List<Long> managers, long actor) {
        if (member.id() == actor && space.visibility() == Visibility.PRIVATE) {
            throw new Refusal(403, "space.refusal.ownPrivate");
        }
        Set<Long> told = new LinkedHashSet<>(managers);
        told.add(member.id());
        List<Mail> written = mails.write(new SpaceMails.About("assigned", space, member, "", space.path()), told);
        database.transaction(tx -> {
            Memberships.lock(tx, space.id());
            Memberships.put(
                    tx,
                    space.id(),
                    member.id(),
                    member.organisation().id(),
                    Role.MANAGER,
                    Instant.now(),
                    Memberships.FOR_EVER,
                    actor);
            mails.send(tx, written);
            audit.record(
                    tx, actor, space.id(), "space.audit.assigned", Words.of(member.name()), Words.of(space.name()));
            return null;
        });
    }
}
