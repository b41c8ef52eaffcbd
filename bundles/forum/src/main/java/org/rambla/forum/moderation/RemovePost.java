// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.moderation;

import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.visit.Visit;
import org.rambla.forum.topic.PostEntity;
import org.rambla.forum.topic.PostRow;
import org.rambla.forum.topic.TopicEntity;
import org.rambla.forum.topic.TopicRow;

/**
 * Takes a post out of sight; a placeholder stays in its place. Its author deletes it; a moderator hides it with a reason
 * that everybody reads, and may bring it back. The opening post takes its topic along.
 */
public final class RemovePost {
    private final Database database;
    private final ContentRegister register;
    private final Audit audit;

    public RemovePost(Database database, ContentRegister register, Audit audit) {
        this.database = database;
        this.register = register;
        this.audit = audit;
    }

    /** Whether this visitor may take this post out of sight: an author may not take the answers of others along. */
    public static boolean allowed(PostRow post, TopicRow topic, Visit visit) {
        boolean own =
                visit.signedIn() && post.author() == visit.memberId() && visit.can("forum.reply") && !topic.locked();
        return post.published() && (visit.can("forum.moderate") || own && (!post.opening() || topic.replies() == 0));
    }

    /** Whether this visitor may bring it back. */
    public static boolean restorable(PostRow post, Visit visit) {
        return post.state() == ContentState.HIDDEN && visit.can("forum.moderate");
    }

    /** Takes it out of sight. */
    public void remove(long postId, String reason, Visit visit) {
        database.transaction(tx -> {
            TopicEntity topic = topic(tx, postId);
            PostEntity post = tx.lock(PostEntity.class, postId).orElseThrow(Refusal::notFound);
            if (post.state() != ContentState.PUBLISHED) {
                return null;
            }
            boolean own = post.author() == visit.memberId();
            if (own && !visit.can("forum.moderate") && post.opening() && topic.replies() > 0) {
                throw new Refusal(409, "forum.refusal.answered");
            }
            set(tx, topic, post, own ? ContentState.DELETED : ContentState.HIDDEN, reason, visit);
            if (!own) {
                audit.record(
                        tx,
                        visit.memberId(),
                        topic.space(),
                        "forum.audit.removed",
                        TopicName.of(topic, visit),
                        Words.of(reason));
            }
            return null;
        });
    }

    /** Brings a hidden one back. */
    public void restore(long postId, Visit visit) {
        database.transaction(tx -> {
            TopicEntity topic = topic(tx, postId);
            PostEntity post = tx.lock(PostEntity.class, postId).orElseThrow(Refusal::notFound);
            if (post.state() == ContentState.HIDDEN) {
                set(tx, topic, post, ContentState.PUBLISHED, "", visit);
                audit.record(
                        tx,
                        visit.memberId(),
                        topic.space(),
                        "forum.audit.restored",
                        TopicName.of(topic, visit),
                        Words.NONE);
            }
            return null;
        });
    }

    // The topic's row is locked first, as everywhere.
    private static TopicEntity topic(Transaction tx, long post) {
        long id = tx.number("select topic from forum_post where id = ?", post);
        return tx.lock(TopicEntity.class, id).orElseThrow(Refusal::notFound);
    }

    private void set(
            Transaction tx, TopicEntity topic, PostEntity post, ContentState state, String reason, Visit visit) {
        post.state(state, reason, state == ContentState.PUBLISHED ? 0 : visit.memberId());
        if (post.opening()) {
            topic.state(state);
        } else {
            topic.countReplies(state == ContentState.PUBLISHED ? 1 : -1);
        }
        register.state(tx, post.id(), state, visit.memberId());
    }
}
