// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.network.Network;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.api.translation.Written;
import org.rambla.translation.history.Changes;
import org.rambla.translation.memory.Memory;
import org.rambla.translation.queue.Job.Priority;
import org.rambla.translation.queue.Queue;

/** Hears what is written, changed and deleted, where translation is on; and who left. */
@Component
public final class ContentChanges implements Subscriber {
    /** What pages show in the reader's language is translated before somebody looks; all else when somebody does. */
    public static final Set<String> AT_ONCE = Set.of(
            "forum.topic",
            "forum.post",
            "wiki.page",
            "webinar.event",
            "space.about",
            "space.purpose",
            "space.guidelines",
            "space.welcome");

    private final Database database;
    private final Queue queue;
    private final ContentRegister register;
    private final Spaces spaces;
    private final Network network;
    private final Secrecy secrecy;

    @Activate
    public ContentChanges(
            @Reference(name = "database", target = "(unit=translation)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "network") Network network) {
        this.database = database;
        this.queue = new Queue(database);
        this.register = register;
        this.spaces = spaces;
        this.network = network;
        this.secrecy = new Secrecy(spaces);
    }

    @Override
    public String name() {
        return "translation.changes";
    }

    @Override
    public boolean wants(String kind) {
        return switch (kind) {
            case "content.created",
                    "content.changed",
                    "content.published",
                    "content.moved",
                    "content.deleted",
                    "content.hidden",
                    "member.deleted" -> true;
            default -> false;
        };
    }

    @Override
    public void on(Event event) {
        switch (event.kind()) {
            case "member.deleted" -> forgetMember(event.subject());
            case "content.deleted" -> forget(event.subject());
            case "content.hidden" -> hidden(event.subject());
            case "content.moved" -> moved(event.subject(), event.space());
            default -> written(event);
        }
    }

    /** Present state counts: what is gone or moved on by now is not wanted. */
    private void written(Event event) {
        Optional<ContentHead> found =
                register.head(event.subject()).filter(head -> head.state() == ContentState.PUBLISHED);
        if (found.isEmpty() || !CoreTexts.translated(found.get().space(), spaces)) {
            return;
        }
        ContentHead head = found.get();
        if (!shown(head)) {
            return;
        }
        boolean closed = secrecy.closed(head);
        if (closed) {
            database.transaction(tx -> {
                Memory.close(tx, head.id());
                return null;
            });
        }
        for (String language : network.languages()) {
            // Where there is no engine, the memory and what did not change may do.
            if (!Written.readable(head.language(), language)) {
                queue.want(head.id(), language, head.space(), Priority.JUST_WRITTEN, true);
            }
        }
    }

    /** Whether pages show such items in the reader's language. */
    static boolean shown(ContentHead head) {
        return AT_ONCE.contains(head.kind()) || head.kind().equals(CoreTexts.TOPIC);
    }

    private void moved(long content, long space) {
        database.transaction(tx -> {
            tx.execute("update translation_version set space_id = ? where content = ?", space, content);
            tx.execute("update translation_read set space_id = ? where content = ?", space, content);
            // What was kept for one space alone stays there: those who read it here may not have been there.
            Memory.forget(tx, content);
            return tx.execute("update translation_job set space_id = ? where content = ?", space, content);
        });
    }

    /** Its translations stay with it, and come back with it; its sentences are nobody's business meanwhile. */
    private void hidden(long content) {
        database.transaction(tx -> {
            tx.execute("delete from translation_job where content = ?", content);
            Memory.forget(tx, content);
            return null;
        });
    }

    private void forget(long content) {
        database.transaction(tx -> {
            tx.execute("delete from translation_job where content = ?", content);
            tx.execute("delete from translation_passage where content = ?", content);
            tx.execute("delete from translation_read where content = ?", content);
            tx.execute("delete from translation_review where content = ?", content);
            Changes.forget(tx, content);
            Memory.forget(tx, content);
            return tx.execute("delete from translation_version where content = ?", content);
        });
    }

    private void forgetMember(long member) {
        database.transaction(tx -> {
            tx.execute("update translation_passage set member = 0 where member = ?", member);
            tx.execute("update translation_segment set member = 0 where member = ?", member);
            tx.execute("update translation_version set member = 0 where member = ?", member);
            tx.execute("delete from translation_review where member = ?", member);
            tx.execute("update translation_concept set changed_by = 0 where changed_by = ?", member);
            tx.execute("update translation_engine set changed_by = 0 where changed_by = ?", member);
            tx.execute("update translation_budget set set_by = 0 where set_by = ?", member);
            Changes.forgetMember(tx, member);
            return tx.execute("delete from translation_choice where member = ?", member);
        });
    }
}
