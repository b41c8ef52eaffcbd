// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange;

/**
 * What somebody wants to take out.
 *
 * @param below with the pages below it
 * @param language in which they are wanted; each comes in the nearest that it has
 * @param all in every other language too
 * @param read for readers: in translation where nobody wrote it in their language
 * @param characters how many all texts may have together
 */
record Extent(boolean below, String language, boolean all, boolean read, long characters) {
    Extent asWritten() {
        return new Extent(below, language, all, false, characters);
    }
}
