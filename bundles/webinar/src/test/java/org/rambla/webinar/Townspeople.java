// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.content.fixture.TestMembers;

/** A member for every number, ten of each city, with an address; odd ones read French, and 8 lives in Lisbon. */
final class Townspeople implements Members {
    private static final Pattern ADDRESS = Pattern.compile("member([0-9]+)@city\\.example", Pattern.CASE_INSENSITIVE);

    /** Organisations from which guests may choose. */
    final List<Long> offered = new ArrayList<>();

    private final Set<Long> gone = new HashSet<>();
    private final Map<Long, String> moved = new HashMap<>();
    private int asked;

    /** How often it was asked where mail goes. */
    int asked() {
        return asked;
    }

    /** The mail of that member goes there from now on. */
    void move(long member, String address) {
        moved.put(member, address);
    }

    void stop(long member) {
        gone.add(member);
    }

    @Override
    public Map<Long, MemberCard> cards(Collection<Long> members) {
        Map<Long, MemberCard> cards = new HashMap<>();
        members.forEach(id -> cards.put(id, TestMembers.of(id)));
        return cards;
    }

    @Override
    public Map<Long, Mailbox> mailboxes(Collection<Long> members) {
        asked++;
        Map<Long, Mailbox> boxes = new HashMap<>();
        members.stream().filter(id -> !gone.contains(id)).forEach(id -> {
            String zone = id == 8 ? "Europe/Lisbon" : "Europe/Paris";
            String language = id % 2 == 1 ? "fr" : "en";
            String address = moved.getOrDefault(id, "Member" + id + "@city.example");
            boxes.put(id, new Mailbox(id, TestMembers.of(id).name(), address, language, zone));
        });
        return boxes;
    }

    @Override
    public Optional<Long> at(String address) {
        Optional<Long> there = moved.entrySet().stream()
                .filter(one -> one.getValue().equalsIgnoreCase(address))
                .map(Map.Entry::getKey)
                .findFirst();
        Matcher known = ADDRESS.matcher(address);
        return there.isPresent() || !known.matches()
                ? there
                : Optional.of(Long.parseLong(known.group(1)))
                        .filter(id -> !gone.contains(id) && !moved.containsKey(id));
    }

    @Override
    public List<Long> find(String text, int limit) {
        return List.of();
    }

    @Override
    public List<Long> active(long after, int limit) {
        return LongStream.rangeClosed(after + 1, 60)
                .filter(id -> !gone.contains(id))
                .limit(limit)
                .boxed()
                .toList();
    }

    @Override
    public List<Long> of(long organisation, long after, int limit) {
        return active(after, limit).stream()
                .filter(id -> TestMembers.of(id).organisation().id() == organisation)
                .toList();
    }

    @Override
    public long count() {
        return 0;
    }

    Organisations cities() {
        return new Organisations() {
            @Override
            public Map<Long, OrganisationCard> cards(Collection<Long> organisations) {
                Map<Long, OrganisationCard> cards = new HashMap<>();
                organisations.forEach(
                        id -> cards.put(id, TestMembers.of((id - 100) * 10).organisation()));
                return cards;
            }

            @Override
            public List<OrganisationCard> all() {
                return offered.stream()
                        .map(id -> TestMembers.of((id - 100) * 10).organisation())
                        .toList();
            }
        };
    }
}
