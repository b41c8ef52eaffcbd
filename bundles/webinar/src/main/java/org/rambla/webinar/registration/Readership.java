// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rambla.api.people.Members;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.space.Spaces;
import org.rambla.webinar.event.EventRow;

/** Who may read the agenda of a space at this moment, for what is reached by links and mails instead of by its pages. */
public final class Readership {
    /** From so many on the members of a space are asked for at once. */
    private static final int MANY = 5;

    private final Spaces spaces;
    private final Members members;

    public Readership(Spaces spaces, Members members) {
        this.spaces = spaces;
        this.members = members;
    }

    /** The space, where this member (0: a guest) may read its agenda. */
    public Optional<SpaceCard> space(long space, long member) {
        return spaces.access(space, member).filter(Readership::reads).map(SpaceAccess::space);
    }

    private static boolean reads(SpaceAccess access) {
        Map<String, Role> moved = access.features().get("webinar");
        return moved != null && access.role().atLeast(moved.getOrDefault("webinar.read", Role.VISITOR));
    }

    /**
     * Whether somebody may be registered for an event as they and whoever registered them stand in its space now, whenever
     * it opened and closes; three statements at the most.
     */
    public Predicate<RegistrationRow> admitted(EventRow event, Collection<RegistrationRow> rows) {
        return switch (event.terms().who()) {
            case NETWORK -> row -> !row.guest();
            case SPACE -> insiders(event.space(), rows);
            case PARTNER -> {
                Set<Long> partners = spaces.partners(event.space());
                yield insiders(event.space(), rows).and(row -> partners.contains(row.organisation()));
            }
            case PUBLIC -> row -> true;
            case NOBODY -> row -> false;
        };
    }

    /** The same as {@link #inside(long, RegistrationRow)} for several. */
    private Predicate<RegistrationRow> insiders(long space, Collection<RegistrationRow> rows) {
        Set<Long> accounts = accounts(rows);
        Set<Long> inside = new HashSet<>(spaces.members(space, Role.MEMBER, accounts));
        if (!inside.isEmpty()) {
            inside.retainAll(members.mailboxes(inside).keySet());
        }
        return row -> inside.contains(row.member()) || row.byColleague() && inside.contains(row.registrar());
    }

    /** Those of them who read as members of the space, or of the network, do, where guests do not. */
    private Map<Long, Boolean> inside(long space, Set<Long> some) {
        Map<Long, Boolean> inside = new HashMap<>();
        inside.put(0L, space(space, 0).isPresent());
        if (!inside.get(0L)) {
            some.stream()
                    .flatMap(member -> spaces.access(space, member).stream())
                    .findFirst()
                    .map(access -> reading(access, some))
                    .orElse(Set.of())
                    .stream()
                    .filter(some::contains)
                    .forEach(member -> inside.put(member, true));
        }
        return inside;
    }

    /** @param found as one of them finds the space */
    private Collection<Long> reading(SpaceAccess found, Set<Long> some) {
        Map<String, Role> moved = found.features().get("webinar");
        if (moved == null) {
            return Set.of();
        }
        Role least = moved.getOrDefault("webinar.read", Role.VISITOR);
        return least == Role.VISITOR && found.space().visibility() == Visibility.NETWORK
                ? some
                : spaces.members(found.space().id(), least.atLeast(Role.MEMBER) ? least : Role.MEMBER, some);
    }

    /** Those of some members who may read there. */
    public Set<Long> readers(long space, Set<Long> some) {
        Map<Long, Boolean> known = some.size() < MANY ? new HashMap<>() : inside(space, some);
        Predicate<Long> reads =
                member -> known.computeIfAbsent(member, id -> space(space, id).isPresent());
        return reads.test(0L) ? some : some.stream().filter(reads).collect(Collectors.toSet());
    }

    /** Whether somebody is a member of that space, or whoever registered them. */
    public boolean inside(long space, RegistrationRow row) {
        return inside(space, row.member()) || row.byColleague() && inside(space, row.registrar());
    }

    /** Whether that member belongs to that space, with an account that was not stopped. */
    public boolean inside(long space, long member) {
        return member != 0
                && spaces.access(space, member).filter(SpaceAccess::member).isPresent()
                && active(member);
    }

    /** Whether the account of that member was not stopped. */
    public boolean active(long member) {
        return members.mailboxes(Set.of(member)).containsKey(member);
    }

    /** The accounts on which it depends whether somebody may read: their own, and of the colleagues who registered them. */
    public static Set<Long> accounts(Collection<RegistrationRow> rows) {
        Set<Long> accounts = new HashSet<>();
        rows.forEach(row -> {
            accounts.add(row.member());
            accounts.add(row.byColleague() ? row.registrar() : row.member());
        });
        accounts.remove(0L);
        return accounts;
    }

    /** The same as {@link #of(long, Set)}; one more statement where somebody has an account. */
    public Predicate<RegistrationRow> of(long space, Collection<RegistrationRow> rows) {
        Set<Long> accounts = accounts(rows);
        return of(
                space,
                accounts.isEmpty() ? Set.of() : members.mailboxes(accounts).keySet());
    }

    /**
     * Whether somebody who registered still may read of an event in that space: as guests may, by their account, or
     * through the colleague who registered them. Whose account was stopped may not, and lets nobody else. The members of the
     * space are asked for together and everybody else once, so it is not to be kept.
     *
     * @param active of the {@link #accounts} those that were not stopped
     */
    public Predicate<RegistrationRow> of(long space, Set<Long> active) {
        Map<Long, Boolean> known = active.size() < MANY ? new HashMap<>() : inside(space, active);
        Predicate<Long> reads =
                member -> known.computeIfAbsent(member, id -> space(space, id).isPresent());
        Predicate<Long> reader = member -> active.contains(member) && reads.test(member);
        return row -> (row.member() == 0 || active.contains(row.member()))
                && (reads.test(0L) || reader.test(row.member()) || row.byColleague() && reader.test(row.registrar()));
    }
}
