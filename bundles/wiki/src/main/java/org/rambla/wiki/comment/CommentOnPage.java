// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.comment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.NewContent;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Sql;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.PageEntity;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;

/** Says something about a page, for those who may read the page, and takes it back. A form sent twice says it once. */
public final class CommentOnPage {
    private final Database database;
    private final ContentRegister register;

    public CommentOnPage(Database database, ContentRegister register) {
        this.database = database;
        this.register = register;
    }

    /**
     * Says it.
     *
     * @param answered the comment that is answered, 0 for none
     * @return id of the comment
     * @throws Refusal 404 when the page is out of sight by now, 409 when that comment was taken away
     */
    public long say(PageRow about, long answered, Body body, String submission, Visit visit) {
        Optional<Long> said = register.submitted(submission, visit.memberId());
        if (said.isPresent()) {
            return said.get();
        }
        try {
            return database.transaction(tx -> {
                // As it is now: who may read it may just be changing.
                PageEntity page = tx.lock(PageEntity.class, about.id())
                        .filter(found -> Pages.shown(found.state()))
                        .orElseThrow(Refusal::notFound);
                long thread = answered == 0 ? 0 : thread(tx, page.id(), answered);
                NewContent content = new NewContent(
                        "wiki",
                        "comment",
                        page.id(),
                        page.space(),
                        page.least(),
                        ContentState.PUBLISHED,
                        visit.memberId(),
                        visit.organisationId(),
                        visit.language(),
                        "",
                        submission);
                Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                long id = register.createAt(tx, content, at);
                tx.execute(
                        "insert into wiki_comment (id, page, answers, author, organisation, language, body, sanitiser,"
                                + " removed, written_at) values (?,?,?,?,?,?,?,?,?,?)",
                        id,
                        page.id(),
                        thread,
                        visit.memberId(),
                        visit.organisationId(),
                        visit.language(),
                        body.html(),
                        body.sanitiser(),
                        false,
                        at);
                return id;
            });
        } catch (Database.Conflict twice) {
            return register.submitted(submission, visit.memberId()).orElseThrow(() -> twice);
        }
    }

    /** The one that begins the thread of a comment that is there. */
    private static long thread(Sql sql, long page, long comment) {
        return sql.first(
                        "select id, answers from wiki_comment where id = ? and page = ? and removed = ?",
                        row -> row.number("answers") == 0 ? row.number("id") : row.number("answers"),
                        comment,
                        page,
                        false)
                .orElseThrow(() -> new Refusal(409, "wiki.refusal.answered"));
    }

    /** Takes it away for good. */
    void remove(Comment comment, Visit visit) {
        database.transaction(tx -> {
            int removed = tx.execute(
                    "update wiki_comment set removed = ?, body = ? where id = ? and removed = ?",
                    true,
                    "",
                    comment.id(),
                    false);
            if (removed > 0) {
                register.state(tx, comment.id(), ContentState.DELETED, visit.memberId());
            }
            return removed;
        });
    }
}
