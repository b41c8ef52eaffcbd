// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.Files;
import org.rambla.api.feature.Feature;
import org.rambla.api.feature.FeatureInfo;
import org.rambla.api.network.Audit;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Grant;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.translation.Readings;
import org.rambla.api.visit.Visit;
import org.rambla.forum.edit.EditPages;
import org.rambla.forum.edit.EditPost;
import org.rambla.forum.edit.History;
import org.rambla.forum.moderation.ModerateTopic;
import org.rambla.forum.moderation.ModerationPages;
import org.rambla.forum.moderation.RemovePost;
import org.rambla.forum.topic.OpenTopic;
import org.rambla.forum.topic.ReadMarks;
import org.rambla.forum.topic.ReplyToTopic;
import org.rambla.forum.topic.StartTopic;
import org.rambla.forum.topic.TopicApi;
import org.rambla.forum.topic.TopicPages;
import org.rambla.forum.topic.TopicRow;
import org.rambla.forum.topic.TopicView;
import org.rambla.forum.topic.TopicViews;
import org.rambla.forum.topic.Topics;
import org.rambla.forum.topic.Writing;

/** The forum as a feature: its pages, its place on the homes of a space and of the network. */
@Component(service = Feature.class)
@FeatureInfo(
        name = "forum",
        order = 10,
        permissions = {
            "forum.read=VISITOR",
            "forum.start=MEMBER",
            "forum.reply=MEMBER",
            "forum.pin=MODERATOR",
            "forum.lock=MODERATOR",
            "forum.moderate=MODERATOR"
        },
        tables = {"forum_topic", "forum_post", "forum_revision", "forum_read"})
public final class ForumFeature implements Feature {
    private static final int PANEL = 5;
    private static final Duration LATELY = Duration.ofDays(60);

    private final Topics topics;
    private final TopicViews views;
    private final Members members;
    private final Spaces spaces;
    private final ContentRegister register;
    private final ReadMarks marks;
    private final Set<Object> pages;
    private final Set<Object> api;

    @Activate
    public ForumFeature(
            @Reference(name = "database", target = "(unit=forum)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "files") Files files,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "audit") Audit audit,
            @Reference(name = "readings") Readings readings) {
        this.members = members;
        this.spaces = spaces;
        this.register = register;
        topics = new Topics(database, bodies);
        views = new TopicViews(bodies, readings);
        marks = new ReadMarks(database);
        OpenTopic opening = new OpenTopic(topics, members, files, marks, readings);
        Writing writing = new Writing(register, bodies, files);
        StartTopic starting = new StartTopic(database, register, writing);
        ReplyToTopic replying = new ReplyToTopic(database, register, writing);
        EditPost editing = new EditPost(database, register, bodies, files);
        pages = Set.of(
                new TopicPages(topics, opening, starting, replying, members, files, views),
                new EditPages(topics, editing, new History(database, bodies), members, files, bodies),
                new ModerationPages(
                        topics, new ModerateTopic(database, audit), new RemovePost(database, register, audit)));
        api = Set.of(new TopicApi(topics, opening, starting, replying, members));
    }

    @Deactivate
    public void stop() {
        marks.close();
    }

    @Override
    public Set<Object> pages() {
        return pages;
    }

    @Override
    public Set<Object> api() {
        return api;
    }

    @Override
    public List<Tab> tabs() {
        return List.of(new Tab("forum", "forum.title", ""));
    }

    @Override
    public List<Action> actions(Visit visit) {
        return visit.can("forum.start")
                ? List.of(new Action(
                        visit.text("forum.start"),
                        "message-square-plus",
                        visit.space().path("forum", "topics/new")))
                : List.of();
    }

    @Override
    public Html panel(Visit visit) {
        if (!visit.can("forum.read")) {
            return Html.NONE;
        }
        List<TopicRow> rows = topics.list(visit.space().id(), TopicView.LATEST, visit.memberId(), null, PANEL);
        return panel("forum.panel", rows, Map.of(), visit.space().path("forum", ""), visit);
    }

    /** For tests: written without waiting. */
    ReadMarks marks() {
        return marks;
    }

    /**
     * In the spaces that the visitor may read: for members topics of others that wait for an answer, as their home tells
     * what is new by itself; for guests those with the latest answers. Each one is checked by the register.
     */
    @Override
    public Html networkPanel(Visit visit) {
        Set<Long> on = visit.grants().bySpace().values().stream()
                .filter(grant -> grant.features().contains("forum"))
                .map(Grant::space)
                .collect(Collectors.toSet());
        List<TopicRow> recent = topics.recent(
                on, visit.memberId(), visit.signedIn(), Instant.now().minus(LATELY), 3 * PANEL);
        Map<Long, ContentHead> heads =
                register.heads(recent.stream().map(TopicRow::id).toList());
        List<TopicRow> rows = recent.stream()
                .filter(row ->
                        heads.containsKey(row.id()) && heads.get(row.id()).visible(visit.grants(), visit.memberId()))
                .limit(PANEL)
                .toList();
        Map<Long, SpaceCard> places =
                spaces.cards(rows.stream().map(TopicRow::space).collect(Collectors.toSet()));
        return panel(visit.signedIn() ? "forum.panel.waiting" : "forum.panel", rows, places, "", visit);
    }

    private Html panel(String title, List<TopicRow> rows, Map<Long, SpaceCard> places, String all, Visit visit) {
        if (rows.isEmpty()) {
            return Html.NONE;
        }
        Map<Long, MemberCard> authors =
                members.cards(rows.stream().map(TopicRow::author).collect(Collectors.toSet()));
        return views.panel(title, views.rows(rows, authors, places, visit), all, visit);
    }
}
