// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Drafts;
import org.rambla.wiki.edit.Kept;
import org.rambla.wiki.edit.SaveMine;
import org.rambla.wiki.edit.SaveMine.Mine;
import org.rambla.wiki.edit.SaveMine.Result;
import org.rambla.wiki.history.Revisions;
import org.rambla.wiki.letter.Letters;
import org.rambla.wiki.letter.Readers;
import org.rambla.wiki.merge.Choice;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.page.MakePage;
import org.rambla.wiki.page.MovePage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Places;
import org.rambla.wiki.page.SavePage;
import org.rambla.wiki.page.VersionRow;
import org.rambla.wiki.review.Proposal.State;

/** Publishes what was sent for review in its author's name, gives it back with an answer, or takes it back. */
public final class DecideProposal {
    private final Database database;
    private final ContentRegister register;
    private final Files files;
    private final Pages pages;
    private final Revisions revisions;
    private final MakePage making;
    private final SaveMine saving;
    private final MovePage moving;
    private final Readers readers;
    private final Letters letters;
    private final Drafts drafts;

    public DecideProposal(
            Database database,
            ContentRegister register,
            Files files,
            Pages pages,
            Revisions revisions,
            MakePage making,
            SaveMine saving,
            MovePage moving,
            Readers readers,
            Letters letters,
            Drafts drafts) {
        this.database = database;
        this.register = register;
        this.files = files;
        this.pages = pages;
        this.revisions = revisions;
        this.making = making;
        this.saving = saving;
        this.moving = moving;
        this.readers = readers;
        this.letters = letters;
        this.drafts = drafts;
    }

    /** What became of it: the page, or what is still to be decided between two texts. */
    public record Outcome(PageRow page, Mine mine, Result.Undecided undecided) {}

    /**
     * What was chosen where the text and the page say different things.
     *
     * @param decided the revision against which it was, 0 for none
     * @param title of the page from then on, "" for the one that was sent
     */
    public record Chosen(int decided, Map<String, Choice> choices, String title) {
        public static final Chosen NOTHING = new Chosen(0, Map.of(), "");
    }

    /**
     * Publishes it, together with what the page says by now. Should the server fall over between the page and the note
     * that it was published, publishing it again changes nothing. What its author sends between the two goes on waiting.
     *
     * @throws Refusal 409 when somebody else decided meanwhile, or the page is gone or closed to the visitor; as making and
     *     saving a page
     */
    public Outcome publish(Proposal proposal, Chosen chosen, Visit visit) {
        waiting(proposal);
        if (!Readable.by(visit, proposal, pages)) {
            throw new Refusal(409, "wiki.refusal.gone");
        }
        if (proposal.move()) {
            PageRow page = pages.find(proposal.page())
                    .filter(found -> found.published() && found.space() == proposal.space())
                    .orElseThrow(() -> new Refusal(409, "wiki.refusal.gone"));
            moving.move(page, proposal.parent(), visit);
            return published(proposal, page, visit);
        }
        if (proposal.page() == 0) {
            MakePage.Author author = new MakePage.Author(proposal.space(), proposal.author(), proposal.organisation());
            long id = making.make(draft(proposal, files(proposal, 0)), proposal.parent(), author, visit);
            return published(proposal, pages.find(id).orElseThrow(Refusal::notFound), visit);
        }
        PageRow page = pages.find(proposal.page())
                .filter(found -> found.published() && found.space() == proposal.space())
                .orElseThrow(() -> new Refusal(409, "wiki.refusal.gone"));
        Mine mine = mine(proposal, page, chosen);
        SavePage.Editor editor =
                new SavePage.Editor(proposal.author(), proposal.organisation(), visit.can("wiki.lock"), visit.role());
        if (saving.save(mine, editor, visit) instanceof Result.Undecided undecided) {
            return new Outcome(page, mine, undecided);
        }
        return published(proposal, pages.find(page.id()).orElseThrow(Refusal::notFound), visit);
    }

    private static void waiting(Proposal proposal) {
        if (proposal.state() != State.WAITING) {
            throw new Refusal(409, "wiki.refusal.decided");
        }
    }

    private Mine mine(Proposal proposal, PageRow page, Chosen chosen) {
        VersionRow base = proposal.base() == 0
                ? null
                : revisions
                        .find(page.id(), proposal.language(), proposal.base())
                        .orElseThrow(() -> new Refusal(409, "wiki.refusal.gone"));
        return new Mine(
                page,
                draft(proposal, files(proposal, page.id())).titled(title(proposal, page, base, chosen)),
                base,
                List.of(),
                chosen.decided(),
                chosen.choices(),
                proposal.synced());
    }

    /** Whoever changed the text alone does not turn back that somebody else renamed the page. */
    private static String title(Proposal proposal, PageRow page, VersionRow base, Chosen chosen) {
        if (chosen.decided() == 0) {
            return proposal.title();
        }
        if (!chosen.title().isEmpty()) {
            return chosen.title();
        }
        boolean untouched = base != null && proposal.title().equals(base.title()) && page.written(proposal.language());
        return untouched ? page.titles().only(proposal.language()) : proposal.title();
    }

    /** The files that wait with it, but for those that the page has already. */
    private List<Stored> files(Proposal proposal, long page) {
        Map<Long, List<Attachment>> attached = files.of(List.of(proposal.id(), page));
        Set<Long> there = attached.getOrDefault(page, List.of()).stream()
                .map(Attachment::id)
                .collect(Collectors.toSet());
        return attached.getOrDefault(proposal.id(), List.of()).stream()
                .filter(file -> !there.contains(file.id()))
                .map(file -> new Stored(file.id(), file.name(), file.type(), file.size()))
                .toList();
    }

    private static Draft draft(Proposal proposal, List<Stored> files) {
        return new Draft(
                proposal.title(),
                proposal.body(),
                proposal.language(),
                proposal.summary(),
                files,
                "wiki-proposal-" + proposal.id() + "-" + proposal.version(),
                proposal.facts().template().isEmpty() ? null : proposal.facts());
    }

    private Outcome published(Proposal proposal, PageRow page, Visit visit) {
        List<Mail> mails = mails("published", proposal, page.id(), "", page.address(visit.space()), visit);
        database.transaction(tx -> {
            // Given back by somebody else between the two, it is published all the same; sent anew, it goes on waiting.
            if (decide(tx, proposal, State.PUBLISHED, "", visit) || overtaken(tx, proposal, visit)) {
                register.state(tx, proposal.id(), ContentState.DELETED, visit.memberId());
                letters.send(tx, mails);
            }
            return null;
        });
        return new Outcome(page, null, null);
    }

    /**
     * Gives it back to its author, who can write on.
     *
     * @param answer what is to be done, plain text
     * @throws Refusal 409 when its author sent another text meanwhile, or somebody else decided
     */
    public void giveBack(Proposal proposal, String answer, Visit visit) {
        waiting(proposal);
        String path = visit.space().path("wiki", Proposal.path(proposal.id()));
        List<Mail> mails = mails("returned", proposal, proposal.page(), answer, path, visit);
        database.transaction(tx -> {
            decided(decide(tx, proposal, State.RETURNED, answer, visit));
            letters.send(tx, mails);
            return null;
        });
    }

    /**
     * Its author takes it back: it is a draft again, with its files; whether it is. Where there is another draft of the
     * same, it is only there to be read.
     */
    public boolean takeBack(Proposal proposal, Visit visit) {
        List<Stored> attached = files(proposal, 0);
        String above = proposal.page() != 0 || proposal.parent() == 0
                ? ""
                : new Places(pages).title(proposal.parent(), visit).orElse("");
        String key = proposal.page() == 0 ? Drafts.fresh() : proposal.language();
        Kept kept = Kept.of(proposal, above, attached.stream().map(Stored::id).toList());
        return database.transaction(tx -> {
            decided(decide(tx, proposal, State.TAKEN, proposal.answer(), visit));
            // The draft needs the files before nothing else does.
            boolean draft = !proposal.move()
                    && drafts.back(tx, proposal.space(), proposal.page(), key, proposal.author(), kept);
            attached.forEach(file -> files.detach(tx, proposal.id(), file.id()));
            register.state(tx, proposal.id(), ContentState.DELETED, visit.memberId());
            return draft;
        });
    }

    private static void decided(boolean done) {
        if (!done) {
            throw new Refusal(409, "wiki.refusal.decided");
        }
    }

    private static boolean decide(Transaction tx, Proposal proposal, State state, String answer, Visit visit) {
        return tx.execute(
                        "update wiki_proposal set version = version + 1, state = ?, answer = ?, decider = ?, decided_at = ?"
                                + " where id = ? and version = ?",
                        state.name(),
                        answer,
                        visit.memberId(),
                        Instant.now(),
                        proposal.id(),
                        proposal.version())
                > 0;
    }

    private static boolean overtaken(Transaction tx, Proposal proposal, Visit visit) {
        return tx.execute(
                        "update wiki_proposal set version = version + 1, state = 'PUBLISHED', decider = ?, decided_at = ?"
                                + " where id = ? and version = ? and state = 'RETURNED'",
                        visit.memberId(),
                        Instant.now(),
                        proposal.id(),
                        proposal.version() + 1)
                > 0;
    }

    /** To its author, who may have left the space meanwhile, or be one of those to whom the page was closed. */
    private List<Mail> mails(String kind, Proposal proposal, long page, String typed, String path, Visit visit) {
        Letters.About about = new Letters.About(
                kind,
                visit.space(),
                Localised.of(proposal.language(), proposal.title()),
                visit.member().orElse(null),
                null,
                typed,
                path,
                "");
        Role least = pages.find(page).map(PageRow::least).orElse(Role.VISITOR);
        return letters.write(about, readers.of(proposal.space(), least, List.of(proposal.author())));
    }
}
