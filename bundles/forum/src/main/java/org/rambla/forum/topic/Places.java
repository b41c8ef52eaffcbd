// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import org.rambla.api.space.SpaceCard;

/** Addresses of posts. */
public final class Places {
    private Places() {}

    /** Where a post stands, "/s/night/forum/topics/7?page=2#m23". */
    public static String of(SpaceCard space, long topic, int number) {
        int page = TopicRow.pageOf(number);
        return space.path("forum", "topics/" + topic + (page > 1 ? "?page=" + page : "") + "#m" + number);
    }

    /** A title short enough for the way to a page. */
    public static String crumb(String title) {
        if (title.length() <= 45) {
            return title;
        }
        int space = title.lastIndexOf(' ', 44);
        return title.substring(
                        0,
                        space > 20
                                ? space
                                : title.offsetByCodePoints(0, Math.min(40, title.codePointCount(0, title.length()))))
                + "…";
    }

    /** The same with a message about what was just done. */
    public static String of(SpaceCard space, PostRow post, String done) {
        return space.path(
                "forum",
                "topics/" + post.topic() + "?page=" + TopicRow.pageOf(post.number()) + "&done=" + done + "#m"
                        + post.number());
    }
}
