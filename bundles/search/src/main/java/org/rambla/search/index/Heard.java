// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.rambla.api.event.Event;

/** What something happened to, and what is not in the index yet as it is now. */
final class Heard {
    final Set<Long> items = new HashSet<>();
    final Set<Long> spaces = new HashSet<>();
    /** Spaces of which everything is about other topics now. */
    final Set<Long> contents = new HashSet<>();

    final Set<Long> organisations = new HashSet<>();
    final Set<Long> members = new HashSet<>();

    void of(Event event) {
        Set<Long> subjects = spaces;
        if (event.kind().startsWith("content.")) {
            subjects = items;
        } else if (event.kind().startsWith("member.")) {
            subjects = members;
        } else if (event.kind().startsWith("organisation.")) {
            subjects = organisations;
        }
        if (event.kind().equals("space.topics")) {
            contents.add(event.subject());
        }
        subjects.add(event.subject());
    }

    /** Whose documents in the index are those of before. */
    List<String> owners() {
        List<String> owners = new ArrayList<>();
        items.forEach(id -> owners.add(ItemDocuments.owner(id)));
        owners.addAll(PeopleDocuments.keys('s', spaces));
        owners.addAll(PeopleDocuments.keys('o', organisations));
        owners.addAll(PeopleDocuments.keys('m', members));
        return owners;
    }

    /**
     * Puts it in.
     *
     * @param given told each item that is put in
     * @return items without an answer
     */
    Set<Long> giveTo(Changes changes, LongConsumer given) {
        Set<Long> all = items.isEmpty() ? Set.of() : changes.withParents(items);
        all.forEach(given::accept);
        Set<Long> unanswered = changes.items(all);
        if (!spaces.isEmpty()) {
            changes.spaces(spaces);
        }
        if (!organisations.isEmpty()) {
            changes.organisations(organisations);
            changes.membersOf(organisations);
        }
        if (!members.isEmpty()) {
            changes.members(members);
        }
        return unanswered;
    }

    void clear() {
        List.of(items, spaces, contents, organisations, members).forEach(Set::clear);
    }
}
