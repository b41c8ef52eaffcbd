// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.review;

import java.time.Instant;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.page.Synced;

/** Writes down what was sent for review, in the transaction of {@link SendForReview}. */
final class KeepProposal {
    private KeepProposal() {}

    /** Writes down one that is new. */
    static void insert(Transaction tx, long id, SendForReview.Text text, Proposal.Kind kind, Instant at, Visit visit) {
        Draft draft = text.draft();
        tx.execute(
                "insert into wiki_proposal (id, version, space_id, page, parent, language, base, title, body, sanitiser,"
                        + " summary, origin, synced, author, organisation, sent_at, state, answer, decider, decided_at, facts, kind)"
                        + " values (?,1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,'WAITING','',0,0,?,?)",
                id,
                visit.space().id(),
                text.pageId(),
                text.parent(),
                draft.language(),
                text.base(),
                draft.title(),
                draft.body().html(),
                draft.body().sanitiser(),
                draft.summary(),
                text.synced() == null ? -1 : text.synced().origin(),
                text.synced() == null ? "" : text.synced().source(),
                visit.memberId(),
                visit.organisationId(),
                at,
                facts(draft),
                kind.name());
    }

    private static String facts(Draft draft) {
        return draft.facts() == null ? "" : draft.facts().toJson();
    }

    /**
     * Puts it into the place of one that is still open.
     *
     * @throws Refusal 409 when that was decided, or replaced, meanwhile
     */
    static void replace(Transaction tx, Proposal before, SendForReview.Text text, Instant at) {
        Draft draft = text.draft();
        // What of the original it says stays, where its writer says nothing else of that.
        Synced synced = text.synced() == null ? before.synced() : text.synced();
        int open = tx.execute(
                "update wiki_proposal set version = version + 1, parent = ?, language = ?, base = ?, title = ?, body = ?,"
                        + " sanitiser = ?, summary = ?, origin = ?, synced = ?, sent_at = ?, facts = ?, state = 'WAITING'"
                        + " where id = ? and version = ? and state in ('WAITING', 'RETURNED')",
                text.parent(),
                draft.language(),
                text.base(),
                draft.title(),
                draft.body().html(),
                draft.body().sanitiser(),
                draft.summary(),
                synced == null ? -1 : synced.origin(),
                synced == null ? "" : synced.source(),
                at,
                facts(draft),
                before.id(),
                before.version());
        if (open == 0) {
            throw new Refusal(409, "wiki.refusal.decided");
        }
    }
}
