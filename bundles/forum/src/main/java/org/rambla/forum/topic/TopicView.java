// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import java.util.Locale;
import java.util.Optional;

/** Which topics a list shows. */
public enum TopicView {
    LATEST,
    UNANSWERED,
    /** Where the reader wrote. */
    MINE,
    /** Taken out of sight; for moderators. */
    REMOVED;

    /** "unanswered"; "" for the first. */
    public String key() {
        return this == LATEST ? "" : name().toLowerCase(Locale.ROOT);
    }

    static Optional<TopicView> of(String key) {
        for (TopicView view : values()) {
            if (view.key().equals(key)) {
                return Optional.of(view);
            }
        }
        return Optional.empty();
    }
}
