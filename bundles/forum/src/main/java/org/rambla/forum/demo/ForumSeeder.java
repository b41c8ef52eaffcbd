// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.NewContent;
import org.rambla.api.demo.Demo;
import org.rambla.api.demo.DemoSeeder;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.space.Spaces;
import org.rambla.forum.demo.DemoTopic.Text;
import org.rambla.forum.topic.PostEntity;
import org.rambla.forum.topic.TopicEntity;

/** The forum of the demonstration: some 300 topics and 3,000 posts of its members. */
@Component
public final class ForumSeeder implements DemoSeeder {
    private static final List<String> THEMES = List.of(
            "groups",
            "radicalisation",
            "public-spaces",
            "mediation",
            "gender",
            "organised-crime",
            "discrimination",
            "police-justice",
            "drugs",
            "innovation",
            "night",
            "crisis",
            "mental-health",
            "audits",
            "executive-committee");
    private static final Set<String> FRENCH = Set.of("FR", "BE", "LU", "CH", "MA", "TN");
    private static final int FURTHER = 6;
    private static final int ROWS = 200;

    private final Database database;
    private final ContentRegister register;
    private final Bodies bodies;
    private final Members members;
    private final Spaces spaces;

    @Activate
    public ForumSeeder(
            @Reference(name = "database", target = "(unit=forum)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces) {
        this.database = database;
        this.register = register;
        this.bodies = bodies;
        this.members = members;
        this.spaces = spaces;
    }

    @Override
    public int order() {
        return 100;
    }

    /** A post with its author and moment. */
    private record Planned(MemberCard author, Text text, Body body, Instant at) {}

    private record PlannedTopic(DemoTopic topic, long space, List<Planned> posts) {}

    @Override
    public void seed(Demo demo) throws Exception {
        List<DemoTopic> topics = new ArrayList<>();
        for (String theme : THEMES) {
            topics.addAll(DemoTopic.read(demo, theme, FURTHER));
        }
        topics = DemoOrder.spread(topics, demo.random());
        Map<DemoTopic, Integer> lively = DemoOrder.lively(topics);
        DemoClock clock = new DemoClock(demo.now(), demo.random());
        Map<Long, List<MemberCard>> people = new HashMap<>();
        List<PlannedTopic> batch = new ArrayList<>();
        int rows = 0;
        for (int i = 0; i < topics.size(); i++) {
            DemoTopic topic = topics.get(i);
            long space = demo.id("space", topic.space());
            List<MemberCard> authors = people.computeIfAbsent(space, this::authors);
            List<Planned> posts = plan(topic, authors, clock, clock.start(i, topics.size()), demo.random());
            batch.add(new PlannedTopic(topic, space, freshened(posts, lively.get(topic), clock)));
            rows += topic.replies().size() + 1;
            if (rows >= ROWS || i == topics.size() - 1) {
                List<PlannedTopic> due = List.copyOf(batch);
                database.transaction(tx -> {
                    due.forEach(planned -> save(tx, planned));
                    return null;
                });
                batch.clear();
                rows = 0;
            }
        }
    }

    private List<MemberCard> authors(long space) {
        return members.cards(spaces.members(space, Role.MEMBER)).values().stream()
                .sorted((a, b) -> Long.compare(a.id(), b.id()))
                .toList();
    }

    private List<Planned> plan(
            DemoTopic topic, List<MemberCard> authors, DemoClock clock, Instant start, Random random) {
        List<Planned> posts = new ArrayList<>();
        MemberCard starter = author(authors, topic.opening(), null, random);
        posts.add(planned(starter, topic.opening(), start));
        Instant at = start;
        MemberCard last = starter;
        for (Text reply : topic.replies()) {
            Optional<Instant> next = clock.after(at);
            if (next.isEmpty()) {
                break;
            }
            at = next.get();
            last = author(authors, reply, last, random);
            posts.add(planned(last, reply, at));
        }
        return posts;
    }

    /** The same, the last answer of these days; null for a topic that rests. */
    private static List<Planned> freshened(List<Planned> posts, Integer rank, DemoClock clock) {
        Planned last = posts.get(posts.size() - 1);
        Instant lately = rank == null || posts.size() < 2 ? Instant.MIN : clock.lately(rank);
        if (last.at().isAfter(lately)) {
            return posts;
        }
        List<Planned> fresh = new ArrayList<>(posts);
        fresh.set(
                posts.size() - 1,
                new Planned(last.author(), last.text(), last.body(), lately.truncatedTo(ChronoUnit.MILLIS)));
        return fresh;
    }

    /** Somebody who would write in that language, and did not write the post before. */
    private static MemberCard author(List<MemberCard> authors, Text text, MemberCard before, Random random) {
        MemberCard chosen = null;
        for (int i = 0; i < 30; i++) {
            chosen = authors.get(random.nextInt(authors.size()));
            boolean fits = text.language().equals("fr")
                    == FRENCH.contains(chosen.organisation().country());
            if (fits
                    && (before == null
                            || before.organisation().id()
                                    != chosen.organisation().id())) {
                return chosen;
            }
        }
        return chosen;
    }

    private Planned planned(MemberCard author, Text text, Instant at) {
        String html =
                text.html().replace("{city}", author.organisation().shortName().in(text.language()));
        return new Planned(author, text, bodies.clean(html, "html", Body.EMPTY), at.truncatedTo(ChronoUnit.MILLIS));
    }

    private void save(Transaction tx, PlannedTopic planned) {
        Planned opening = planned.posts().get(0);
        long id = register.createAt(
                tx, content("topic", 0, planned, opening, planned.topic().title()), opening.at());
        TopicEntity topic = new TopicEntity(
                id,
                planned.space(),
                opening.author().id(),
                opening.text().language(),
                planned.topic().title(),
                opening.at());
        topic.pin(planned.topic().pinned());
        for (Planned post : planned.posts()) {
            boolean first = post == opening;
            long postId = first ? id : register.createAt(tx, content("post", id, planned, post, ""), post.at());
            long organisation = post.author().organisation().id();
            if (!topic.hears(organisation) && !topic.crowded()) {
                topic.hear(organisation, post.author().id());
            }
            int number = topic.take(post.author().id(), post.at());
            tx.save(new PostEntity(
                    postId,
                    topic,
                    number,
                    post.author().id(),
                    organisation,
                    post.text().language(),
                    post.body(),
                    0,
                    post.at()));
        }
        tx.save(topic);
    }

    private static NewContent content(String type, long parent, PlannedTopic planned, Planned post, String title) {
        return new NewContent(
                "forum",
                type,
                parent,
                planned.space(),
                Role.VISITOR,
                ContentState.PUBLISHED,
                post.author().id(),
                post.author().organisation().id(),
                post.text().language(),
                title,
                "");
    }
}
