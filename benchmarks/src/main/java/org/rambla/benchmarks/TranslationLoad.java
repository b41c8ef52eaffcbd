// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rambla.translation.segment.Stamp;

/**
 * Fills the forum with 10,000 posts and the translation memory with a given number of sentences, in place of what was
 * there. In the measured space topics go in pairs with the same texts: one in the reader's language, one in another with a
 * translation of each of its first twenty posts. The longest topic waits to be translated, when it is asked for.
 */
final class TranslationLoad {
    private static final int POSTS = 10_000;
    private static final int SHOWN = 20;
    private static final int PAIRS = 40;
    private static final int BATCH = 1_000;
    private static final int SENTENCES = 6;
    private static final String[] SYLLABLES = {
        "ba", "ro", "ti", "lem", "sur", "van", "ko", "pir", "dal", "mes", "nor", "ga", "vi", "tun", "fer", "lis", "mor",
        "zen", "ral", "pot"
    };

    private final Connection connection;
    private final Texts texts;
    private final String reader;
    private final String other;

    private TranslationLoad(Connection connection, Texts texts, String member) throws SQLException {
        this.connection = connection;
        this.texts = texts;
        reader = Texts.rows(
                        connection,
                        "select language from identity_member where email = '" + member + "'",
                        row -> row.getString(1))
                .get(0);
        other = reader.equals("en") ? "fr" : "en";
    }

    private record Post(long id, int number, String body, int sanitiser) {}

    /** @param member whose language is read */
    static TranslationPages fill(Store store, Texts texts, String member, int sentences) throws SQLException {
        Load.fill(store, texts, POSTS);
        TranslationPages pages;
        try (Connection connection = store.connect()) {
            connection.setAutoCommit(false);
            TranslationLoad load = new TranslationLoad(connection, texts, member);
            load.clear();
            pages = load.pairs();
            load.memory(sentences);
        }
        store.settle();
        return pages;
    }

    private void clear() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "translation_version",
                    "translation_passage",
                    "translation_segment",
                    "translation_job",
                    "translation_engine")) {
                statement.execute("truncate table " + table);
            }
            // Nothing there is searched for: all in one language would be a load of its own.
            statement.executeUpdate("delete from space_feature where feature = 'translation' and space_id = "
                    + texts.space().id());
            statement.executeUpdate("insert into space_feature (feature, space_id, state, permissions)"
                    + " select 'translation', space_id, state, permissions from space_feature where feature = 'forum'"
                    + " and space_id = " + texts.space().id());
        }
        connection.commit();
    }

    private TranslationPages pairs() throws SQLException {
        List<Long> topics = Texts.rows(
                connection,
                "select id from forum_topic where space_id = " + texts.space().id()
                        + " and posts between 20 and 100 order by id fetch first " + 2 * PAIRS + " rows only",
                row -> row.getLong(1));
        List<String> written = new ArrayList<>();
        List<String> translated = new ArrayList<>();
        String root = "/s/" + texts.space().slug() + "/forum/topics/";
        for (int i = 0; i + 1 < topics.size(); i += 2) {
            long one = topics.get(i);
            long two = topics.get(i + 1);
            String title = Texts.rows(
                            connection, "select title from forum_topic where id = " + one, row -> row.getString(1))
                    .get(0);
            language(one, reader, title);
            language(two, other, title);
            translate(posts(one), posts(two), two, title);
            written.add(root + one);
            translated.add(root + two);
        }
        connection.commit();
        return new TranslationPages(written, translated, reader, other);
    }

    private void language(long topic, String language, String title) throws SQLException {
        try (PreparedStatement of =
                        connection.prepareStatement("update forum_topic set language = ?, title = ? where id = ?");
                PreparedStatement posts =
                        connection.prepareStatement("update forum_post set language = ? where topic = ?");
                PreparedStatement items =
                        connection.prepareStatement("update content_item set language = ? where id = ? or parent = ?");
                PreparedStatement called =
                        connection.prepareStatement("update content_item set title = ? where id = ?")) {
            run(of, language, title, topic);
            run(posts, language, topic);
            run(items, language, topic, topic);
            run(called, title, topic);
        }
    }

    private List<Post> posts(long topic) throws SQLException {
        return Texts.rows(
                connection,
                "select id, num, body, sanitiser from forum_post where topic = " + topic + " and num <= " + SHOWN
                        + " order by num",
                row -> new Post(row.getLong(1), row.getInt(2), row.getString(3), row.getInt(4)));
    }

    private void translate(List<Post> from, List<Post> to, long topic, String title) throws SQLException {
        try (PreparedStatement text =
                        connection.prepareStatement("update forum_post set body = ?, sanitiser = ? where id = ?");
                PreparedStatement version =
                        connection.prepareStatement("insert into translation_version (content, language, space_id,"
                                + " source_language, title, sanitiser, title_stamp, body_stamp, origin, untranslated, version,"
                                + " member, made_at, body) values (?,?,?,?,?,?,?,?,'MACHINE',0,1,0,?,?)")) {
            for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
                Post said = from.get(i);
                long id = to.get(i).id();
                String called = id == topic ? title : "";
                run(text, said.body(), said.sanitiser(), id);
                run(
                        version,
                        id,
                        reader,
                        texts.space().id(),
                        other,
                        called,
                        said.sanitiser(),
                        Stamp.of(called),
                        Stamp.of(said.body()),
                        System.currentTimeMillis(),
                        said.body());
            }
        }
    }

    private void memory(int sentences) throws SQLException {
        Random random = new Random(2026);
        try (PreparedStatement segment = connection.prepareStatement(
                "insert into translation_segment (source_language, target_language, space_id,"
                        + " hash, source, target, origin, content, member, made_at) values (?,?,0,?,?,?,'MACHINE',0,0,?)")) {
            for (int i = 0; i < sentences; i++) {
                String source = sentence(random);
                Object[] values = {other, reader, Stamp.of(source), source, source, System.currentTimeMillis()};
                for (int at = 0; at < values.length; at++) {
                    segment.setObject(at + 1, values[at]);
                }
                segment.addBatch();
                if ((i + 1) % BATCH == 0) {
                    segment.executeBatch();
                    connection.commit();
                }
            }
            segment.executeBatch();
        }
        connection.commit();
    }

    /** Some of the sentences that are there, evenly taken. */
    static List<String> some(Connection connection, int wanted) throws SQLException {
        long least = number(connection, "select min(id) from translation_segment");
        long most = number(connection, "select max(id) from translation_segment");
        List<String> some = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            some.addAll(Texts.rows(
                    connection,
                    "select source from translation_segment where id = " + (least + (most - least) * i / wanted),
                    row -> row.getString(1)));
        }
        return some;
    }

    static long number(Connection connection, String sql) throws SQLException {
        return Texts.rows(connection, sql, row -> row.getLong(1)).get(0);
    }

    /** Has the longest topic wait for a machine at an address, with sentences that were never seen; returns how many posts. */
    static long wanted(Store store, Texts texts, TranslationPages pages, String machine) throws SQLException {
        Random random = new Random(7);
        try (Connection connection = store.connect()) {
            connection.setAutoCommit(false);
            long topic = Texts.rows(
                            connection,
                            "select id from forum_topic where space_id = "
                                    + texts.space().id() + " order by posts desc fetch first 1 rows only",
                            row -> row.getLong(1))
                    .get(0);
            List<Long> posts =
                    Texts.rows(connection, "select id from forum_post where topic = " + topic, row -> row.getLong(1));
            try (PreparedStatement text =
                            connection.prepareStatement("update forum_post set body = ?, language = ? where id = ?");
                    PreparedStatement item =
                            connection.prepareStatement("update content_item set language = ? where id = ?");
                    PreparedStatement job =
                            connection.prepareStatement("insert into translation_job (content, language, space_id,"
                                    + " priority, wanted_at, not_before, attempts, failure, leased_until)"
                                    + " values (?,?,?,1,?,0,0,'',0)")) {
                for (long post : posts) {
                    run(text, body(random), pages.other(), post);
                    run(item, pages.other(), post);
                    run(job, post, pages.reader(), texts.space().id(), System.currentTimeMillis());
                }
            }
            try (PreparedStatement engine = connection.prepareStatement(
                    "insert into translation_engine (name, in_use, closed_too, place, daily,"
                            + " settings, pairs, asked_at, changed_by, changed_at)"
                            + " values ('libretranslate',1,0,0,0,?,?,?,0,?)")) {
                long now = System.currentTimeMillis();
                run(
                        engine,
                        "{\"address\":\"" + machine + "\"}",
                        "[\"" + pages.other() + " " + pages.reader() + "\"]",
                        now,
                        now);
            }
            connection.commit();
            return posts.size();
        }
    }

    private static String body(Random random) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < SENTENCES; i += 2) {
            body.append("<p data-b=\"b")
                    .append(i)
                    .append("\">")
                    .append(sentence(random))
                    .append(' ');
            body.append(sentence(random)).append("</p>");
        }
        return body.toString();
    }

    /** Words of no language, so that a machine may say anything. */
    static String sentence(Random random) {
        StringBuilder sentence = new StringBuilder();
        for (int word = 0; word < 8 + random.nextInt(10); word++) {
            sentence.append(word == 0 ? "" : " ").append(word(random));
        }
        sentence.setCharAt(0, Character.toUpperCase(sentence.charAt(0)));
        return sentence.append('.').toString();
    }

    static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int syllable = 0; syllable < 2 + random.nextInt(3); syllable++) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }

    private static void run(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }
}
