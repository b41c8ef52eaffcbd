// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.suggestion;

/**
 * A subject that somebody proposed, as one reader finds it.
 *
 * @param organisation whose member proposed it
 * @param text what exactly is meant, "" for nothing more
 * @param answer of the organisers, "" for none yet
 * @param event that it became, 0 for none
 * @param supports how many cities and partners want it
 * @param supported whether the reader's own does
 */
public record Suggestion(
        long id,
        long organisation,
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
        MERGED
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

    public boolean open() {
        return state == State.OPEN;
    }
}
