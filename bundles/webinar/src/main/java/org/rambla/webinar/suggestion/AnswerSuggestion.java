// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.suggestion;

import org.rambla.api.event.Event;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;

/** What organisers do with a suggestion: answer, put it into another one, say which event came of it, take it out of sight. */
public final class AnswerSuggestion {
    public static final int ANSWER = 1_000;

    private final Database database;

    public AnswerSuggestion(Database database) {
        this.database = database;
    }

    /**
     * @param declined whether that was the last word; otherwise it stays, or becomes, open
     * @param seen mark of what the organiser saw, "" for not said
     * @throws Refusal 409 when an event came of it, or somebody else answered, meanwhile
     */
    public void answer(long suggestion, String answer, boolean declined, String seen, long space) {
        database.transaction(tx -> {
            Stand stand = lock(tx, suggestion, space);
            if (stand.state() == Suggestion.State.PLANNED || !seen.isEmpty() && !seen.equals(stand.mark())) {
                throw new Refusal(409, "webinar.refusal.suggestionMeanwhile");
            }
            tx.execute(
                    "update webinar_suggestion set answer = ?, state = ? where id = ?",
                    answer,
                    declined ? Suggestion.State.DECLINED.name() : Suggestion.State.OPEN.name(),
                    suggestion);
            return null;
        });
    }

    /**
     * The other one has the supporters of both from now on, each city once; what was proposed stays to be read below it.
     *
     * @throws Refusal 409 when an event came of one of them, or the other one was declined
     */
    public void merge(long suggestion, long into, long space) {
        if (suggestion == into) {
            throw Refusal.notFound();
        }
        database.transaction(tx -> {
            // In the order of their ids, so that two who do the opposite at once do not wait for each other.
            Stand lower = lock(tx, Math.min(suggestion, into), space);
            Stand higher = lock(tx, Math.max(suggestion, into), space);
            Stand other = suggestion < into ? higher : lower;
            Stand one = suggestion < into ? lower : higher;
            // Those who back what is planned were told already, and nobody else would be.
            if (one.state() == Suggestion.State.PLANNED || other.state() != Suggestion.State.OPEN) {
                throw new Refusal(409, "webinar.refusal.suggestionMeanwhile");
            }
            tx.execute(
                    "update webinar_backing set suggestion = ? where suggestion = ? and organisation not in"
                            + " (select organisation from webinar_backing where suggestion = ?)",
                    into,
                    suggestion,
                    into);
            tx.execute("delete from webinar_backing where suggestion = ?", suggestion);
            tx.execute(
                    "update webinar_suggestion set state = 'MERGED', merged_into = ?, supports = 0 where id = ?",
                    into,
                    suggestion);
            // What was put into this one before goes along, so that each leads to where its cities are.
            tx.execute(
                    "update webinar_suggestion set merged_into = ? where space_id = ? and merged_into = ?",
                    into,
                    space,
                    suggestion);
            ProposeSubject.count(tx, into);
            return null;
        });
    }

    /**
     * An event came of it: whoever supported it is told, once, by {@link TellBackers}.
     *
     * @throws Refusal 404 when it was put into another one meanwhile, 409 when another event came of it
     */
    public void plan(Suggestion suggestion, EventRow event, Visit visit) {
        long space = visit.space().id();
        database.transaction(tx -> {
            Stand stand = lock(tx, suggestion.id(), space);
            // Who wants it was told of that one.
            if (stand.state() == Suggestion.State.PLANNED && stand.event() != event.id()) {
                throw new Refusal(409, "webinar.refusal.suggestionMeanwhile");
            }
            if (tx.execute(
                            "update webinar_suggestion set state = 'PLANNED', event = ?, told = false where id = ? and event <> ?",
                            event.id(),
                            suggestion.id(),
                            event.id())
                    > 0) {
                tx.record(Event.now("webinar.suggestionPlanned", suggestion.id(), space, 0, visit.memberId()));
            }
            return null;
        });
    }

    /**
     * Takes one out of sight that should not stand there: what was proposed is read by nobody any more, and supported by
     * nobody.
     *
     * @throws Refusal 409 when an event came of it
     */
    public void hide(long suggestion, long space) {
        database.transaction(tx -> {
            if (lock(tx, suggestion, space).state() == Suggestion.State.PLANNED) {
                throw new Refusal(409, "webinar.refusal.suggestionMeanwhile");
            }
            ProposeSubject.hide(tx, suggestion);
            return null;
        });
    }

    /** Where a suggestion stands, while it is locked. */
    private record Stand(Suggestion.State state, long event, String mark) {}

    /** @throws Refusal 404 when it is not there any more, or was put into another one */
    private static Stand lock(Transaction tx, long suggestion, long space) {
        if (tx.execute(
                        "update webinar_suggestion set supports = supports where id = ? and space_id = ?"
                                + " and state in ('OPEN', 'PLANNED', 'DECLINED')",
                        suggestion,
                        space)
                == 0) {
            throw Refusal.notFound();
        }
        return tx.first(
                        "select state, event, answer from webinar_suggestion where id = ?",
                        row -> {
                            Suggestion.State state = Suggestion.State.valueOf(row.text("state"));
                            return new Stand(state, row.number("event"), Suggestion.mark(state, row.text("answer")));
                        },
                        suggestion)
                .orElseThrow(Refusal::notFound);
    }
}
