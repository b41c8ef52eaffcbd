// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.call;

import java.time.Instant;
import java.util.List;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.content.NewContent;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.call.Contribution.State;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.page.Least;
import org.rambla.wiki.page.MakePage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.template.Facts;
import org.rambla.wiki.template.Template;

/** What becomes of a city's contribution: written, handed in, given back, published as a page, or declined. */
public final class Contribute {
    private final Database database;
    private final ContentRegister register;
    private final Files files;
    private final Pages pages;
    private final MakePage making;
    private final CallLetters letters;

    public Contribute(
            Database database,
            ContentRegister register,
            Files files,
            Pages pages,
            MakePage making,
            CallLetters letters) {
        this.database = database;
        this.register = register;
        this.files = files;
        this.pages = pages;
        this.making = making;
        this.letters = letters;
    }

    /**
     * Keeps what was written; handed in, it can be changed no more until it is given back.
     *
     * @param detach ids of files that are taken off
     * @param base the version that was before the writer's eyes
     * @throws Refusal 409 when a colleague wrote meanwhile, or it is decided already; 422 when it is handed in empty
     */
    public void write(
            Call call, Contribution before, Draft draft, List<Long> detach, int base, boolean handIn, Visit visit) {
        if (call.closed()) {
            throw new Refusal(409, "wiki.refusal.closedCall");
        }
        if (handIn && draft.body().isEmpty()) {
            throw new Refusal(422, "wiki.refusal.empty");
        }
        List<Long> pictures = files.pictures(draft.body(), visit);
        String path = visit.space().path("wiki", call.path() + "/" + before.organisation());
        Role least = Least.of(visit, "wiki.call", Role.MANAGER);
        Role writers = Least.of(visit, "wiki.write", Role.MEMBER);
        List<Mail> mails =
                handIn ? letters.handedIn(call, visit.member().orElse(null), least, path, visit.space()) : List.of();
        database.transaction(tx -> {
            long item = before.item() != 0 ? before.item() : item(tx, call, draft, visit);
            int mine = tx.execute(
                    "update wiki_contribution set version = version + 1, state = ?, item = ?, language = ?, title = ?,"
                            + " body = ?, sanitiser = ?, facts = ?, writer = ?, changed_at = ? where call_id = ?"
                            + " and organisation = ? and version = ? and state in ('ASKED', 'DRAFTING', 'DECLINED')",
                    (handIn ? State.HANDED_IN : State.DRAFTING).name(),
                    item,
                    draft.language(),
                    draft.title(),
                    draft.body().html(),
                    draft.body().sanitiser(),
                    draft.facts() == null ? "" : draft.facts().toJson(),
                    visit.memberId(),
                    Instant.now(),
                    before.call(),
                    before.organisation(),
                    base);
            if (mine == 0) {
                throw new Refusal(409, "wiki.refusal.colleague");
            }
            if (before.item() != 0) {
                register.change(tx, item, draft.title(), draft.language(), visit.memberId());
            }
            if (handIn) {
                register.state(tx, item, ContentState.PUBLISHED, visit.memberId());
            }
            detach.forEach(file -> files.detach(tx, item, file));
            files.attach(tx, item, draft.files());
            files.embed(tx, item, pictures);
            // Whoever acts for the city writes on, with its pictures and files before them.
            files.share(tx, item, before.organisation(), writers);
            letters.send(tx, mails);
            return null;
        });
    }

    /** What is written is the city's until it is handed in; then those who make calls see it too. */
    private long item(Transaction tx, Call call, Draft draft, Visit visit) {
        return register.create(
                tx,
                new NewContent(
                        "wiki",
                        "contribution",
                        0,
                        call.space(),
                        Least.of(visit, "wiki.call", Role.MANAGER),
                        ContentState.DRAFT,
                        visit.memberId(),
                        visit.organisationId(),
                        draft.language(),
                        draft.title(),
                        ""));
    }

    /** The city has nothing to contribute, or has again. */
    public void decline(Contribution before, boolean declined) {
        State state = declined ? State.DECLINED : before.item() == 0 ? State.ASKED : State.DRAFTING;
        database.transaction(tx -> tx.execute(
                "update wiki_contribution set version = version + 1, state = ?, changed_at = ? where call_id = ?"
                        + " and organisation = ? and state in "
                        // Where a colleague writes by now, there is nothing to take back.
                        + (declined ? "('ASKED', 'DRAFTING')" : "('DECLINED')"),
                state.name(),
                Instant.now(),
                before.call(),
                before.organisation()));
    }

    /**
     * Gives it back to the city, which can write on.
     *
     * @throws Refusal 409 when somebody else decided meanwhile
     */
    public void giveBack(Call call, Contribution before, String answer, Visit visit) {
        handed(before);
        String path = visit.space().path("wiki", call.path() + "/" + before.organisation());
        List<Mail> mails = letters.toCity("redo", call, before, answer, path, visit.space());
        database.transaction(tx -> {
            if (!decide(tx, before, State.DRAFTING, answer, 0)) {
                throw new Refusal(409, "wiki.refusal.decided");
            }
            register.state(tx, before.item(), ContentState.DRAFT, visit.memberId());
            letters.send(tx, mails);
            return null;
        });
    }

    private static void handed(Contribution before) {
        if (before.state() != State.HANDED_IN) {
            throw new Refusal(409, "wiki.refusal.decided");
        }
    }

    /**
     * Publishes it in its writer's name. The page and the decision are one: whoever comes second, to publish it or to give
     * it back, is told, and there is no second page.
     *
     * @param as the template of the page; fields that it does not have are left out
     * @throws Refusal as making a page; 409 when somebody else decided meanwhile, or the page above is gone or closed to
     *     the visitor
     */
    public PageRow publish(Call call, Contribution before, Template as, Visit visit) {
        handed(before);
        Facts facts = new Facts(
                as.key(),
                before.facts().facts().stream()
                        .filter(fact -> as.field(fact.field()).isPresent())
                        .toList());
        Draft draft = new Draft(
                before.title(),
                before.body(),
                before.language(),
                "",
                attached(before),
                "wiki-contribution-" + before.item() + "-" + before.version(),
                facts);
        MakePage.Author author = new MakePage.Author(call.space(), before.writer(), before.organisation());
        long parent = parent(call, visit);
        long id = making.make(draft, parent, author, (tx, page) -> decided(tx, before, page, visit), visit);
        PageRow page = pages.find(id).orElseThrow(Refusal::notFound);
        List<Mail> mails = letters.toCity("contributed", call, before, "", page.address(visit.space()), visit.space());
        database.transaction(tx -> {
            // Of a page that was made before, without this.
            if (decide(tx, before, State.PUBLISHED, "", id)) {
                register.state(tx, before.item(), ContentState.DELETED, visit.memberId());
            }
            letters.send(tx, mails);
            return null;
        });
        return page;
    }

    private void decided(Transaction tx, Contribution before, long page, Visit visit) {
        if (!decide(tx, before, State.PUBLISHED, "", page)) {
            throw new Refusal(409, "wiki.refusal.decided");
        }
        register.state(tx, before.item(), ContentState.DELETED, visit.memberId());
    }

    /** The page below which it is published; elsewhere it might be for more readers than that page is. */
    private long parent(Call call, Visit visit) {
        if (call.parent() == 0) {
            return 0;
        }
        return pages.find(call.parent())
                .filter(page -> page.space() == call.space()
                        && page.published()
                        && page.readable(visit)
                        && visit.role().atLeast(page.writer()))
                .map(PageRow::id)
                .orElseThrow(() -> new Refusal(409, "wiki.refusal.callParent"));
    }

    private List<Stored> attached(Contribution contribution) {
        return files.of(List.of(contribution.item())).getOrDefault(contribution.item(), List.of()).stream()
                .map(file -> new Stored(file.id(), file.name(), file.type(), file.size()))
                .toList();
    }

    private static boolean decide(Transaction tx, Contribution before, State state, String answer, long page) {
        return tx.execute(
                        "update wiki_contribution set version = version + 1, state = ?, answer = ?, page = ?, changed_at = ?"
                                + " where call_id = ? and organisation = ? and version = ? and state = 'HANDED_IN'",
                        state.name(),
                        answer,
                        page,
                        Instant.now(),
                        before.call(),
                        before.organisation(),
                        before.version())
                > 0;
    }
}
