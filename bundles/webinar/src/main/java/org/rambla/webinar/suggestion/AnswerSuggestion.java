// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.suggestion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.webinar.event.EventRow;

/** What organisers do with a suggestion: answer, put it into another one, say which event came of it. */
public final class AnswerSuggestion {
    public static final int ANSWER = 1_000;

    private final Database database;
    private final Members members;
    private final Spaces spaces;
    private final Languages languages;
    private final Mailer mailer;

    public AnswerSuggestion(Database database, Members members, Spaces spaces, Languages languages, Mailer mailer) {
        this.database = database;
        this.members = members;
        this.spaces = spaces;
        this.languages = languages;
        this.mailer = mailer;
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
     * An event came of it: whoever supported it is told, once.
     *
     * @throws Refusal 404 when it was put into another one meanwhile
     */
    public void plan(Suggestion suggestion, EventRow event, SpaceCard space) {
        boolean told = false;
        while (!told) {
            told = plan(suggestion, event, space, Suggestions.backers(database, suggestion.id()));
        }
    }

    /** Who reads is asked before the transaction; false when somebody supported it meanwhile. */
    private boolean plan(Suggestion suggestion, EventRow event, SpaceCard space, List<Long> all) {
        List<Long> backers = all.stream()
                .filter(member -> spaces.access(space.id(), member)
                        .filter(AnswerSuggestion::reads)
                        .isPresent())
                .toList();
        Map<Long, Mailbox> boxes = backers.isEmpty() ? Map.of() : members.mailboxes(backers);
        List<Mail> mails = backers.stream()
                .flatMap(member -> Optional.ofNullable(boxes.get(member)).stream())
                .map(box -> mail(suggestion, event, space, box))
                .toList();
        return database.transaction(tx -> {
            lock(tx, suggestion.id(), space.id());
            if (!all.containsAll(Suggestions.backers(tx, suggestion.id()))) {
                return false;
            }
            if (tx.execute(
                            "update webinar_suggestion set state = 'PLANNED', event = ? where id = ? and event <> ?",
                            event.id(),
                            suggestion.id(),
                            event.id())
                    > 0) {
                mails.forEach(mail -> mailer.send(tx, mail));
            }
            return true;
        });
    }

    private static boolean reads(SpaceAccess access) {
        Map<String, Role> moved = access.features().get("webinar");
        return moved != null && access.role().atLeast(moved.getOrDefault("webinar.read", Role.VISITOR));
    }

    private Mail mail(Suggestion suggestion, EventRow event, SpaceCard space, Mailbox box) {
        Messages messages = languages.in(box.language());
        String title = event.title().in(messages.language());
        return new Mail(
                box.address(),
                box.name(),
                messages.language(),
                messages.text("webinar.mail.suggested.subject", title),
                List.of(messages.text("webinar.mail.suggested.text", suggestion.title(), title)),
                new Mail.Action(
                        messages.text("webinar.mail.suggested.action"),
                        mailer.link(EventRow.path(space, event.id(), ""))),
                messages.text("webinar.mail.suggested.footer", space.name().in(messages.language())),
                "webinar-suggested-" + suggestion.id() + "-" + event.id() + "-" + box.member(),
                "");
    }

    /** Where a suggestion stands, while it is locked. */
    private record Stand(Suggestion.State state, String mark) {}

    /** @throws Refusal 404 when it is not there, or was put into another one */
    private static Stand lock(Transaction tx, long suggestion, long space) {
        if (tx.execute(
                        "update webinar_suggestion set supports = supports where id = ? and space_id = ?"
                                + " and state <> 'MERGED'",
                        suggestion,
                        space)
                == 0) {
            throw Refusal.notFound();
        }
        return tx.first(
                        "select state, answer from webinar_suggestion where id = ?",
                        row -> {
                            Suggestion.State state = Suggestion.State.valueOf(row.text("state"));
                            return new Stand(state, Suggestion.mark(state, row.text("answer")));
                        },
                        suggestion)
                .orElseThrow(Refusal::notFound);
    }
}
