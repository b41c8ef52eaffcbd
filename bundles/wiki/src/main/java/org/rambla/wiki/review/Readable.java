// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.review;

import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;

/** Who reads what a proposal is about: the page, or the one below which a page is to be made. */
final class Readable {
    private Readable() {}

    /** Whether this visitor does; at most one statement. */
    static boolean by(Visit visit, Proposal proposal, Pages pages) {
        if (proposal.page() != 0) {
            return pages.find(proposal.page())
                    .filter(page -> readable(page, proposal, visit))
                    .isPresent();
        }
        return proposal.parent() == 0
                || pages.find(proposal.parent())
                        .map(above -> visit.role().atLeast(above.least()))
                        .orElse(true);
    }

    /** Whether a visitor may know the page that a proposal is about as it is now: its author may not do so for ever. */
    static boolean readable(PageRow page, Proposal proposal, Visit visit) {
        return page.space() == proposal.space() && page.readable(visit);
    }
}
