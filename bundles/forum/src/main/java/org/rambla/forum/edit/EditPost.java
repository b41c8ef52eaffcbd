// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.edit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.Files;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.visit.Visit;
import org.rambla.forum.topic.Draft;
import org.rambla.forum.topic.PostEntity;
import org.rambla.forum.topic.PostRow;
import org.rambla.forum.topic.TopicEntity;
import org.rambla.forum.topic.TopicRow;

/**
 * Changes a post; the text before is kept. Who wrote it may, while the topic is open, and moderators. Of two who change it
 * at once, the second one is told and decides.
 */
public final class EditPost {
    private final Database database;
    private final ContentRegister register;
    private final Bodies bodies;
    private final Files files;

    public EditPost(Database database, ContentRegister register, Bodies bodies, Files files) {
        this.database = database;
        this.register = register;
        this.bodies = bodies;
        this.files = files;
    }

    /** Whether this visitor may change this post. */
    public static boolean allowed(PostRow post, TopicRow topic, Visit visit) {
        boolean own = visit.signedIn() && post.author() == visit.memberId() && visit.can("forum.reply");
        return post.published() && (visit.can("forum.moderate") || own && !topic.locked());
    }

    /**
     * A change.
     *
     * @param body cleaned, with the ids of blocks that stay
     * @param base the revision that the editor saw
     * @param detach ids of files to be taken off
     */
    public record Change(Draft draft, Body body, int base, List<Long> detach) {}

    /**
     * Saves it; false when somebody else changed the post since the editor opened it.
     *
     * @throws Refusal when it is empty or too long, gone, or closed meanwhile
     */
    public boolean edit(PostRow post, Change change, Visit visit) {
        if (change.body().isEmpty()) {
            throw new Refusal(422, "forum.refusal.empty");
        }
        bodies.within(change.body(), Bodies.MAX_CONTRIBUTION);
        List<Long> pictures = files.pictures(change.body(), visit);
        return database.transaction(tx -> record(tx, post, change, pictures, visit));
    }

    private boolean record(Transaction tx, PostRow row, Change change, List<Long> pictures, Visit visit) {
        TopicEntity topic = tx.lock(TopicEntity.class, row.topic()).orElseThrow(Refusal::notFound);
        PostEntity post = tx.lock(PostEntity.class, row.id()).orElseThrow(Refusal::notFound);
        if (topic.locked() && !visit.can("forum.moderate")) {
            throw new Refusal(409, "forum.refusal.locked");
        }
        if (post.revision() != change.base()) {
            return false;
        }
        Draft draft = change.draft();
        String title = post.opening() ? draft.title() : "";
        boolean text =
                !post.html().equals(change.body().html()) || !post.language().equals(draft.language());
        boolean named = post.opening() && !topic.title().equals(title);
        boolean filed = !draft.files().isEmpty() || !change.detach().isEmpty();
        if (text || named) {
            tx.save(new RevisionEntity(post, post.opening() ? topic.title() : ""));
            post.rewrite(
                    change.body(),
                    draft.language(),
                    visit.memberId(),
                    Instant.now().truncatedTo(ChronoUnit.MILLIS));
        }
        if (post.opening()) {
            topic.rename(title, draft.language());
        }
        if (filed) {
            files.attach(tx, post.id(), draft.files());
            change.detach().forEach(file -> files.detach(tx, post.id(), file));
            post.countFiles(draft.files().size() - change.detach().size());
        }
        if (text || named || filed) {
            files.embed(tx, post.id(), pictures);
            register.change(tx, post.id(), named ? title : null, draft.language(), visit.memberId());
        }
        return true;
    }
}
