// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.care;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.mail.Mail;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.letter.Letters;
import org.rambla.wiki.page.PageEntity;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.WikiEntity;

/** Says who looks after a page and by when it is to be looked over, and who may read and change it. */
public final class CareForPage {
    private final Database database;
    private final ContentRegister register;
    private final Audit audit;
    private final Letters letters;

    public CareForPage(Database database, ContentRegister register, Audit audit, Letters letters) {
        this.letters = letters;
        this.database = database;
        this.register = register;
        this.audit = audit;
    }

    /**
     * Somebody looks after it from now on, and is told when somebody else said so.
     *
     * @param owner 0 for nobody
     * @param day by when it is to be looked over, null for no day
     * @return false when somebody else said so meanwhile: then nothing is changed
     */
    public boolean care(PageRow row, long owner, Instant day, Visit visit) {
        boolean named = owner != 0 && owner != row.owner() && owner != visit.memberId();
        List<Mail> mails = named ? letters.write(named(row, visit), List.of(owner)) : List.of();
        return database.transaction(tx -> {
            PageEntity page = find(tx, row);
            if (page.owner() != row.owner() || !Objects.equals(page.reviewAt(), row.reviewAt())) {
                return false;
            }
            page.care(owner, day);
            letters.send(tx, mails);
            return true;
        });
    }

    private static Letters.About named(PageRow row, Visit visit) {
        return new Letters.About(
                "owner",
                visit.space(),
                row.titles(),
                visit.member().orElse(null),
                null,
                "",
                row.address(visit.space()),
                "",
                row.id());
    }

    /**
     * Who may read and change it. What stands below is for no more readers than the page itself; it may be for fewer.
     *
     * @param least the least role that may read it
     * @param writer the least role that may change it; VISITOR for whoever may change pages here
     * @throws Refusal 403 when the visitor may not change the page; 422 when the page above is for fewer readers
     */
    public void rights(PageRow row, Role least, Role writer, Visit visit) {
        database.transaction(tx -> {
            tx.lock(WikiEntity.class, row.space()).orElseThrow(Refusal::notFound);
            PageEntity page = find(tx, row);
            if (!visit.role().atLeast(page.writer())) {
                throw Refusal.forbidden();
            }
            Role above = page.parent() == 0
                    ? Role.VISITOR
                    : tx.find(PageEntity.class, page.parent())
                            .map(PageEntity::least)
                            .orElse(Role.VISITOR);
            if (!least.atLeast(above)) {
                throw new Refusal(422, "wiki.refusal.wider");
            }
            boolean same = page.least() == least && page.writer() == writer;
            Narrow.page(tx, register, page, least, visit);
            page.rights(least, writer);
            Narrow.below(tx, register, page, least, visit);
            if (!same) {
                audit.record(
                        tx,
                        visit.memberId(),
                        row.space(),
                        "wiki.audit.rights",
                        Words.of(row.titles()),
                        Words.message("wiki.rights.readers." + least, least.name()));
            }
            return null;
        });
    }

    private static PageEntity find(Transaction tx, PageRow row) {
        return tx.lock(PageEntity.class, row.id())
                .filter(page -> page.space() == row.space())
                .orElseThrow(Refusal::notFound);
    }
}
