// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Files;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Written;
import org.rambla.api.visit.Visit;

/** Opens a page of a topic: topic, posts, people, their texts in the reader's language, and files where posts have some; five statements at most. */
public final class OpenTopic {
    private final Topics topics;
    private final Members members;
    private final Files files;
    private final ReadMarks marks;
    private final Readings readings;

    public OpenTopic(Topics topics, Members members, Files files, ReadMarks marks, Readings readings) {
        this.topics = topics;
        this.members = members;
        this.files = files;
        this.marks = marks;
        this.readings = readings;
    }

    /**
     * A page of a topic.
     *
     * @param page from 1
     * @param people authors of the page and a member of each of the first organisations that take part
     * @param files by post
     * @param readings of the posts that can be read, and of the topic, whose title it has
     */
    public record Opened(
            TopicRow topic,
            int page,
            List<PostRow> posts,
            Map<Long, MemberCard> people,
            Map<Long, List<Attachment>> files,
            Map<Long, Reading> readings) {
        /** The title as the reader gets it. */
        public Reading title() {
            return readings.get(topic.id());
        }

        /** The first number that the reader has not seen, when some were seen before; else 0. */
        public int since() {
            return topic.unseen() > 0 ? topic.seen() + 1 : 0;
        }

        /** The first organisations that take part. */
        public List<OrganisationCard> voices() {
            return topic.voices().stream()
                    .map(people::get)
                    .map(MemberCard::organisation)
                    .distinct()
                    .toList();
        }

        public MemberCard author(PostRow post) {
            return people.get(post.author());
        }
    }

    /**
     * Opens a page.
     *
     * @param page any number; the nearest page that there is
     * @throws Refusal 404 when there is no such topic in the space of the visit
     */
    public Opened open(long topicId, int page, Visit visit) {
        TopicRow topic = topics.find(topicId, visit.memberId())
                .filter(found -> found.space() == visit.space().id())
                .orElseThrow(Refusal::notFound);
        int shown = Math.max(1, Math.min(page, topic.pages()));
        int from = TopicRow.PAGE * (shown - 1) + 1;
        return open(topic, shown, from, from + TopicRow.PAGE - 1, visit);
    }

    /** Opens any stretch of a topic, for printing. */
    public Opened open(TopicRow topic, int page, int from, int to, Visit visit) {
        List<PostRow> posts = topics.posts(topic.id(), from, to);
        Set<Long> ids = new HashSet<>(topic.voices());
        posts.forEach(post -> ids.add(post.author()));
        List<Long> withFiles = posts.stream()
                .filter(post -> post.files() > 0 && post.published())
                .map(PostRow::id)
                .toList();
        Map<Long, List<Attachment>> attached = withFiles.isEmpty() ? Map.of() : files.of(withFiles);
        marks.seen(visit.memberId(), topic, Math.min(to, topic.posts()));
        return new Opened(topic, page, posts, members.cards(ids), attached, readings.of(written(topic, posts), visit));
    }

    private static List<Written> written(TopicRow topic, List<PostRow> posts) {
        List<Written> texts = new ArrayList<>();
        if (posts.stream().noneMatch(post -> post.opening() && post.published())) {
            texts.add(Written.titled(topic.id(), topic.space(), topic.language(), topic.title()));
        }
        for (PostRow post : posts) {
            if (post.published()) {
                String title = post.opening() ? topic.title() : "";
                texts.add(new Written(post.id(), topic.space(), post.language(), title, post.body()));
            }
        }
        return texts;
    }
}
