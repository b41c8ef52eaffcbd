// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.suggestion;

import java.time.Clock;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.visit.Visit;

/** Proposes a subject, or supports one in the name of one's city: each city counts once, whoever does it. */
public final class ProposeSubject {
    public static final int TITLE = 150;
    public static final int TEXT = 1_000;
    /** One member has so many open ones at most in a space. */
    public static final int EACH = 10;

    private final Database database;
    private final Clock clock;

    public ProposeSubject(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The same subject sent twice by the same member is one.
     *
     * @throws Refusal 409 when that member has too many open ones
     */
    public void propose(String title, String text, Visit visit) {
        long space = visit.space().id();
        database.transaction(tx -> {
            String mine = " from webinar_suggestion where space_id = ? and author = ? and state = 'OPEN'";
            if (tx.number("select count(*)" + mine + " and title = ?", space, visit.memberId(), title) > 0) {
                return null;
            }
            if (tx.number("select count(*)" + mine, space, visit.memberId()) >= EACH) {
                throw new Refusal(409, "webinar.refusal.suggestions", EACH);
            }
            long id = tx.next("webinar_suggestion_id");
            tx.execute(
                    "insert into webinar_suggestion (id, space_id, author, organisation, title, text, state, answer,"
                            + " event, merged_into, supports, made_at) values (?, ?, ?, ?, ?, ?, 'OPEN', '', 0, 0, 0, ?)",
                    id,
                    space,
                    visit.memberId(),
                    visit.organisationId(),
                    title,
                    text,
                    clock.instant());
            back(tx, id, visit);
            return null;
        });
    }

    /** Supports an open one of this space. */
    public void support(long suggestion, Visit visit) {
        database.transaction(tx -> {
            if (open(tx, suggestion, visit)) {
                back(tx, suggestion, visit);
            }
            return null;
        });
    }

    public void leave(long suggestion, Visit visit) {
        database.transaction(tx -> {
            if (open(tx, suggestion, visit)
                    && tx.execute(
                                    "delete from webinar_backing where suggestion = ? and organisation = ?",
                                    suggestion,
                                    visit.organisationId())
                            > 0) {
                count(tx, suggestion);
            }
            return null;
        });
    }

    /** Locks it as well, so that cities that come at once are counted one after the other. */
    private static boolean open(Transaction tx, long suggestion, Visit visit) {
        return tx.execute(
                        "update webinar_suggestion set supports = supports where id = ? and space_id = ?"
                                + " and state = 'OPEN'",
                        suggestion,
                        visit.space().id())
                > 0;
    }

    private static void back(Transaction tx, long suggestion, Visit visit) {
        long already = tx.number(
                "select count(*) from webinar_backing where suggestion = ? and organisation = ?",
                suggestion,
                visit.organisationId());
        if (already == 0 && visit.organisationId() != 0) {
            tx.execute(
                    "insert into webinar_backing (suggestion, organisation, member) values (?, ?, ?)",
                    suggestion,
                    visit.organisationId(),
                    visit.memberId());
            count(tx, suggestion);
        }
    }

    static void count(Transaction tx, long suggestion) {
        tx.execute(
                "update webinar_suggestion set supports ="
                        + " (select count(*) from webinar_backing where suggestion = ?) where id = ?",
                suggestion,
                suggestion);
    }
}
