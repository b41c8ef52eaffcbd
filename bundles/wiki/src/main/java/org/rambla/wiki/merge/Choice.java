// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.merge;

/** What a person decides about a block that two people changed. */
public enum Choice {
    /** What stands in the page by now. */
    THEIRS,
    /** What this person wrote. */
    MINE,
    /** Theirs, then mine. */
    BOTH
}
