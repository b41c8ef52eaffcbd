// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Database.Conflict;
import org.rambla.api.visit.Visit;
import org.rambla.translation.reading.Versions.Kept;

/**
 * Second persons who read a translation and found it good: somebody else than whoever changed it last. The next change of
 * the translation, whoever makes it, takes that back.
 */
public final class SecondLooks {
    private final Database database;

    public SecondLooks(Database database) {
        this.database = database;
    }

    /** Who found a version good. */
    private record Look(int version, long member) {}

    /** By item, who found the present version good; those that nobody did are left out. One statement. */
    public Map<Long, Long> of(Collection<Kept> versions, String language) {
        Map<Long, Integer> present = new HashMap<>();
        versions.stream().filter(SecondLooks::somebodys).forEach(kept -> present.put(kept.content(), kept.number()));
        Map<Long, Long> good = new HashMap<>();
        if (!present.isEmpty()) {
            database.list(
                            "select content, version, member from translation_review where content in (?) and language = ?",
                            row -> Map.entry(
                                    row.number("content"), new Look(row.integer("version"), row.number("member"))),
                            present.keySet(),
                            language)
                    .forEach(row -> {
                        if (present.get(row.getKey()) == row.getValue().version()) {
                            good.put(row.getKey(), row.getValue().member());
                        }
                    });
        }
        return good;
    }

    /** Whether somebody, and not only a machine, has a hand in it. */
    static boolean somebodys(Kept kept) {
        return kept.member() != 0;
    }

    /**
     * Whether the visitor may find it good: others changed it last, and nothing of it waits for somebody.
     *
     * @param version null where there is none
     * @param open passages that wait
     */
    public static boolean may(Kept version, long open, Visit visit) {
        return visit.memberId() != 0
                && version != null
                && somebodys(version)
                && version.member() != visit.memberId()
                && open == 0;
    }

    /** Notes that the visitor finds it good. */
    public void note(Kept version, Visit visit) {
        try {
            database.transaction(tx -> {
                tx.execute(
                        "delete from translation_review where content = ? and language = ?",
                        version.content(),
                        version.language());
                return tx.execute(
                        "insert into translation_review (content, language, version, member, made_at) values (?,?,?,?,?)",
                        version.content(),
                        version.language(),
                        version.number(),
                        visit.memberId(),
                        Instant.now());
            });
        } catch (Conflict sameMoment) {
            // Somebody else finds it good too.
        }
    }
}
