// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.home;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.Contributions.Contribution;

/** One line for each exchange: a lively topic must not fill the list with its replies. */
final class Threads {
    private Threads() {}

    /** The latest contribution of each item and what belongs to it, in the order given, at most that many. */
    static List<Contribution> first(List<Contribution> contributions, int most) {
        Set<Long> seen = new HashSet<>();
        return contributions.stream()
                .filter(contribution -> seen.add(thread(contribution.head())))
                .limit(most)
                .toList();
    }

    private static long thread(ContentHead head) {
        return head.parent() == 0 ? head.id() : head.parent();
    }
}
