// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.suggestion;

import java.time.Clock;
import java.util.Optional;
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
     * The same subject sent twice by the same member is one; its id.
     *
     * @throws Refusal 409 when that member has too many open ones
     */
    public long propose(String title, String text, Visit visit) {
        long space = visit.space().id();
        return database.transaction(tx -> {
            String mine = " from webinar_suggestion where space_id = ? and author = ? and state = 'OPEN'";
            Optional<Long> known = tx.first(
                    "select id" + mine + " and title = ?", row -> row.number("id"), space, visit.memberId(), title);
            if (known.isPresent()) {
                return known.get();
            }
            if (tx.number("select count(*)" + mine, space, visit.memberId()) >= EACH) {
                throw new Refusal(409, "webinar.refusal.suggestions", EACH);
            }
            long id = tx.next("webinar_suggestion_id");
            tx.execute(
                    "insert into webinar_suggestion (id, space_id, author, organisation, title, text, state, answer,"
                            + " event, merged_into, supports, made_at, language)"
                            + " values (?, ?, ?, ?, ?, ?, 'OPEN', '', 0, 0, 0, ?, ?)",
                    id,
                    space,
                    visit.memberId(),
                    visit.organisationId(),
                    title,
                    text,
                    clock.instant(),
                    visit.language());
            back(tx, id, visit);
            return id;
        });
    }

    /**
     * Whoever proposed one says it otherwise, as long as no other city supports what it says.
     *
     * @throws Refusal 404 when it is not theirs or not open any more, 409 when others support it, or organisers answered
     */
    public void change(long suggestion, String title, String text, Visit visit) {
        database.transaction(tx -> {
            own(tx, suggestion, visit);
            if (others(tx, suggestion, visit) > 0) {
                throw new Refusal(409, "webinar.refusal.suggestionShared");
            }
            if (tx.execute(
                            "update webinar_suggestion set title = ?, text = ?, language = ? where id = ? and answer = ''",
                            title,
                            text,
                            visit.language(),
                            suggestion)
                    == 0) {
                throw new Refusal(409, "webinar.refusal.suggestionMeanwhile");
            }
            return null;
        });
    }

    /**
     * Whoever proposed one takes it back. What other cities support stays, without the proposer and their city.
     *
     * @throws Refusal 404 when it is not theirs or not open any more
     */
    public void takeBack(long suggestion, Visit visit) {
        database.transaction(tx -> {
            own(tx, suggestion, visit);
            if (others(tx, suggestion, visit) == 0) {
                hide(tx, suggestion);
                return null;
            }
            tx.execute(
                    "delete from webinar_backing where suggestion = ? and organisation = ?",
                    suggestion,
                    visit.organisationId());
            tx.execute("update webinar_suggestion set author = 0, organisation = 0 where id = ?", suggestion);
            count(tx, suggestion);
            return null;
        });
    }

    /** Nobody reads it any more, nor supports it. */
    static void hide(Transaction tx, long suggestion) {
        tx.execute("delete from webinar_backing where suggestion = ?", suggestion);
        tx.execute(
                "update webinar_suggestion set state = 'HIDDEN', title = '', text = '', answer = '', author = 0,"
                        + " supports = 0 where id = ?",
                suggestion);
    }

    private static void own(Transaction tx, long suggestion, Visit visit) {
        if (!open(tx, suggestion, visit)
                || tx.number("select author from webinar_suggestion where id = ?", suggestion) != visit.memberId()) {
            throw Refusal.notFound();
        }
    }

    private static long others(Transaction tx, long suggestion, Visit visit) {
        return tx.number(
                "select count(*) from webinar_backing where suggestion = ? and organisation <> ?",
                suggestion,
                visit.organisationId());
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
