// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.care;

import java.util.ArrayList;
import java.util.List;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.PageEntity;
import org.rambla.wiki.review.Proposals;

/**
 * Pages below another one are for no more readers than that one; in the wiki's own rows and in the register. Nor is what
 * waits for a review, of these pages or of new ones below them.
 */
public final class Narrow {
    /** Pages in one statement. */
    private static final int STEP = 500;

    private Narrow() {}

    /** Tells the register who may read a page, when that changes. */
    static void page(Transaction tx, ContentRegister register, PageEntity page, Role least, Visit visit) {
        if (page.least() != least) {
            register.audience(tx, page.id(), least, visit.memberId());
            proposals(tx, register, page.space(), List.of(page.id()), least, visit);
        }
    }

    /** Narrows what stands below a page where that is for more readers. */
    public static void below(Transaction tx, ContentRegister register, PageEntity page, Role least, Visit visit) {
        List<Long> wider = tx
                .list(
                        "select id, least from wiki_page where space_id = ? and path like ? and id <> ?",
                        row -> Role.valueOf(row.text("least")).atLeast(least) ? 0L : row.number("id"),
                        page.space(),
                        page.path() + "%",
                        page.id())
                .stream()
                .filter(id -> id != 0)
                .toList();
        register.audience(tx, wider, least, visit.memberId());
        for (int i = 0; i < wider.size(); i += STEP) {
            List<Long> some = wider.subList(i, Math.min(wider.size(), i + STEP));
            tx.execute("update wiki_page set least = ?, version = version + 1 where id in (?)", least.name(), some);
            proposals(tx, register, page.space(), some, least, visit);
        }
    }

    /** A page that came below another one is for no more readers than that one. */
    public static void under(Transaction tx, ContentRegister register, PageEntity page, Role above, Visit visit) {
        if (!page.least().atLeast(above)) {
            page(tx, register, page, above, visit);
            page.rights(above, page.writer());
        }
        below(tx, register, page, page.least(), visit);
    }

    private static void proposals(
            Transaction tx, ContentRegister register, long space, List<Long> pages, Role least, Visit visit) {
        String open = " and space_id = ? and state in ('WAITING', 'RETURNED')";
        List<Long> sent = new ArrayList<>(tx.list(
                "select id from wiki_proposal where page in (?)" + open, row -> row.number("id"), pages, space));
        sent.addAll(tx.list(
                "select id from wiki_proposal where page = 0 and parent in (?)" + open,
                row -> row.number("id"),
                pages,
                space));
        Role readers = Proposals.readers(least, visit);
        register.audience(tx, sent, readers, visit.memberId());
    }
}
