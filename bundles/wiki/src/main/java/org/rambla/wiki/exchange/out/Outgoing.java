// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.out;

import java.util.List;

/**
 * Pages on their way out.
 *
 * @param heads all of them, parents before their children
 * @param pages the same, in the same order; each text is read when its turn comes, and held no longer than that
 */
public record Outgoing(List<OutHead> heads, Iterable<OutPage> pages) {
    /** Pages that are there already. */
    public static Outgoing of(List<OutPage> pages) {
        return new Outgoing(pages.stream().map(OutPage::head).toList(), pages);
    }
}
