// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.review;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.Files;
import org.rambla.api.content.NewContent;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.letter.Letters;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Synced;

/**
 * Sends a text for review. One member has one open text about a page and language: what is written on takes its place; what
 * was begun without it does not, for what it says would be lost.
 */
public final class SendForReview {
    private final Database database;
    private final ContentRegister register;
    private final Files files;
    private final Spaces spaces;
    private final Pages pages;
    private final Proposals proposals;
    private final Letters letters;

    public SendForReview(
            Database database,
            ContentRegister register,
            Files files,
            Spaces spaces,
            Pages pages,
            Proposals proposals,
            Letters letters) {
        this.database = database;
        this.register = register;
        this.files = files;
        this.spaces = spaces;
        this.pages = pages;
        this.proposals = proposals;
        this.letters = letters;
    }

    /**
     * What is sent.
     *
     * @param page null for a page still to be made
     * @param parent the page above of one still to be made, 0 for the top
     * @param base the revision that was before the writer's eyes, 0 for none
     * @param synced what of the original it says then; null where that stays as it is
     * @param replaces for a page still to be made, an open one of the same member that this one replaces; 0 for none
     * @param shown the version of the open one with which its writer began, 0 for none
     * @param detach ids of files that are taken off that one
     */
    public record Text(
            Draft draft,
            PageRow page,
            long parent,
            int base,
            Synced synced,
            long replaces,
            int shown,
            List<Long> detach) {
        /** One that takes no file off. */
        public Text(Draft draft, PageRow page, long parent, int base, Synced synced, long replaces, int shown) {
            this(draft, page, parent, base, synced, replaces, shown, List.of());
        }

        long pageId() {
            return page == null ? 0 : page.id();
        }
    }

    /** Whether what this visitor writes waits for a review. */
    public boolean asked(Visit visit) {
        return proposals.asked(visit);
    }

    /** What the visitor sent about a page in a language and may write on; nothing where nothing waits for a review. */
    public Optional<Proposal> open(PageRow page, String language, Visit visit) {
        return asked(visit) ? proposals.open(page.id(), language, visit.memberId()) : Optional.empty();
    }

    /** The same, also where nobody is asked any more, when it is known that there is one. */
    public Optional<Proposal> open(PageRow page, String language, boolean known, Visit visit) {
        return known ? proposals.open(page.id(), language, visit.memberId()) : open(page, language, visit);
    }

    /**
     * Sends it; its id.
     *
     * @throws Refusal 422 when it is empty; 409 (wiki.refusal.waits, with its address) when another text of the same member
     *     is open that its writer was not shown
     */
    public long send(Text text, Visit visit) {
        Draft draft = text.draft();
        if (draft.body().isEmpty()) {
            throw new Refusal(422, "wiki.refusal.empty");
        }
        Optional<Long> sent = register.submitted(draft.submission(), visit.memberId());
        if (sent.isPresent()) {
            return sent.get();
        }
        Optional<Proposal> before = before(text, visit);
        if (before.filter(open -> twice(open, text)).isPresent()) {
            return before.get().id();
        }
        if (before.filter(open -> open.version() != text.shown()).isPresent()) {
            throw new Refusal(
                    409,
                    "wiki.refusal.waits",
                    visit.space().path("wiki", Proposal.path(before.get().id())));
        }
        List<Long> pictures = files.pictures(draft.body(), visit);
        Role least = Proposals.readers(readers(text), visit);
        List<Long> reviewers = reviewers(least, visit);
        return record(text, Proposal.Kind.TEXT, before, pictures, least, reviewers, visit);
    }

    /**
     * Sends another place of a page for review; its id. It replaces the one that the member sent before.
     *
     * @param parent 0 for the top
     */
    public long move(PageRow page, long parent, Visit visit) {
        Draft draft = new Draft(page.titles().only(page.language()), Body.EMPTY, page.language(), "", List.of(), "");
        Role least = Proposals.readers(page.least(), visit);
        Optional<Proposal> before = proposals.move(page.id(), visit.memberId());
        // A form that was sent twice asks nobody twice.
        if (before.filter(open -> open.state() == Proposal.State.WAITING && open.parent() == parent)
                .isPresent()) {
            return before.get().id();
        }
        return record(
                new Text(draft, page, parent, 0, null, 0, 0),
                Proposal.Kind.MOVE,
                before,
                List.of(),
                least,
                reviewers(least, visit),
                visit);
    }

    /** The page below which the visitor sent a page that still waits there, 0 for the top; empty for none. */
    public Optional<Long> below(PageRow page, Visit visit) {
        return asked(visit) ? proposals.move(page.id(), visit.memberId()).map(Proposal::parent) : Optional.empty();
    }

    private List<Long> reviewers(Role least, Visit visit) {
        return spaces.members(visit.space().id(), least).stream()
                .filter(member -> member != visit.memberId())
                .toList();
    }

    private long record(
            Text text,
            Proposal.Kind kind,
            Optional<Proposal> before,
            List<Long> pictures,
            Role least,
            List<Long> reviewers,
            Visit visit) {
        Draft draft = text.draft();
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return database.transaction(tx -> {
            long id = before.map(Proposal::id).orElse(0L);
            if (id == 0) {
                id = register.createAt(tx, content(draft, least, visit), at);
                KeepProposal.insert(tx, id, text, kind, at, visit);
            } else {
                KeepProposal.replace(tx, before.get(), text, at);
                register.change(tx, id, draft.title(), draft.language(), visit.memberId());
                register.audience(tx, id, least, visit.memberId());
            }
            for (long file : text.detach()) {
                files.detach(tx, id, file);
            }
            files.attach(tx, id, draft.files());
            files.embed(tx, id, pictures);
            letters.send(tx, mails(id, draft, reviewers, visit));
            return id;
        });
    }

    /** The least role that reads the page, or the one below which it is to be made. */
    private Role readers(Text text) {
        if (text.page() != null) {
            return text.page().least();
        }
        return text.parent() == 0
                ? Role.VISITOR
                : pages.find(text.parent()).map(PageRow::least).orElse(Role.VISITOR);
    }

    private Optional<Proposal> before(Text text, Visit visit) {
        Optional<Proposal> found = text.page() == null
                ? proposals.find(visit.space().id(), text.replaces())
                : proposals.open(text.pageId(), text.draft().language(), visit.memberId());
        return found.filter(proposal ->
                proposal.open() && proposal.author() == visit.memberId() && proposal.page() == text.pageId());
    }

    /** A form that was sent twice changes nothing the second time. */
    private static boolean twice(Proposal open, Text text) {
        Draft draft = text.draft();
        return open.state() == Proposal.State.WAITING
                && draft.files().isEmpty()
                && text.detach().isEmpty()
                && open.parent() == text.parent()
                && open.base() == text.base()
                && open.language().equals(draft.language())
                && (text.synced() == null || text.synced().equals(open.synced()))
                && open.title().equals(draft.title())
                && words(open.body()).equals(words(draft.body()))
                && open.summary().equals(draft.summary())
                && open.facts()
                        .facts()
                        .equals(
                                draft.facts() == null
                                        ? List.of()
                                        : draft.facts().facts());
    }

    /** New blocks get another name each time. */
    private static String words(Body body) {
        return body.html().replaceAll(" data-b=\"[a-z0-9]*\"", "");
    }

    private static NewContent content(Draft draft, Role least, Visit visit) {
        return new NewContent(
                "wiki",
                "proposal",
                0,
                visit.space().id(),
                least,
                ContentState.PUBLISHED,
                visit.memberId(),
                visit.organisationId(),
                draft.language(),
                draft.title(),
                draft.submission());
    }

    private List<Mail> mails(long id, Draft draft, List<Long> reviewers, Visit visit) {
        Letters.About about = new Letters.About(
                "sent",
                visit.space(),
                Localised.of(draft.language(), draft.title()),
                visit.member().orElse(null),
                null,
                draft.summary(),
                visit.space().path("wiki", Proposal.path(id)),
                "");
        return letters.write(about, reviewers);
    }
}
