// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Fills the forum with a given number of posts in place of what was there, a thousand at a commit. The measured space
 * holds one very long topic (a tenth of all posts, at most 100,000), five topics of 24 posts, 26 short ones, and from
 * there on a fifth of all topics; the rest is spread over the other spaces. The same number makes the same forum.
 */
final class Load {
    private static final int[] LENGTHS = {1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 10, 12, 15, 21, 28, 40, 60};
    private static final int BATCH = 1_000;
    private static final int BLOCK = 50;
    private static final int MOST_VOICES = 30;
    private static final int LONGEST = 100_000;

    private final Store store;
    private final Connection connection;
    private final Texts texts;
    private final Random random = new Random(2026);
    private final int wanted;
    private PreparedStatement items;
    private PreparedStatement topics;
    private PreparedStatement posts;
    private long id;
    private long endOfBlock;
    private int made;
    private long clock;

    private Load(Store store, Connection connection, Texts texts, int wanted) {
        this.store = store;
        this.connection = connection;
        this.texts = texts;
        this.wanted = wanted;
        // The last post is a minute old, however many there are.
        this.clock = System.currentTimeMillis() - TimeUnit.MINUTES.toMillis(1) - (long) wanted * pace();
    }

    /** Replaces what the forum holds. */
    static void fill(Store store, Texts texts, int posts) throws SQLException {
        try (Connection connection = store.connect()) {
            connection.setAutoCommit(false);
            new Load(store, connection, texts, posts).run();
        }
        store.settle();
    }

    /** Milliseconds between two posts: three years in all. */
    private long pace() {
        return TimeUnit.DAYS.toMillis(3 * 365) / wanted;
    }

    private void run() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "forum_post",
                    "forum_topic",
                    "forum_revision",
                    "forum_read",
                    "content_item",
                    "content_submission",
                    "content_attachment")) {
                statement.execute("truncate table " + table);
            }
        }
        connection.commit();
        try (PreparedStatement item =
                        connection.prepareStatement("insert into content_item (id, kind, parent, space_id,"
                                + " audience, least, state, own_state, author, organisation, language, title, created_at, updated_at,"
                                + " version) values (?,?,?,?,?,'VISITOR','PUBLISHED','PUBLISHED',?,?,?,?,?,?,1)");
                PreparedStatement topic = connection.prepareStatement("insert into forum_topic (id, version, space_id,"
                        + " author, language, title, created_at, last_at, last_author, posts, replies, pinned, locked, state,"
                        + " cities, voices) values (?,1,?,?,?,?,?,?,?,?,?,?,false,'PUBLISHED',?,?)");
                PreparedStatement post = connection.prepareStatement(
                        "insert into forum_post (id, version, topic, space_id,"
                                + " num, author, organisation, language, body, sanitiser, files, created_at, revision, edited_at,"
                                + " editor, state, reason, remover) values (?,1,?,?,?,?,?,?,?,?,0,?,1,0,0,'PUBLISHED','',0)")) {
            items = item;
            topics = topic;
            posts = post;
            topics();
            flush();
        }
    }

    private void topics() throws SQLException {
        topic(texts.space(), Math.min(LONGEST, wanted / 10));
        for (int i = 0; i < 31; i++) {
            topic(texts.space(), i < 5 ? 24 : LENGTHS[i % 7]);
        }
        for (int i = 0; made < wanted; i++) {
            Texts.Space space = i % 5 == 0
                    ? texts.space()
                    : texts.others().get(random.nextInt(texts.others().size()));
            topic(space, LENGTHS[random.nextInt(LENGTHS.length)]);
        }
    }

    private void topic(Texts.Space space, int wish) throws SQLException {
        int length = Math.min(wish, wanted - made);
        if (length == 0) {
            return;
        }
        List<Texts.Author> circle = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(20); i++) {
            circle.add(texts.authors().get(random.nextInt(texts.authors().size())));
        }
        String title = texts.titles().get(random.nextInt(texts.titles().size()));
        Map<Long, Long> voices = new LinkedHashMap<>();
        long topic = nextId();
        long first = clock;
        Texts.Author author = circle.get(0);
        Texts.Author opener = author;
        String language = "";
        for (int number = 1; number <= length; number++) {
            author = circle.get(number == 1 ? 0 : random.nextInt(circle.size()));
            voices.putIfAbsent(author.organisation(), author.member());
            Texts.Post text = texts.posts().get(random.nextInt(texts.posts().size()));
            language = number == 1 ? text.language() : language;
            post(number == 1 ? topic : nextId(), topic, number, space, author, text, number == 1 ? title : "");
        }
        set(
                topics,
                topic,
                space.id(),
                opener.member(),
                language,
                title,
                first,
                clock,
                author.member(),
                length,
                length - 1,
                false,
                voices.size(),
                written(voices));
    }

    private static String written(Map<Long, Long> voices) {
        StringBuilder text = new StringBuilder();
        voices.entrySet().stream()
                .limit(MOST_VOICES)
                .forEach(voice -> text.append(text.isEmpty() ? "" : " ")
                        .append(voice.getKey())
                        .append(':')
                        .append(voice.getValue()));
        return text.toString();
    }

    private void post(
            long post, long topic, int number, Texts.Space space, Texts.Author author, Texts.Post text, String title)
            throws SQLException {
        clock += pace();
        boolean opening = post == topic;
        set(
                items,
                post,
                opening ? "forum.topic" : "forum.post",
                opening ? 0L : topic,
                space.id(),
                space.audience(),
                author.member(),
                author.organisation(),
                text.language(),
                title,
                clock,
                clock);
        set(
                posts,
                post,
                topic,
                space.id(),
                number,
                author.member(),
                author.organisation(),
                text.language(),
                text.body(),
                text.sanitiser(),
                clock);
        if (++made % BATCH == 0) {
            flush();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    private void flush() throws SQLException {
        items.executeBatch();
        posts.executeBatch();
        topics.executeBatch();
        connection.commit();
    }

    private long nextId() throws SQLException {
        if (id == endOfBlock) {
            id = Texts.rows(connection, store.next("content_item_seq"), row -> row.getLong(1))
                    .get(0);
            endOfBlock = id + BLOCK;
        }
        return id++;
    }
}
