// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.comment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was said about a page, and what others answered.
 *
 * @param first may have been taken away, while the answers stay
 * @param answers the oldest first
 */
public record CommentThread(Comment first, List<Comment> answers) {
    /** Those of a page, the oldest first. */
    static List<CommentThread> of(List<Comment> comments) {
        Map<Long, CommentThread> threads = new LinkedHashMap<>();
        comments.stream()
                .filter(comment -> comment.answers() == 0)
                .forEach(comment -> threads.put(comment.id(), new CommentThread(comment, new ArrayList<>())));
        comments.stream()
                .filter(comment -> !comment.removed() && threads.containsKey(comment.answers()))
                .forEach(comment -> threads.get(comment.answers()).answers().add(comment));
        return threads.values().stream()
                .filter(thread -> !thread.first().removed() || !thread.answers().isEmpty())
                .toList();
    }

    /** Who wrote what can be read of it. */
    public List<Long> authors() {
        List<Long> authors =
                new ArrayList<>(answers.stream().map(Comment::author).toList());
        if (!first.removed()) {
            authors.add(first.author());
        }
        return authors;
    }
}
