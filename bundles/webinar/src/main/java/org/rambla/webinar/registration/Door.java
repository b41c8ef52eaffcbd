// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentState;
import org.rambla.api.space.Grant;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Status;
import org.rambla.webinar.event.Terms;

/** Whether one may register for an event at this moment, and why not. */
public enum Door {
    OPEN,
    /** Nobody registers: the event is for information. */
    INFORMATION,
    /** It has no date, does not take place, or is hidden. */
    UNPLANNED,
    NOT_YET,
    CLOSED,
    /** The visitor is a guest, and guests may not. */
    GUEST,
    /** The visitor is not a member of the space. */
    OUTSIDE,
    /** The visitor does not act for one of those who run the space together. */
    PARTNER,
    /** The space is archived. */
    ARCHIVED;

    /** For an event, whoever asks. */
    public static Door of(EventRow event, Instant now) {
        Terms terms = event.terms();
        if (terms.who() == Terms.Who.NOBODY) {
            return INFORMATION;
        }
        if (event.status() != Status.PLANNED || event.state() != ContentState.PUBLISHED) {
            return UNPLANNED;
        }
        if (terms.opens() != null && terms.opens().isAfter(now)) {
            return NOT_YET;
        }
        Instant closes = terms.closes() == null ? event.when().start() : terms.closes();
        return closes.isAfter(now) ? OPEN : CLOSED;
    }

    /**
     * As a list says it: {@link #OPEN} for guests too, who are told how on the event's page.
     *
     * @param partner spaces as {@link #partner(Collection, Instant, Spaces, Visit)} says
     */
    public static Door listed(EventRow event, Instant now, Set<Long> partner, Visit visit) {
        Door door = of(event, now);
        Terms.Who who = event.terms().who();
        if (door != OPEN || !visit.signedIn() || who != Terms.Who.SPACE && who != Terms.Who.PARTNER) {
            return door;
        }
        if (who == Terms.Who.PARTNER && !partner.contains(event.space())) {
            return PARTNER;
        }
        return inside(event.space(), visit) ? OPEN : OUTSIDE;
    }

    private static boolean inside(long space, Visit visit) {
        return visit.access()
                .filter(found -> found.space().id() == space)
                .map(SpaceAccess::member)
                .orElseGet(() -> {
                    Grant grant = visit.grants().bySpace().get(space);
                    return grant != null && grant.role().atLeast(Role.MEMBER);
                });
    }

    /**
     * The spaces of open events for partners in which the visitor acts for one: a statement for each of those spaces that
     * the visitor is a member of, none where no such event is.
     */
    public static Set<Long> partner(Collection<EventRow> rows, Instant now, Spaces spaces, Visit visit) {
        return rows.stream()
                .filter(row -> visit.signedIn() && row.terms().who() == Terms.Who.PARTNER && of(row, now) == OPEN)
                .map(EventRow::space)
                .distinct()
                .filter(space -> inside(space, visit) && spaces.partners(space).contains(visit.organisationId()))
                .collect(Collectors.toSet());
    }

    /** For a visitor, in whatever space the event stands. */
    static Door of(EventRow event, Instant now, Set<Long> partner, SpaceCard space, Visit visit) {
        if (!visit.signedIn()) {
            return ofGuest(event, now, space);
        }
        Door door = of(event, now);
        return door == OPEN && space.archived() ? ARCHIVED : listed(event, now, partner, visit);
    }

    /** For a guest, in a space that guests can see. */
    public static Door ofGuest(EventRow event, Instant now, SpaceCard space) {
        Door door = of(event, now);
        if (door != OPEN) {
            return door;
        }
        return space.archived() ? ARCHIVED : event.terms().who() == Terms.Who.PUBLIC ? OPEN : GUEST;
    }

    /**
     * Whether a visitor acts for one of the organisations that run the space together; a statement for those who are
     * signed in. Reads: before the transaction.
     */
    static boolean partner(Spaces spaces, Visit visit) {
        return visit.signedIn() && spaces.partners(visit.space().id()).contains(visit.organisationId());
    }

    /** For a visitor, of whom one knows whether {@link #partner}. */
    static Door of(EventRow event, Instant now, boolean partner, Visit visit) {
        Door door = of(event, now);
        if (door != OPEN) {
            return door;
        }
        if (!visit.signedIn()) {
            return ofGuest(event, now, visit.space());
        }
        if (visit.space().archived()) {
            return ARCHIVED;
        }
        boolean inside = visit.access().orElseThrow().member();
        return switch (event.terms().who()) {
            case SPACE -> inside ? OPEN : OUTSIDE;
            case PARTNER -> !partner ? PARTNER : inside ? OPEN : OUTSIDE;
            default -> OPEN;
        };
    }
}
