// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.membership;

import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;

/** Who belongs to a space, and who asked to. */
public final class MemberList {
    private final Database database;
    private final Organisations organisations;

    /** A membership; until is {@link Memberships#FOR_EVER} except in an emergency. */
    public record Entry(long member, long organisation, Role role, Instant joined, Instant until) {
        public boolean emergency() {
            return !until.equals(Memberships.FOR_EVER);
        }
    }

    /** A request to join that waits for an answer. */
    public record Request(long member, String message, Instant at) {}

    public MemberList(Database database, Organisations organisations) {
        this.database = database;
        this.organisations = organisations;
    }

    /** Everybody, managers first, then by the organisation's name in that language; two statements. */
    public List<Entry> all(long space, String language) {
        List<Entry> entries = database.list(
                "select member, organisation, role, joined_at, until_at from space_membership"
                        + " where space_id = ? and until_at > ? order by role desc, joined_at, member",
                row -> new Entry(
                        row.number("member"),
                        row.number("organisation"),
                        Role.values()[row.integer("role")],
                        row.instant("joined_at"),
                        row.instant("until_at")),
                space,
                Instant.now());
        Map<Long, OrganisationCard> cards =
                organisations.cards(entries.stream().map(Entry::organisation).collect(Collectors.toSet()));
        Collator collator = Collator.getInstance(Locale.forLanguageTag(language));
        ToLongFunction<Entry> rank = entry -> -entry.role().ordinal();
        return entries.stream()
                .sorted(Comparator.comparingLong(rank)
                        .thenComparing(entry -> name(cards.get(entry.organisation()), language), collator))
                .toList();
    }

    private static String name(OrganisationCard card, String language) {
        return card == null ? "" : card.shortName().in(language);
    }

    /** Oldest first. */
    public List<Request> requests(long space) {
        return database.list(
                "select member, message, asked_at from space_request where space_id = ? order by asked_at, member",
                row -> new Request(row.number("member"), row.text("message"), row.instant("asked_at")),
                space);
    }
}
