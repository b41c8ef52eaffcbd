// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rambla.api.content.ContentState;
import org.rambla.api.persistence.Row;

/**
 * A topic as pages show it.
 *
 * @param posts the highest number given to a post
 * @param replies answers that can be read
 * @param cities number of organisations that take part
 * @param voices a member of each of the first organisations
 * @param seen the highest number that the reader has seen; 0 when none or a guest
 */
public record TopicRow(
        long id,
        long space,
        long author,
        String language,
        String title,
        Instant createdAt,
        Instant lastAt,
        long lastAuthor,
        int posts,
        int replies,
        boolean pinned,
        boolean locked,
        ContentState state,
        int cities,
        List<Long> voices,
        int seen) {
    /** Posts on a page. */
    public static final int PAGE = 20;

    static final String COLUMNS =
            "t.id, t.space_id, t.author, t.language, t.title, t.created_at, t.last_at, t.last_author,"
                    + " t.posts, t.replies, t.pinned, t.locked, t.state, t.cities, t.voices";

    static TopicRow of(Row row) {
        return new TopicRow(
                row.number("id"),
                row.number("space_id"),
                row.number("author"),
                row.text("language"),
                row.text("title"),
                row.instant("created_at"),
                row.instant("last_at"),
                row.number("last_author"),
                row.integer("posts"),
                row.integer("replies"),
                row.flag("pinned"),
                row.flag("locked"),
                ContentState.valueOf(row.text("state")),
                row.integer("cities"),
                members(row.text("voices")),
                row.integer("seen"));
    }

    private static List<Long> members(String voices) {
        List<Long> members = new ArrayList<>();
        for (String voice : voices.split(" ")) {
            if (!voice.isEmpty()) {
                members.add(Long.parseLong(voice.substring(voice.indexOf(':') + 1)));
            }
        }
        return members;
    }

    public int pages() {
        return Math.max(1, pageOf(posts));
    }

    /** The page on which a number stands. */
    public static int pageOf(int number) {
        return (number + PAGE - 1) / PAGE;
    }

    /** How many posts came since the reader was here last; 0 for who never was. */
    public int unseen() {
        return seen == 0 ? 0 : Math.max(0, posts - seen);
    }

    /** Whether there is something that the reader, who is a member, has not seen. */
    public boolean unread() {
        return posts > seen;
    }
}
