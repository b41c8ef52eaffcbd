// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.moderation;

import java.util.function.Consumer;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;
import org.rambla.forum.topic.TopicEntity;

/** Pins a topic to the top of its forum, or closes it for answers. */
public final class ModerateTopic {
    private final Database database;
    private final Audit audit;

    public ModerateTopic(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    public void pin(long topic, boolean on, Visit visit) {
        change(topic, entity -> entity.pin(on), on ? "forum.audit.pinned" : "forum.audit.unpinned", visit);
    }

    public void lock(long topic, boolean on, Visit visit) {
        change(topic, entity -> entity.lock(on), on ? "forum.audit.locked" : "forum.audit.unlocked", visit);
    }

    private void change(long id, Consumer<TopicEntity> change, String act, Visit visit) {
        database.transaction(tx -> {
            TopicEntity topic = tx.lock(TopicEntity.class, id).orElseThrow(Refusal::notFound);
            change.accept(topic);
            audit.record(tx, visit.memberId(), topic.space(), act, TopicName.of(topic, visit), Words.NONE);
            return null;
        });
    }
}
