// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.content.Bodies;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.Least;
import org.rambla.wiki.page.Moment;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.template.Facts;

/** Reads what was sent for review; each method is one statement. */
public final class Proposals {
    private static final String SELECT = "select " + Proposal.COLUMNS + " from wiki_proposal";

    private static final String STANDING = "select " + Proposal.STANDING + " from wiki_proposal";

    private final Database database;
    private final Bodies bodies;

    public Proposals(Database database, Bodies bodies) {
        this.database = database;
        this.bodies = bodies;
    }

    /** Whether changes of this space wait for a review. */
    public boolean reviewed(long space) {
        return database.number("select count(*) from wiki_space where space_id = ? and reviewed = true", space) > 0;
    }

    /** Whether what this visitor writes waits for a review. */
    public boolean asked(Visit visit) {
        return !visit.can("wiki.review") && reviewed(visit.space().id());
    }

    /** The least role that reviews, where a manager moved it too. */
    public static Role reviewer(Visit visit) {
        return Least.of(visit, "wiki.review", Role.MODERATOR);
    }

    /** The least role that reads what waits for a review, where this one reads the page. */
    public static Role readers(Role least, Visit visit) {
        Role reviewer = reviewer(visit);
        return least.atLeast(reviewer) ? least : reviewer;
    }

    public Optional<Proposal> find(long space, long id) {
        return database.first(SELECT + " where id = ? and space_id = ?", row -> Proposal.of(row, bodies), id, space);
    }

    /** The one of a member about a page in a language that is still open. */
    public Optional<Proposal> open(long page, String language, long author) {
        return database.first(
                SELECT
                        + " where page = ? and language = ? and author = ? and kind = 'TEXT' and state in ('WAITING', 'RETURNED')"
                        + " order by id desc",
                row -> Proposal.of(row, bodies),
                page,
                language,
                author);
    }

    /** Of new pages, but for those below a page that a role does not read. */
    private static final String NEW = "page = 0 and not exists (select 1 from wiki_page a where a.id ="
            + " wiki_proposal.parent and a.least not in (?))";

    /** Of these, and of pages that a role reads. */
    private static final String READABLE = " and (" + NEW + " or exists (select 1 from wiki_page p where p.id ="
            + " wiki_proposal.page and p.state in ('PUBLISHED', 'HIDDEN') and p.least in (?)))";

    /** The move of a page that a member sent and that is still open. */
    Optional<Proposal> move(long page, long author) {
        return database.first(
                SELECT + " where page = ? and author = ? and kind = 'MOVE' and state in ('WAITING', 'RETURNED')"
                        + " order by id desc",
                row -> Proposal.of(row, bodies),
                page,
                author);
    }

    /** Those of a space that wait, the oldest first, without what they say; of new pages, and of pages that this role reads. */
    public List<Proposal> waiting(long space, Role reader, Moment behind, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(space, Pages.upTo(reader), Pages.upTo(reader)));
        if (behind != null) {
            arguments.addAll(List.of(behind.at(), behind.at(), behind.id()));
        }
        return database.list(
                STANDING + " where space_id = ? and state = 'WAITING'" + READABLE
                        + (behind == null ? "" : " and sent_at >= ? and (sent_at > ? or id > ?)")
                        + " order by sent_at, id fetch first " + limit + " rows only",
                Proposal::standing,
                arguments.toArray());
    }

    /** How many of these there are. */
    public long waiting(long space, Role reader) {
        return database.number(
                "select count(*) from wiki_proposal where space_id = ? and state = 'WAITING'" + READABLE,
                space,
                Pages.upTo(reader),
                Pages.upTo(reader));
    }

    /**
     * Those of a space that wait, by number, behind one (0: from the first), as far as this role reads what they are about.
     *
     * @param states of the pages
     */
    List<Proposal> after(long space, long id, Role reader, Collection<String> states, int limit) {
        return database.list(
                SELECT + " where space_id = ? and id > ? and state = 'WAITING' and (" + NEW
                        + " or exists (select 1 from"
                        + " wiki_page p where p.id = wiki_proposal.page and p.least in (?) and p.state in (?)))"
                        + " order by id fetch first " + limit + " rows only",
                row -> Proposal.of(row, bodies),
                space,
                id,
                Pages.upTo(reader),
                Pages.upTo(reader),
                states);
    }

    /** Those of a member in a space that are still open, given back or not, by number, behind one (0: from the first). */
    List<Proposal> own(long space, long id, long author, int limit) {
        return database.list(
                SELECT + " where author = ? and space_id = ? and id > ? and state in ('WAITING', 'RETURNED')"
                        + " order by id fetch first " + limit + " rows only",
                row -> Proposal.of(row, bodies),
                author,
                space,
                id);
    }

    /** Those of a member in a space that are still open, the latest first; without what they say. */
    List<Proposal> of(long space, long author, Moment behind, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(author, space));
        if (behind != null) {
            arguments.addAll(List.of(behind.at(), behind.at(), behind.id()));
        }
        return database.list(
                STANDING + " where author = ? and space_id = ? and state in ('WAITING', 'RETURNED')"
                        + (behind == null ? "" : " and sent_at <= ? and (sent_at < ? or id < ?)")
                        + " order by sent_at desc, id desc fetch first " + limit + " rows only",
                Proposal::standing,
                arguments.toArray());
    }

    /** How many of a member in a space are still open. */
    public long count(long space, long author) {
        return database.number(
                "select count(*) from wiki_proposal where author = ? and space_id = ? and state in ('WAITING', 'RETURNED')",
                author,
                space);
    }

    /**
     * What a page says in one language is in another: so are texts about it that are still open.
     *
     * @throws Refusal 409 (wiki.refusal.tongueWaits, with that language) when somebody has one in either, for nobody has two
     */
    public static void speak(Transaction tx, long page, String from, String to, String named) {
        long both = tx.number(
                "select count(*) from wiki_proposal f join wiki_proposal t on t.page = f.page and t.author = f.author"
                        + " where f.page = ? and f.language = ? and t.language = ? and f.kind = 'TEXT' and t.kind = 'TEXT'"
                        + " and f.state in ('WAITING', 'RETURNED') and t.state in ('WAITING', 'RETURNED')",
                page,
                from,
                to);
        if (both > 0) {
            throw new Refusal(409, "wiki.refusal.tongueWaits", named);
        }
        String open = " where page = ? and language = ? and state in ('WAITING', 'RETURNED')";
        for (Map.Entry<Long, Facts> one : tx.list(
                "select id, facts from wiki_proposal" + open,
                row -> Map.entry(row.number("id"), Facts.fromJson(row.text("facts"))),
                page,
                from)) {
            tx.execute(
                    "update wiki_proposal set language = ?, facts = ? where id = ?",
                    to,
                    one.getValue().spoken(from, to).toJson(),
                    one.getKey());
        }
    }

    /** Those that are still open, by id. */
    public List<Proposal> open(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.list(
                        SELECT + " where id in (?) and state in ('WAITING', 'RETURNED')",
                        row -> Proposal.of(row, bodies),
                        ids);
    }
}
