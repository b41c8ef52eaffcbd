// SPDX-License-Identifier: Apache-2.0
/**
 * The forum: topics in a space and the answers to them.
 *
 * <p>A topic is one content item with its opening post, every answer is another. {@code topic} reads and shows them and
 * holds the use cases {@link org.rambla.forum.topic.StartTopic} and {@link org.rambla.forum.topic.ReplyToTopic};
 * {@code edit} changes posts and keeps what they said before; {@code moderation} pins, closes and takes out of sight.
 * Numbers of posts are given under the lock of the topic's row and never again, so that page k of a topic is always the
 * posts 20(k-1)+1 to 20k, one index range however long the topic is.
 */
package org.rambla.forum;
