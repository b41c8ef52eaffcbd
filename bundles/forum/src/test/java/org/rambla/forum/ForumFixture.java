// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum;

import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.Files;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Page;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.translation.Translator;
import org.rambla.content.body.CleanBodies;
import org.rambla.content.file.StoredFiles;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestMembers;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.content.fixture.TestVisit;
import org.rambla.content.reading.LanguageReadings;
import org.rambla.content.register.Register;
import org.rambla.forum.edit.EditPages;
import org.rambla.forum.moderation.ModerationPages;
import org.rambla.forum.topic.ReadMarks;
import org.rambla.forum.topic.TopicApi;
import org.rambla.forum.topic.TopicPages;
import org.rambla.persistence.TestDatabase;

/** A forum in the spaces night (public) and board (private): members 7 and 8, moderator 9 in both. */
final class ForumFixture implements AutoCloseable {
    static final Map<String, Role> PERMISSIONS = Map.of(
            "forum.read",
            Role.VISITOR,
            "forum.start",
            Role.MEMBER,
            "forum.reply",
            Role.MEMBER,
            "forum.pin",
            Role.MODERATOR,
            "forum.lock",
            Role.MODERATOR,
            "forum.moderate",
            Role.MODERATOR);

    final TestSpaces spaces = new TestSpaces();
    final TestMembers members = new TestMembers();
    final Bodies bodies = new CleanBodies();
    final Database database;
    final ContentRegister register;
    final Files files;
    final LanguageReadings readings;
    final ForumFeature feature;
    final ForumContent content;
    final TopicPages topics;
    final EditPages edits;
    final ModerationPages moderation;
    final TopicApi api;
    final List<String> audited = new ArrayList<>();
    private int forms;

    ForumFixture(TestDatabase databases, Path folder) {
        this(databases, folder, null);
    }

    /** @param translator what translates; null for nothing */
    ForumFixture(TestDatabase databases, Path folder, Translator translator) {
        spaces.add(1, "night", Visibility.PUBLIC, "forum");
        spaces.add(2, "board", Visibility.PRIVATE, "forum");
        for (long space = 1; space <= 2; space++) {
            spaces.role(space, 7, Role.MEMBER);
            spaces.role(space, 8, Role.MEMBER);
            spaces.role(space, 9, Role.MODERATOR);
        }
        database = databases.database("forum");
        register = new Register(databases.database("content"), spaces);
        files = StoredFiles.in(databases.database("content"), folder);
        readings = new LanguageReadings(bodies, translator);
        Audit audit = new Audit() {
            @Override
            public void record(
                    Transaction transaction, long actor, long space, String act, Words subject, Words detail) {
                audited.add(act + " " + subject.plain() + " " + detail.plain());
            }

            @Override
            public void forget(Transaction transaction, String text) {
                throw new UnsupportedOperationException();
            }
        };
        feature = new ForumFeature(database, register, bodies, files, members, spaces, audit, readings);
        content = new ForumContent(database, bodies, files, spaces);
        topics = find(TopicPages.class);
        edits = find(EditPages.class);
        moderation = find(ModerationPages.class);
        api = feature.api().stream().map(TopicApi.class::cast).findFirst().orElseThrow();
    }

    private <T> T find(Class<T> type) {
        return feature.pages().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    TestVisit visit(long member) {
        return visit(member, 1);
    }

    TestVisit visit(long member, long space) {
        return new TestVisit(member, space, spaces, "en").permissions(PERMISSIONS);
    }

    /** A form for a text; each has a key of its own. */
    TestForm form(String... pairs) {
        List<String> all = new ArrayList<>(List.of("language", "en", "bodyFormat", "text"));
        all.addAll(List.of(pairs));
        return new TestForm("key" + forms++, all.toArray(String[]::new));
    }

    long start(long member, String title, String body) {
        return idIn(topics.start(form("title", title, "body", body), visit(member)));
    }

    Object reply(long member, long topic, String body) {
        return topics.reply(topic, form("body", body), visit(member));
    }

    long replied(long member, long topic, String body) {
        reply(member, topic, body);
        return database.number("select max(id) from forum_post where topic = ?", topic);
    }

    static long idIn(Object answer) {
        return Long.parseLong(place(answer).replaceAll(".*topics/([0-9]+).*", "$1"));
    }

    static String place(Object answer) {
        return ((Response) answer).getLocation().toString();
    }

    static String html(Object page) {
        return ((Page) page).body().toString() + ((Page) page).aside();
    }

    String topic(long topic, String page, long member) {
        return html(topics.topic(topic, page, "", "", visit(member)));
    }

    String list(String view, long member) {
        return html(topics.list(view, "", visit(member)));
    }

    ReadMarks marks() {
        return feature.marks();
    }

    @Override
    public void close() {
        feature.stop();
        readings.stop();
    }
}
