// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.suggestion;

/**
 * A subject that somebody proposed, as one reader finds it.
 *
 * @param organisation whose member proposed it
 * @param author member who proposed it, 0 for one who was erased or took it back
 * @param language of title and text, "" for not known
 * @param text what exactly is meant, "" for nothing more
 * @param answer of the organisers, "" for none yet
 * @param event that it became, 0 for none
 * @param supports how many cities and partners want it
 * @param supported whether the reader's own does
 */
public record Suggestion(
        long id,
        long organisation,
        long author,
        String language,
        String title,
        String text,
        State state,
        String answer,
        long event,
        int supports,
        boolean supported) {
    /** Where it stands. */
    public enum State {
        OPEN,
        /** An event came of it. */
        PLANNED,
        DECLINED,
        /** It is the same as another one, which has its supporters now. */
        MERGED,
        /** Whoever proposed it took it back, or organisers took it out of sight. */
        HIDDEN
    }

    /** Where a page ends of which it is the last one. */
    String cursor() {
        return state + "-" + supports + "-" + id;
    }

    /** Changes with what organisers said of it. */
    public String mark() {
        return mark(state, answer);
    }

    static String mark(State state, String answer) {
        return Integer.toHexString((state + " " + answer).hashCode());
    }

    /** For the attribute lang; null where it is not known. */
    public String lang() {
        return language.isEmpty() ? null : language;
    }

    /** Whether that member proposed it and may still say it otherwise, or take it back. */
    public boolean of(long member) {
        return open() && member != 0 && author == member;
    }

    /** Whether another city than the reader's wants it: then it stays as those read it. */
    public boolean shared() {
        return supports > (supported ? 1 : 0);
    }

    public boolean open() {
        return state == State.OPEN;
    }
}
