// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import java.time.Instant;
import java.util.List;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.Files;
import org.rambla.api.content.NewContent;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;

/** What starting and answering have in common: clean first, then row, register, files and counters in one transaction. */
public final class Writing {
    private final ContentRegister register;
    private final Bodies bodies;
    private final Files files;

    public Writing(ContentRegister register, Bodies bodies, Files files) {
        this.register = register;
        this.bodies = bodies;
        this.files = files;
    }

    /**
     * A post that is ready to be saved; made outside of a transaction.
     *
     * @param pictures files that the text shows
     */
    public record Ready(Draft draft, Body body, List<Long> pictures, Visit visit) {
        long author() {
            return visit.memberId();
        }

        long organisation() {
            return visit.organisationId();
        }
    }

    /** Cleans the text. An empty one is refused: the form said so already, an editor's empty paragraph did not. */
    public Ready ready(Draft draft, Visit visit) {
        Body body = bodies.within(bodies.clean(draft.source(), draft.format(), Body.EMPTY), Bodies.MAX_CONTRIBUTION);
        if (body.isEmpty()) {
            throw new Refusal(422, "forum.refusal.empty");
        }
        return new Ready(draft, body, files.pictures(body, visit), visit);
    }

    /** Saves the next post of a topic whose row is locked; the opening post takes the topic's id. */
    PostEntity save(Transaction transaction, TopicEntity topic, Ready ready, Instant at) {
        long id = !topic.begun()
                ? topic.id()
                : register.createAt(transaction, content("post", topic.id(), topic.space(), ready), at);
        boolean heard = topic.hears(ready.organisation())
                || topic.crowded()
                        && transaction.number(
                                        "select count(*) from forum_post where topic = ? and organisation = ?",
                                        topic.id(),
                                        ready.organisation())
                                > 0;
        if (!heard) {
            topic.hear(ready.organisation(), ready.author());
        }
        int number = topic.take(ready.author(), at);
        Draft draft = ready.draft();
        PostEntity post = transaction.save(new PostEntity(
                id,
                topic,
                number,
                ready.author(),
                ready.organisation(),
                draft.language(),
                ready.body(),
                draft.files().size(),
                at));
        files.attach(transaction, id, draft.files());
        files.embed(transaction, id, ready.pictures());
        return post;
    }

    /** What the register is told. */
    NewContent content(String type, long parent, long space, Ready ready) {
        Draft draft = ready.draft();
        return new NewContent(
                "forum",
                type,
                parent,
                space,
                Role.VISITOR,
                ContentState.PUBLISHED,
                ready.author(),
                ready.organisation(),
                draft.language(),
                draft.title(),
                draft.submission());
    }

    long register(Transaction transaction, NewContent content, Instant at) {
        return register.createAt(transaction, content, at);
    }
}
