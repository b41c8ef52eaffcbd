// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

/** Failures in a row. One alone may be a feature that goes while it is asked; those that follow are told, ever less often. */
final class Failures {
    private int row;
    private volatile String last = "";

    /** Whether this one is worth a complaint: the second, the fourth, the eighth... */
    boolean another(Throwable failure) {
        last = failure.toString();
        row++;
        return row > 1 && Integer.bitCount(row) == 1;
    }

    void over() {
        row = 0;
        last = "";
    }

    /** What was said at the last one; empty when it went well since. */
    String last() {
        return last;
    }
}
