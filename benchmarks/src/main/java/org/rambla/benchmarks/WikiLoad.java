// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Fills the wiki of the measured space with a given number of pages in place of what all wikis held: twenty below each
 * other one, of 1,250 words each, with three revisions that differ in their last passage. The same number makes the same
 * wiki.
 */
final class WikiLoad {
    static final int REVISIONS = 3;
    private static final int WORDS = 1_250;
    private static final int BELOW = 20;
    private static final int BATCH = 100;
    private static final int BLOCK = 50;
    private static final int ASKED = 500;
    private static final int PASSAGE = 60;
    private static final String LAST = "last";

    private final Store store;
    private final Connection connection;
    private final Texts texts;
    private final Random random = new Random(2026);
    private final String text;
    private final String blame;
    private final long audience;
    private final long start = System.currentTimeMillis() - 86_400_000L * 365;
    private final List<Long> ids = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final Ids versions = new Ids("wiki_version_id");
    private final Ids revisions = new Ids("wiki_revision_id");
    private long id;
    private long endOfBlock;

    private WikiLoad(Store store, Connection connection, Texts texts) throws SQLException {
        this.store = store;
        this.connection = connection;
        this.texts = texts;
        StringBuilder html = new StringBuilder();
        StringBuilder touched = new StringBuilder();
        write(html, touched);
        text = html.toString();
        blame = touched.append(LAST).append(':').append(REVISIONS).toString();
        audience = Texts.rows(
                        connection,
                        "select id from space_audience where feature = 'wiki' and least = 0 and space_id = "
                                + texts.space().id(),
                        row -> row.getLong(1))
                .stream()
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("no wiki in " + texts.space().slug()));
    }

    /** Replaces what the wikis hold. */
    static WikiPages fill(Store store, Texts texts, int pages) throws SQLException {
        WikiPages filled;
        try (Connection connection = store.connect()) {
            connection.setAutoCommit(false);
            WikiLoad load = new WikiLoad(store, connection, texts);
            load.run(pages);
            filled = load.asked(pages);
        }
        store.settle();
        return filled;
    }

    /** The passage in which revisions differ. */
    static String last(String words) {
        return "<p data-b=\"" + LAST + "\">" + words + "</p>";
    }

    private static String title(int number) {
        return "Guide number " + number;
    }

    /** Headings, paragraphs and a list, of the demonstration's words. */
    private void write(StringBuilder html, StringBuilder touched) {
        int words = 0;
        int block = 0;
        StringBuilder passage = new StringBuilder();
        int inPassage = 0;
        for (int i = 0; words < WORDS; i = (i + 1) % texts.posts().size()) {
            for (String word : texts.posts()
                    .get(i)
                    .body()
                    .replaceAll("<[^>]*>|&[a-z#0-9]+;", " ")
                    .trim()
                    .split("\\s+")) {
                passage.append(inPassage == 0 ? "" : " ").append(word);
                words++;
                if (++inPassage == PASSAGE || words == WORDS) {
                    boolean heading = block % 5 == 0;
                    String key = "b" + block++;
                    if (heading) {
                        html.append("<h2 data-b=\"h")
                                .append(block)
                                .append("\">Part ")
                                .append(block)
                                .append("</h2>");
                        touched.append('h').append(block).append(":1 ");
                    }
                    html.append("<p data-b=\"")
                            .append(key)
                            .append("\">")
                            .append(passage)
                            .append("</p>");
                    touched.append(key).append(":1 ");
                    passage.setLength(0);
                    inPassage = 0;
                }
                if (words == WORDS) {
                    return;
                }
            }
        }
    }

    private void run(int pages) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "wiki_page",
                    "wiki_slug",
                    "wiki_version",
                    "wiki_revision",
                    "wiki_link",
                    "wiki_read",
                    "wiki_draft",
                    "wiki_writer",
                    "wiki_fact")) {
                statement.execute("truncate table " + table);
            }
            statement.execute("delete from content_item where kind = 'wiki.page'");
        }
        connection.commit();
        try (PreparedStatement item =
                        connection.prepareStatement("insert into content_item (id, kind, parent, space_id, audience,"
                                + " least, state, own_state, author, organisation, language, title, created_at, updated_at, version)"
                                + " values (?,'wiki.page',0,?,?,'VISITOR','PUBLISHED','PUBLISHED',?,?,'en',?,?,?,1)");
                PreparedStatement page = connection.prepareStatement("insert into wiki_page (id, version, space_id,"
                        + " parent, path, slug, titles, sort_key, language, revision, author, created_at, editor, changed_at, least,"
                        + " locked, files, state, reason, remover) values (?,1,?,?,?,?,?,?,'en',3,?,?,?,?,'VISITOR',false,0,"
                        + "'PUBLISHED','',0)");
                PreparedStatement slug =
                        connection.prepareStatement("insert into wiki_slug (space_id, slug, page) values (?,?,?)");
                PreparedStatement version = connection.prepareStatement("insert into wiki_version (id, version, page,"
                        + " space_id, language, title, title_key, body, sanitiser, revision, summary, editor, organisation, edited_at,"
                        + " blame, origin, synced) values (?,1,?,?,'en',?,?,?,?,3,'',?,?,?,?,0,'')");
                PreparedStatement revision =
                        connection.prepareStatement("insert into wiki_revision (id, page, space_id,"
                                + " language, revision, title, body, sanitiser, summary, editor, organisation, written_at)"
                                + " values (?,?,?,'en',?,?,?,?,'',?,?,?)")) {
            PreparedStatement[] all = {item, page, slug, version, revision};
            for (int number = 0; number < pages; number++) {
                page(number, pages, all);
                if (number % BATCH == BATCH - 1 || number == pages - 1) {
                    for (PreparedStatement statement : all) {
                        statement.executeBatch();
                    }
                    connection.commit();
                }
            }
        }
    }

    private void page(int number, int pages, PreparedStatement... into) throws SQLException {
        long key = nextId();
        int above = number < BELOW ? -1 : number / BELOW - 1;
        String path = (above < 0 ? "" : paths.get(above)) + Long.toString(key, 36) + ".";
        ids.add(key);
        paths.add(path);
        String title = title(number);
        String folded = title.toLowerCase(java.util.Locale.ROOT);
        String name = folded.replace(' ', '-');
        long at = start + 86_400_000L * 365 / pages * number;
        long space = texts.space().id();
        Texts.Author author = texts.authors().get(random.nextInt(texts.authors().size()));
        int sanitiser = texts.posts().get(0).sanitiser();
        set(into[0], key, space, audience, author.member(), author.organisation(), title, at, at);
        set(
                into[1],
                key,
                space,
                above < 0 ? 0L : ids.get(above),
                path,
                name,
                "{\"en\":\"" + title + "\"}",
                folded,
                author.member(),
                at,
                author.member(),
                at);
        set(into[2], space, name, key);
        String now = text + last("Of revision 3, with what was learned.");
        set(
                into[3],
                versions.next(),
                key,
                space,
                title,
                folded,
                now,
                sanitiser,
                author.member(),
                author.organisation(),
                at,
                blame);
        for (int i = 1; i <= REVISIONS; i++) {
            String then = text + last("Of revision " + i + ", with what was learned.");
            set(
                    into[4],
                    revisions.next(),
                    key,
                    space,
                    i,
                    title,
                    then,
                    sanitiser,
                    author.member(),
                    author.organisation(),
                    at + i);
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    /** Ids of entities, which take those up to the number that their sequence gives. */
    private final class Ids {
        private final String sequence;
        private long last;
        private long end;

        Ids(String sequence) {
            this.sequence = sequence;
        }

        long next() throws SQLException {
            if (last == end) {
                end = Texts.rows(connection, store.next(sequence), row -> row.getLong(1))
                        .get(0);
                last = end - BLOCK;
            }
            return ++last;
        }
    }

    private long nextId() throws SQLException {
        if (id == endOfBlock) {
            id = Texts.rows(connection, store.next("content_item_seq"), row -> row.getLong(1))
                    .get(0);
            endOfBlock = id + BLOCK;
        }
        return id++;
    }

    /** Up to 500 pages, evenly taken. */
    private WikiPages asked(int pages) {
        List<String> addresses = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        String root = "/s/" + texts.space().slug();
        int step = Math.max(1, pages / ASKED);
        for (int number = 0; number < pages && addresses.size() < ASKED; number += step) {
            titles.add(title(number));
            addresses.add(root + "/wiki/guide-number-" + number);
        }
        return new WikiPages(root, addresses, titles, text);
    }
}
