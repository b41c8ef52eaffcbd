// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.util.List;

/**
 * How far the index is.
 *
 * @param whole whether everything is in it
 * @param running whether everything is being given to it, or about to be
 * @param percent of that
 * @param failure why the last attempt failed, in English, "" when it did not
 * @param missing contributions that cannot be found, because their features tell nothing of them, or nonsense
 * @param refused ids of some of those of which nonsense is told
 */
public record Progress(
        boolean whole, boolean running, int percent, long items, String failure, long missing, List<Long> refused) {}
