// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.rambla.api.demo.Demo;
import org.rambla.api.people.MemberCard;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.space.membership.Memberships;

/** Who belongs to which space of the demonstration: partners to their projects, everybody to some themes. */
final class DemoMemberships {
    private static final int BATCH = 400;
    private static final int COMMITTEE = 14;

    private final Database database;
    private final Demo demo;
    private final Map<Long, MemberCard> cards;
    private final Map<Long, MemberCard> accounts;
    private final Map<String, Set<String>> functions;
    private final Random random;
    /** By space, in order; the highest role wins. */
    private final Map<Long, Map<Long, Role>> roles = new LinkedHashMap<>();

    /** Everybody joins some spaces; accounts to sign in with join the ones named below. */
    DemoMemberships(
            Database database,
            Demo demo,
            Map<Long, MemberCard> cards,
            Map<Long, MemberCard> accounts,
            Map<String, Set<String>> functions) {
        this.database = database;
        this.demo = demo;
        this.cards = cards;
        this.accounts = accounts;
        this.functions = functions;
        this.random = demo.random();
    }

    void seed(List<DemoSpace> spaces) {
        spaces.forEach(space -> roles.put(space.id(), new LinkedHashMap<>()));
        spaces.forEach(this::runners);
        List<DemoSpace> open = spaces.stream().filter(s -> !closed(s)).toList();
        cards.values().forEach(card -> joins(card, open));
        spaces.stream().filter(DemoMemberships::closed).forEach(this::committee);
        accounts(spaces);
        write();
    }

    private static boolean closed(DemoSpace space) {
        return space.draft().visibility() == Visibility.PRIVATE;
    }

    private void put(long space, long member, Role role) {
        roles.get(space).merge(member, role, (a, b) -> a.atLeast(b) ? a : b);
    }

    /** The manager that the data names, and one or two moderators. */
    private void runners(DemoSpace space) {
        put(space.id(), manager(space), Role.MANAGER);
        List<Long> near = partners(space);
        for (int i = random.nextInt(2); i >= 0; i--) {
            put(space.id(), near.get(random.nextInt(near.size())), Role.MODERATOR);
        }
    }

    private long manager(DemoSpace space) {
        Set<String> titles = functions.getOrDefault(space.managerFunction(), Set.of());
        List<MemberCard> there = cards.values().stream()
                .filter(card -> card.organisation().id() == space.managerOrganisation())
                .toList();
        return there.stream()
                .filter(card -> titles.contains(card.function()))
                .findFirst()
                .or(() -> there.stream().findFirst())
                .map(MemberCard::id)
                .orElseGet(() -> any(List.copyOf(cards.keySet())));
    }

    private List<Long> partners(DemoSpace space) {
        Set<Long> organisations = Set.copyOf(space.draft().partners());
        List<Long> found = cards.values().stream()
                .filter(card -> organisations.contains(card.organisation().id()))
                .map(MemberCard::id)
                .toList();
        return found.isEmpty() ? List.copyOf(cards.keySet()) : found;
    }

    private long any(List<Long> from) {
        return from.get(random.nextInt(from.size()));
    }

    private void joins(MemberCard card, List<DemoSpace> open) {
        int wanted = 2 + random.nextInt(4);
        int joined = 0;
        List<DemoSpace> others = new ArrayList<>();
        for (DemoSpace space : open) {
            boolean partner =
                    space.draft().partners().contains(card.organisation().id());
            if (partner && joined < wanted) {
                put(space.id(), card.id(), Role.MEMBER);
                joined++;
            } else if (space.draft().kind() != SpaceKind.PROJECT
                    || space.draft().partners().isEmpty()) {
                others.add(space);
            }
        }
        Collections.shuffle(others, random);
        for (DemoSpace space : others.subList(0, Math.min(others.size(), Math.max(1, wanted - joined)))) {
            put(space.id(), card.id(), Role.MEMBER);
        }
    }

    private void committee(DemoSpace space) {
        List<Long> from = partners(space);
        for (int i = 0; i < COMMITTEE; i++) {
            put(space.id(), any(from), Role.MEMBER);
        }
    }

    /** The accounts one signs in with; the newcomer belongs nowhere yet. */
    private void accounts(List<DemoSpace> spaces) {
        account(spaces, "manager", Role.MANAGER, "public-spaces", "radicalisation");
        account(spaces, "moderator", Role.MODERATOR, "public-spaces");
        account(spaces, "member", Role.MEMBER, "public-spaces", "radicalisation", "night", "innovation");
        account(spaces, "administrator", Role.MEMBER, "public-spaces", "audits");
    }

    private void account(List<DemoSpace> spaces, String name, Role role, String... keys) {
        Set<String> wanted = Set.of(keys);
        for (DemoSpace space : spaces) {
            if (wanted.contains(space.key())) {
                put(space.id(), demo.id("member", name), role);
            }
        }
    }

    private void write() {
        roles.forEach((space, members) -> {
            List<Map.Entry<Long, Role>> all = List.copyOf(members.entrySet());
            for (int from = 0; from < all.size(); from += BATCH) {
                write(space, all.subList(from, Math.min(all.size(), from + BATCH)));
            }
        });
    }

    private void write(long space, List<Map.Entry<Long, Role>> members) {
        List<Instant> dates = members.stream()
                .map(m -> demo.now().minus(Duration.ofHours(24 + random.nextInt(200 * 24))))
                .toList();
        database.transaction(tx -> {
            for (int i = 0; i < members.size(); i++) {
                long member = members.get(i).getKey();
                tx.execute(
                        "insert into space_membership (space_id, member, organisation, role, joined_at, until_at) values (?, ?, ?, ?, ?, ?)",
                        space,
                        member,
                        organisation(member),
                        members.get(i).getValue().ordinal(),
                        dates.get(i),
                        Memberships.FOR_EVER);
                tx.execute(
                        "insert into space_follow (space_id, member, since_at) values (?, ?, ?)",
                        space,
                        member,
                        dates.get(i));
            }
            return null;
        });
    }

    private long organisation(long member) {
        MemberCard card = cards.containsKey(member) ? cards.get(member) : accounts.get(member);
        return card.organisation().id();
    }
}
