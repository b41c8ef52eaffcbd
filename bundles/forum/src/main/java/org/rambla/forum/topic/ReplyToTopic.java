// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;

/**
 * Answers a topic. Check: the topic is there and open, the text is not empty, the form was not sent before. Act: clean,
 * take the next number under the topic's lock. Record: post, register, files and counters in one transaction.
 */
public final class ReplyToTopic {
    private final Database database;
    private final ContentRegister register;
    private final Writing writing;

    public ReplyToTopic(Database database, ContentRegister register, Writing writing) {
        this.database = database;
        this.register = register;
        this.writing = writing;
    }

    /**
     * The new post's id, or that of the post that the same form made before.
     *
     * @throws Refusal 409 when the topic was closed meanwhile, 404 when it is gone, 422 when the text is empty or too long
     */
    public long reply(long topic, Draft draft, Visit visit) {
        return Once.of(
                register, draft.submission(), visit.memberId(), () -> record(topic, writing.ready(draft, visit)));
    }

    private long record(long topicId, Writing.Ready ready) {
        boolean moderator = ready.visit().can("forum.moderate");
        return database.transaction(tx -> {
            TopicEntity topic = tx.lock(TopicEntity.class, topicId)
                    .filter(TopicEntity::published)
                    .orElseThrow(Refusal::notFound);
            if (topic.locked() && !moderator) {
                throw new Refusal(409, "forum.refusal.locked");
            }
            return writing.save(tx, topic, ready, Instant.now().truncatedTo(ChronoUnit.MILLIS))
                    .id();
        });
    }
}
