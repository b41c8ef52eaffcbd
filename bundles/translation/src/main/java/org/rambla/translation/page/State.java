// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Written;
import org.rambla.translation.reading.Versions.Kept;
import org.rambla.translation.segment.Stamp;

/** What became of a text in a language; part of message keys. */
public enum State {
    /** Nobody translated it, and nothing is going to. */
    MISSING,
    /** A machine is about to. */
    WAITING,
    /** A machine tried in vain. */
    FAILED,
    /** Some of it stands in its own language. */
    INCOMPLETE,
    /** The original says something else by now. */
    OUTDATED,
    MACHINE,
    CORRECTED,
    PERSON;

    /** Whether it waits for somebody. */
    public boolean open() {
        return this == MISSING || this == FAILED || this == INCOMPLETE || this == OUTDATED;
    }

    /** Whether somebody had a hand in it, and it says what the original says. */
    boolean done() {
        return this == CORRECTED || this == PERSON;
    }

    /** Whether its authors wrote it in that language as well. */
    static boolean written(ContentItem item, String language) {
        return item.versions().stream()
                .anyMatch(version -> Written.readable(version.language(), language)
                        && (!version.body().isEmpty() || item.body().isEmpty()));
    }

    static State of(ContentHead head, ContentItem item, Kept kept, String job) {
        if (kept == null
                || kept.origin() == Origin.ORIGINAL
                || !kept.sourceLanguage().equals(head.language())) {
            return job == null ? State.MISSING : job.isEmpty() ? State.WAITING : State.FAILED;
        }
        if (kept.untranslated() > 0) {
            return State.INCOMPLETE;
        }
        boolean same = kept.titleStamp() == Stamp.of(head.title())
                && (item == null
                        || item.body().isEmpty()
                        || kept.bodyStamp() == Stamp.of(item.body().html()));
        return same ? State.valueOf(kept.origin().name()) : State.OUTDATED;
    }
}
