// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.follow;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.persistence.Database;

/** Notes what is new in spaces: topics, pages and the like; answers and other parts of an item are no news by themselves. */
final class NoteNews implements Subscriber {
    private final Database database;
    private final ContentRegister register;
    private final Duration fresh;
    private final Clock clock;

    /** @param fresh what is older when it is heard of was imported, or the server stood still: no news any more */
    NoteNews(Database database, ContentRegister register, Duration fresh, Clock clock) {
        this.database = database;
        this.register = register;
        this.fresh = fresh;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail.news";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("content.created") || kind.equals("content.published");
    }

    @Override
    public void on(Event event) {
        Optional<ContentHead> head = register.head(event.subject());
        if (head.filter(this::news).isPresent()) {
            note(head.get());
        }
    }

    private boolean news(ContentHead head) {
        return head.parent() == 0
                && !head.core()
                && head.state() == ContentState.PUBLISHED
                && head.createdAt().isAfter(clock.instant().minus(fresh));
    }

    private void note(ContentHead head) {
        database.transaction(tx -> {
            boolean known = tx.number("select count(*) from mail_news where item = ?", head.id()) > 0;
            return known
                    ? 0
                    : tx.execute(
                            "insert into mail_news (item, space_id, noted_at) values (?, ?, ?)",
                            head.id(),
                            head.space(),
                            clock.instant());
        });
    }
}
