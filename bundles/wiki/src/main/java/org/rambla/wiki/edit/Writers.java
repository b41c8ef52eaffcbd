// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.edit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.wiki.page.PageRow;

/** Who opened a page for writing lately. A hint for people, no lock: rows that are lost or stay do no harm. */
public final class Writers {
    private static final Duration LATELY = Duration.ofMinutes(45);

    private final Database database;
    private final Members members;

    public Writers(Database database, Members members) {
        this.database = database;
        this.members = members;
    }

    private record Writer(long member, Instant at) {}

    /** The others who opened it lately, and when, the latest first; a second statement when there are some. */
    public Map<MemberCard, Instant> opened(PageRow page, String language, long member) {
        List<Writer> others = others(page, language, member);
        Map<MemberCard, Instant> opened = new LinkedHashMap<>();
        if (!others.isEmpty()) {
            Map<Long, MemberCard> cards =
                    members.cards(others.stream().map(Writer::member).toList());
            others.forEach(writer -> opened.put(cards.get(writer.member()), writer.at()));
        }
        return opened;
    }

    private List<Writer> others(PageRow page, String language, long member) {
        return database.list(
                "select member, seen_at from wiki_writer where page = ? and language = ? and member <> ?"
                        + " and seen_at > ? order by seen_at desc fetch first 5 rows only",
                row -> new Writer(row.number("member"), row.instant("seen_at")),
                page.id(),
                language,
                member,
                Instant.now().minus(LATELY));
    }

    /** The member has it open. */
    public void come(PageRow page, String language, long member) {
        Instant now = Instant.now();
        try {
            database.transaction(tx -> {
                int known = tx.execute(
                        "update wiki_writer set seen_at = ? where page = ? and language = ? and member = ?",
                        now,
                        page.id(),
                        language,
                        member);
                return known > 0
                        ? known
                        : tx.execute(
                                "insert into wiki_writer (page, language, member, seen_at) values (?,?,?,?)",
                                page.id(),
                                language,
                                member,
                                now);
            });
        } catch (Database.Conflict twice) {
            // The same member opened it twice at once.
        }
    }

    /** The member is done with it. */
    public void go(PageRow page, String language, long member) {
        database.transaction(tx -> tx.execute(
                "delete from wiki_writer where page = ? and language = ? and member = ?", page.id(), language, member));
    }
}
