// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.NewContent;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;

/** The first topic of a space that was made with example content: who we are. In the name of its programme manager. */
public final class WelcomeTopic {
    private final Database database;
    private final ContentRegister register;
    private final Bodies bodies;
    private final Spaces spaces;
    private final Members members;
    private final Languages languages;

    public WelcomeTopic(
            Database database,
            ContentRegister register,
            Bodies bodies,
            Spaces spaces,
            Members members,
            Languages languages) {
        this.database = database;
        this.register = register;
        this.bodies = bodies;
        this.spaces = spaces;
        this.members = members;
        this.languages = languages;
    }

    /** Starts it once: not where anything was written before. */
    public void start(SpaceCard space) {
        List<Long> managers = spaces.members(space.id(), Role.MANAGER);
        if (managers.isEmpty() || !spaces.withExamples(space.id()) || written(space)) {
            return;
        }
        MemberCard manager = members.card(managers.get(0)).orElseThrow();
        String language = space.languages().isEmpty() ? "en" : space.languages().get(0);
        Messages messages = languages.in(language);
        Body body = bodies.clean(messages.text("forum.welcome.body"), "text", Body.EMPTY);
        String title = messages.text("forum.welcome.title");
        String key = "forum-welcome-" + space.id();
        Once.of(
                register,
                key,
                manager.id(),
                () -> database.transaction(tx -> {
                    NewContent content = new NewContent(
                            "forum",
                            "topic",
                            0,
                            space.id(),
                            Role.VISITOR,
                            ContentState.PUBLISHED,
                            manager.id(),
                            manager.organisation().id(),
                            messages.language(),
                            title,
                            key);
                    return save(tx, content, body);
                }));
    }

    private boolean written(SpaceCard space) {
        return database.first("select id from forum_topic where space_id = ?", row -> row.number("id"), space.id())
                .isPresent();
    }

    private long save(Transaction tx, NewContent content, Body body) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        long id = register.createAt(tx, content, now);
        TopicEntity topic =
                new TopicEntity(id, content.space(), content.author(), content.language(), content.title(), now);
        topic.hear(content.organisation(), content.author());
        topic.pin(true);
        int number = topic.take(content.author(), now);
        tx.save(new PostEntity(
                id, topic, number, content.author(), content.organisation(), content.language(), body, 0, now));
        tx.save(topic);
        return id;
    }
}
