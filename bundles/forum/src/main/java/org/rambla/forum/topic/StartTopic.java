// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;

/** Starts a topic with its opening post. A form sent twice makes one. */
public final class StartTopic {
    private final Database database;
    private final ContentRegister register;
    private final Writing writing;

    public StartTopic(Database database, ContentRegister register, Writing writing) {
        this.database = database;
        this.register = register;
        this.writing = writing;
    }

    /**
     * The new topic's id, or that of the topic that the same form made before.
     *
     * @throws org.rambla.api.page.Refusal when the text is empty or too long
     */
    public long start(Draft draft, Visit visit) {
        return Once.of(
                register,
                draft.submission(),
                visit.memberId(),
                () -> record(writing.ready(draft, visit), visit.space().id()));
    }

    private long record(Writing.Ready ready, long space) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return database.transaction(tx -> {
            long id = writing.register(tx, writing.content("topic", 0, space, ready), now);
            Draft draft = ready.draft();
            TopicEntity topic = new TopicEntity(id, space, ready.author(), draft.language(), draft.title(), now);
            writing.save(tx, topic, ready, now);
            tx.save(topic);
            return id;
        });
    }
}
