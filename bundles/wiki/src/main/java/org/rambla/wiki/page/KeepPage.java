// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.List;
import java.util.Optional;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.care.Narrow;

/** Closes a page against changes, and takes it out of sight or back; each is written into the log. */
public final class KeepPage {
    private final Database database;
    private final ContentRegister register;
    private final Audit audit;

    public KeepPage(Database database, ContentRegister register, Audit audit) {
        this.database = database;
        this.register = register;
        this.audit = audit;
    }

    /**
     * Whether only those who may lock pages change it.
     *
     * @throws Refusal 409 when the visitor may not change it, as all of these
     */
    public void lock(PageRow row, boolean locked, Visit visit) {
        database.transaction(tx -> {
            PageEntity page = find(tx, row, visit);
            if (page.locked() != locked) {
                page.lock(locked);
                log(tx, row, locked ? "wiki.audit.locked" : "wiki.audit.unlocked", "", visit);
            }
            return null;
        });
    }

    /**
     * Takes it out of sight; its title is free again.
     *
     * @throws Refusal 409 when there are pages below it
     */
    public void withdraw(PageRow row, String reason, Visit visit) {
        database.transaction(tx -> {
            tx.lock(WikiEntity.class, row.space()).orElseThrow(Refusal::notFound);
            PageEntity page = find(tx, row, visit);
            if (!Pages.shown(page.state())) {
                return null;
            }
            long below = tx.number(
                    "select count(*) from wiki_page where space_id = ? and parent = ? and state = 'PUBLISHED'",
                    row.space(),
                    row.id());
            if (below > 0) {
                throw new Refusal(409, "wiki.refusal.below", below);
            }
            page.state(ContentState.HIDDEN, reason, visit.memberId());
            // Longer than any title, so it is nobody's.
            tx.execute(
                    "update wiki_version set title_key = cast(? as varchar(230)) where page = ?",
                    "#".repeat(201) + Long.toString(row.id(), 36),
                    row.id());
            register.state(tx, row.id(), ContentState.HIDDEN, visit.memberId());
            log(tx, row, "wiki.audit.withdrawn", reason, visit);
            return null;
        });
    }

    /**
     * Puts it back, at the top when the page above it is gone. When another page has its title by now, it gets one like
     * that.
     *
     * @param above withdrawn pages above it, from the top, that are put back with it
     */
    public void restore(PageRow row, List<PageRow> above, Visit visit) {
        database.transaction(tx -> {
            tx.lock(WikiEntity.class, row.space()).orElseThrow(Refusal::notFound);
            above.forEach(page -> restore(tx, page, visit));
            restore(tx, row, visit);
            return null;
        });
    }

    private void restore(Transaction tx, PageRow row, Visit visit) {
        PageEntity page = find(tx, row, visit);
        if (Pages.shown(page.state())) {
            return;
        }
        page.titles().texts().forEach((language, title) -> {
            String free = Names.like(tx, row.space(), row.id(), language, title);
            tx.execute(
                    "update wiki_version set title = ?, title_key = ? where page = ? and language = ?",
                    free,
                    Titles.key(free),
                    row.id(),
                    language);
            if (!free.equals(title)) {
                page.title(language, free);
                boolean original = language.equals(row.language());
                register.change(tx, row.id(), original ? free : null, null, visit.memberId());
            }
        });
        Optional<PageEntity> above = page.parent() == 0
                ? Optional.empty()
                : tx.find(PageEntity.class, page.parent()).filter(found -> Pages.shown(found.state()));
        // What stands below it is out of sight too, and is put back on its own.
        String after = Tree.path(above.map(PageEntity::path).orElse(""), page.id());
        Tree.carry(tx, page, after);
        page.move(above.map(PageEntity::id).orElse(0L), after);
        Narrow.under(tx, register, page, above.map(PageEntity::least).orElse(Role.VISITOR), visit);
        page.state(ContentState.PUBLISHED, "", 0);
        register.state(tx, row.id(), ContentState.PUBLISHED, visit.memberId());
        log(tx, row, "wiki.audit.restored", "", visit);
    }

    private static PageEntity find(Transaction tx, PageRow row, Visit visit) {
        PageEntity page = tx.lock(PageEntity.class, row.id())
                .filter(found -> found.space() == row.space() && visit.role().atLeast(found.least()))
                .orElseThrow(Refusal::notFound);
        if (!visit.role().atLeast(page.writer())) {
            throw new Refusal(409, "wiki.refusal.locked");
        }
        return page;
    }

    private void log(Transaction tx, PageRow row, String act, String detail, Visit visit) {
        audit.record(tx, visit.memberId(), row.space(), act, Words.of(row.titles()), Words.of(detail));
    }
}
