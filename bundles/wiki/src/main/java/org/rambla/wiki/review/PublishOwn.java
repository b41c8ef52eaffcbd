// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.page.Form;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.page.PageRow;

/**
 * Where a text that waits for a review is written on when nobody is asked any more (reviews were switched off, its author
 * reviews by now), what is saved is that text: its files come along, and it waits no more.
 */
public final class PublishOwn {
    private final Database database;
    private final ContentRegister register;
    private final Files files;
    private final Proposals proposals;

    public PublishOwn(Database database, ContentRegister register, Files files, Proposals proposals) {
        this.database = database;
        this.register = register;
        this.files = files;
        this.proposals = proposals;
    }

    /**
     * The one with which a form began; nothing, and no statement, where it began with none.
     *
     * @param page null for a page still to be made
     */
    public Optional<Proposal> of(PageRow page, String language, Form form, Visit visit) {
        int version = Sent.number(form, "sent");
        if (version == 0) {
            return Optional.empty();
        }
        Optional<Proposal> open = page == null
                ? proposals.find(visit.space().id(), Sent.id(form.value("proposal")))
                : proposals.open(page.id(), language, visit.memberId());
        return open.filter(found -> found.open()
                && !found.move()
                && found.version() == version
                && found.author() == visit.memberId()
                && found.page() == (page == null ? 0 : page.id()));
    }

    /** The draft with the files that wait with it, but for those that its author takes off. */
    public Draft with(Proposal proposal, Draft draft, Form form) {
        Set<String> off = Set.copyOf(form.values("detach"));
        Set<Long> there = draft.files().stream().map(Stored::id).collect(Collectors.toSet());
        List<Stored> all = new ArrayList<>(draft.files());
        for (Attachment file : files.of(List.of(proposal.id())).getOrDefault(proposal.id(), List.of())) {
            if (!off.contains(String.valueOf(file.id())) && there.add(file.id())) {
                all.add(new Stored(file.id(), file.name(), file.type(), file.size()));
            }
        }
        return new Draft(
                draft.title(), draft.body(), draft.language(), draft.summary(), all, draft.submission(), draft.facts());
    }

    /** It is saved: it waits no more, unless its author sent another text meanwhile. */
    public void published(Proposal proposal, Visit visit) {
        database.transaction(tx -> {
            int done = tx.execute(
                    "update wiki_proposal set version = version + 1, state = 'PUBLISHED', decider = ?, decided_at = ?"
                            + " where id = ? and version = ? and state in ('WAITING', 'RETURNED')",
                    visit.memberId(),
                    Instant.now(),
                    proposal.id(),
                    proposal.version());
            if (done > 0) {
                register.state(tx, proposal.id(), ContentState.DELETED, visit.memberId());
            }
            return done;
        });
    }
}
