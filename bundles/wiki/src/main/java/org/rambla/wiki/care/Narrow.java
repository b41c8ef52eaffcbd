// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.care;

import java.util.List;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.wiki.page.PageEntity;

/** Pages below another one are for no more readers than that one; in the wiki's own rows and in the register. */
public final class Narrow {
    private Narrow() {}

    /** Tells the register who may read a page, when that changes. */
    static void page(Transaction tx, ContentRegister register, PageEntity page, Role least, long actor) {
        if (page.least() != least) {
            register.audience(tx, page.id(), least, actor);
        }
    }

    /** Narrows what stands below a page where that is for more readers. */
    public static void below(Transaction tx, ContentRegister register, PageEntity page, Role least, long actor) {
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
        for (long id : wider) {
            register.audience(tx, id, least, actor);
        }
        if (!wider.isEmpty()) {
            tx.execute("update wiki_page set least = ?, version = version + 1 where id in (?)", least.name(), wider);
        }
    }

    /** A page that came below another one is for no more readers than that one. */
    public static void under(Transaction tx, ContentRegister register, PageEntity page, Role above, long actor) {
        if (!page.least().atLeast(above)) {
            register.audience(tx, page.id(), above, actor);
            page.rights(above, page.writer());
        }
        below(tx, register, page, page.least(), actor);
    }
}
