// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.rambla.api.content.Bodies;
import org.rambla.api.persistence.Database;

/** Reads topics and posts; each method is one statement. */
public final class Topics {
    private static final String SEEN = " left join forum_read r on r.topic = t.id and r.member = ?";

    private final Database database;
    private final Bodies bodies;

    public Topics(Database database, Bodies bodies) {
        this.database = database;
        this.bodies = bodies;
    }

    /**
     * Where a page of a list ends, and the next one begins.
     *
     * @param pinned whether its last topic is pinned; pinned ones come first
     */
    public record Position(boolean pinned, Instant lastAt, long id) {
        static Position of(TopicRow topic) {
            return new Position(topic.pinned(), topic.lastAt(), topic.id());
        }

        /** From an address; empty when it is none. */
        public static Optional<Position> parse(String text) {
            if (!text.matches("[01]-[0-9]{1,15}-[0-9]{1,18}")) {
                return Optional.empty();
            }
            String[] parts = text.split("-");
            return Optional.of(new Position(
                    parts[0].equals("1"), Instant.ofEpochMilli(Long.parseLong(parts[1])), Long.parseLong(parts[2])));
        }

        @Override
        public String toString() {
            return (pinned ? 1 : 0) + "-" + lastAt.toEpochMilli() + "-" + id;
        }
    }

    /** Topics of a space, pinned ones first, then those with the latest posts. */
    public List<TopicRow> list(long space, TopicView view, long member, Position after, int limit) {
        StringBuilder sql =
                new StringBuilder("select " + TopicRow.COLUMNS + ", r.num as seen from forum_topic t" + SEEN);
        List<Object> arguments = new ArrayList<>(List.of(member, space));
        sql.append(" where t.space_id = ?");
        switch (view) {
            case LATEST -> sql.append(" and t.state = 'PUBLISHED'");
            case UNANSWERED -> sql.append(" and t.state = 'PUBLISHED' and t.replies = 0");
            case REMOVED -> sql.append(" and t.state in ('HIDDEN', 'DELETED')");
            case MINE -> {
                sql.append(
                        " and t.state = 'PUBLISHED' and t.id in (select p.topic from forum_post p where p.author = ? and p.space_id = ?)");
                arguments.addAll(List.of(member, space));
            }
        }
        boolean pinnedFirst = view == TopicView.LATEST;
        if (after != null) {
            if (pinnedFirst) {
                sql.append(after.pinned() ? " and (t.pinned = false or" : " and t.pinned = false and (");
            } else {
                sql.append(" and (");
            }
            sql.append(" t.last_at < ? or (t.last_at = ? and t.id < ?))");
            arguments.addAll(List.of(after.lastAt(), after.lastAt(), after.id()));
        }
        sql.append(" order by ").append(pinnedFirst ? "t.pinned desc, " : "");
        sql.append("t.last_at desc, t.id desc fetch first ").append(limit).append(" rows only");
        return database.list(sql.toString(), TopicRow::of, arguments.toArray());
    }

    /** Topics of several spaces with the latest posts, none older than a moment. */
    public List<TopicRow> recent(Collection<Long> spaces, long member, Instant since, int limit) {
        return spaces.isEmpty()
                ? List.of()
                : database.list(
                        "select " + TopicRow.COLUMNS + ", r.num as seen from forum_topic t" + SEEN
                                + " where t.state = 'PUBLISHED' and t.last_at >= ? and t.space_id in (?)"
                                + " order by t.last_at desc, t.id desc fetch first " + limit + " rows only",
                        TopicRow::of,
                        member,
                        since,
                        spaces);
    }

    public Optional<TopicRow> find(long topic, long member) {
        return database.first(
                "select " + TopicRow.COLUMNS + ", r.num as seen from forum_topic t" + SEEN + " where t.id = ?",
                TopicRow::of,
                member,
                topic);
    }

    /** Posts by number, both ends included. */
    public List<PostRow> posts(long topic, int from, int to) {
        return database.list(
                "select " + PostRow.COLUMNS
                        + " from forum_post p where p.topic = ? and p.num between ? and ? order by p.num",
                row -> PostRow.of(row, bodies),
                topic,
                from,
                to);
    }

    public Optional<PostRow> post(long post) {
        return database.first(
                "select " + PostRow.COLUMNS + " from forum_post p where p.id = ?",
                row -> PostRow.of(row, bodies),
                post);
    }
}
