// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked for, in one public space.
 *
 * @param topics addresses of topics whose first page is full: up to 500, taken in turn
 * @param longest address of the longest topic
 * @param lastPage of the longest
 * @param after where a list page far from the first begins; "" when the list is short
 */
record Pages(String space, List<String> topics, String longest, int lastPage, String after) implements Measured {
    private static final int FULL = 20;

    static Pages find(java.sql.Connection connection, Texts.Space space) throws SQLException {
        String of = " from forum_topic where space_id = " + space.id();
        String root = "/s/" + space.slug();
        List<String> topics = Texts.rows(
                connection,
                "select id" + of + " and posts between 20 and 100 order by id fetch first 500 rows only",
                row -> root + "/forum/topics/" + row.getLong(1));
        record Longest(long id, int posts) {}
        Longest longest = Texts.rows(
                        connection,
                        "select id, posts" + of + " order by posts desc fetch first 1 rows only",
                        row -> new Longest(row.getLong(1), row.getInt(2)))
                .get(0);
        long half = Texts.rows(connection, "select count(*)" + of, row -> row.getLong(1))
                        .get(0)
                / 2;
        List<String> far = Texts.rows(
                connection,
                "select last_at, id" + of + " order by last_at desc, id desc offset " + half
                        + " rows fetch next 1 rows only",
                row -> "0-" + row.getLong(1) + "-" + row.getLong(2));
        return new Pages(
                root,
                topics,
                root + "/forum/topics/" + longest.id(),
                (longest.posts() + FULL - 1) / FULL,
                far.isEmpty() ? "" : far.get(0));
    }

    @Override
    public String first() {
        return longest;
    }

    @Override
    public List<Page> of(Connection guest, Connection member) {
        List<Page> all = new ArrayList<>();
        all.add(Page.read("topic page, signed in", member, topics));
        all.add(Page.read("topic page, anonymous", guest, topics));
        all.add(Page.read("longest topic, first page, signed in", member, List.of(longest)));
        all.add(Page.read("longest topic, middle page, signed in", member, List.of(longest + "?page=" + lastPage / 2)));
        all.add(Page.read(
                "longest topic, last page but one, signed in",
                member,
                List.of(longest + "?page=" + Math.max(1, lastPage - 1))));
        all.add(Page.read("topic list, signed in", member, List.of(space + "/forum")));
        all.add(Page.read("topic list, anonymous", guest, List.of(space + "/forum")));
        if (!after.isEmpty()) {
            all.add(Page.read("topic list, halfway down, signed in", member, List.of(space + "/forum?after=" + after)));
        }
        all.add(Page.read("space home, signed in", member, List.of(space)));
        all.add(Page.read("network home, signed in", member, List.of("/")));
        all.add(Page.read("network home, anonymous", guest, List.of("/")));
        all.add(Page.reply(member, topics));
        return all;
    }
}
