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
    // A subquery rather than a join: with a join Derby reads and sorts the whole space before the first row.
    private static final String SELECT = "select " + TopicRow.COLUMNS
            + ", (select r.num from forum_read r where r.topic = t.id and r.member = ?) as seen from forum_topic t";

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
        StringBuilder sql = new StringBuilder(SELECT);
        List<Object> arguments = new ArrayList<>(List.of(member));
        sql.append(shown(space, view, member, arguments));
        boolean pinnedFirst = view == TopicView.LATEST;
        if (after != null) {
            if (pinnedFirst && after.pinned()) {
                sql.append(" and (t.pinned = false or");
            } else {
                // The first condition says no more than the others, but an index can begin there.
                sql.append(pinnedFirst ? " and t.pinned = false" : "").append(" and t.last_at <= ? and (");
                arguments.add(after.lastAt());
            }
            sql.append(" t.last_at < ? or (t.last_at = ? and t.id < ?))");
            arguments.addAll(List.of(after.lastAt(), after.lastAt(), after.id()));
        }
        sql.append(" order by ").append(pinnedFirst ? "t.pinned desc, " : "");
        sql.append("t.last_at desc, t.id desc fetch first ").append(limit).append(" rows only");
        return database.list(sql.toString(), TopicRow::of, arguments.toArray());
    }

    /** How many topics {@link #list} has, over all pages. */
    public long count(long space, TopicView view, long member) {
        List<Object> arguments = new ArrayList<>();
        String where = shown(space, view, member, arguments);
        return database.number("select count(*) from forum_topic t" + where, arguments.toArray());
    }

    /** Which topics a view shows, as a condition; its arguments are added. */
    private static String shown(long space, TopicView view, long member, List<Object> arguments) {
        arguments.add(space);
        String condition = switch (view) {
            case LATEST -> "t.state = 'PUBLISHED'";
            case UNANSWERED -> "t.state = 'PUBLISHED' and t.replies = 0";
            case REMOVED -> "t.state in ('HIDDEN', 'DELETED')";
            case MINE -> {
                arguments.addAll(List.of(member, space));
                yield "t.state = 'PUBLISHED' and t.id in"
                        + " (select p.topic from forum_post p where p.author = ? and p.space_id = ?)";
            }
        };
        return " where t.space_id = ? and " + condition;
    }

    /**
     * Topics of several spaces with the latest posts, none older than a moment.
     *
     * @param waiting only those that nobody but their author wrote in, who is not the member
     */
    public List<TopicRow> recent(Collection<Long> spaces, long member, boolean waiting, Instant since, int limit) {
        if (spaces.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>(List.of(member, since, spaces));
        if (waiting) {
            arguments.add(member);
        }
        // Left alone, Derby would read every space of the list from its beginning.
        return database.list(
                SELECT
                        + " --DERBY-PROPERTIES index=FORUM_TOPIC_RECENT\n where t.state = 'PUBLISHED' and t.last_at >= ? and t.space_id in (?)"
                        + (waiting ? " and t.replies = 0 and t.author <> ?" : "")
                        + " order by t.last_at desc, t.id desc fetch first " + limit + " rows only",
                TopicRow::of,
                arguments.toArray());
    }

    public Optional<TopicRow> find(long topic, long member) {
        return database.first(SELECT + " where t.id = ?", TopicRow::of, member, topic);
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
