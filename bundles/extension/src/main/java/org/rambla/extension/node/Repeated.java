// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

/** Something that is done from time to time. */
final class Repeated {
    private final long pause;
    private long due;

    /**
     * @param first nanoseconds from now
     * @param pause nanoseconds from one time to the next; Long.MAX_VALUE for once only
     */
    Repeated(long first, long pause) {
        this.due = System.nanoTime() + first;
        this.pause = pause;
    }

    /** Does it when it is time; once more soon when it throws. */
    void whenDue(Runnable work) {
        if (due == Long.MAX_VALUE || System.nanoTime() - due < 0) {
            return;
        }
        work.run();
        due = pause == Long.MAX_VALUE ? Long.MAX_VALUE : System.nanoTime() + pause;
    }
}
