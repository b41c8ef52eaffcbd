// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

/**
 * The words of a file.
 *
 * @param text plain text, a paragraph or a row of a table on each line; "" when there is none
 * @param cut whether there is more than what was kept
 */
public record FileText(long file, Outcome outcome, String text, boolean cut) {
    /** What came of reading it. */
    public enum Outcome {
        READ,
        /** Nothing to read in it: a picture, a scan, an empty document. */
        NO_TEXT,
        /** Opens with a password only. */
        PROTECTED,
        BROKEN,
        TOO_LARGE,
        /** Reading it took more time or memory than one file may have. */
        TOO_COSTLY
    }
}
