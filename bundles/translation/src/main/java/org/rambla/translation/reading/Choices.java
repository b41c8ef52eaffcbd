// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.reading;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.persistence.Database;

/**
 * Who reads originals: in general, or of some languages. Known for some seconds once it was read; one for all of a server,
 * so that a choice that was made there holds at the next page.
 */
@Component(service = Choices.class)
public final class Choices {
    /** Originals of every language. */
    public static final String EVERY = "*";

    /** No mail about translations of what one wrote. */
    public static final String NO_MAIL = "!mail";

    private static final long FRESH_NANOS = 10_000_000_000L;
    private static final int KNOWN = 5_000;
    private static final int BATCH = 500;

    private final Database database;
    private final Map<Long, Known> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Known> eldest) {
            return size() > KNOWN;
        }
    });

    @Activate
    public Choices(@Reference(name = "database", target = "(unit=translation)") Database database) {
        this.database = database;
    }

    private record Known(Set<String> languages, long readAt) {}

    /** The languages whose originals a member (0: a guest) reads; {@link #EVERY} for all. */
    public Set<String> originals(long member) {
        if (member == 0) {
            return Set.of();
        }
        Known now = known.get(member);
        if (now == null || System.nanoTime() - now.readAt() > FRESH_NANOS) {
            now = new Known(read(member), System.nanoTime());
            known.put(member, now);
        }
        return now.languages();
    }

    /** The same by member: one statement for each five hundred. */
    public Map<Long, Set<String>> originals(Collection<Long> members) {
        List<Long> ids =
                members.stream().filter(member -> member != 0).distinct().toList();
        Map<Long, Set<String>> found = new HashMap<>();
        ids.forEach(member -> found.put(member, new HashSet<>()));
        for (int from = 0; from < ids.size(); from += BATCH) {
            database.list(
                    "select member, language from translation_choice where member in (?)",
                    row -> found.get(row.number("member")).add(row.text("language")),
                    ids.subList(from, Math.min(ids.size(), from + BATCH)));
        }
        long now = System.nanoTime();
        found.forEach((member, languages) -> known.put(member, new Known(Set.copyOf(languages), now)));
        return found;
    }

    /** As it is kept at this moment. */
    public Set<String> read(long member) {
        return database
                .list("select language from translation_choice where member = ?", row -> row.text("language"), member)
                .stream()
                .collect(Collectors.toSet());
    }

    public void choose(long member, Collection<String> languages) {
        database.transaction(tx -> {
            tx.execute("delete from translation_choice where member = ?", member);
            for (String language : Set.copyOf(languages)) {
                tx.execute("insert into translation_choice (member, language) values (?,?)", member, language);
            }
            return null;
        });
        known.remove(member);
    }
}
