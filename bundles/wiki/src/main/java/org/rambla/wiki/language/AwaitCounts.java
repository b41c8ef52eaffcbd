// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.wiki.page.Pages;

/** How much waits in several spaces to be written in a language: counted up to {@link #MOST} of each kind. */
final class AwaitCounts {
    static final int MOST = 100;

    private static final int TOGETHER = 20;

    private final Database database;

    AwaitCounts(Database database) {
        this.database = database;
    }

    /**
     * What waits in a space.
     *
     * @param behind texts whose original moved on; one above {@link #MOST} for more than that
     * @param missing pages without a text, the same
     */
    record Count(long behind, long missing) {
        static final Count NONE = new Count(0, 0);

        boolean nothing() {
            return behind == 0 && missing == 0;
        }

        Count plus(boolean absent, long pages) {
            return absent ? new Count(behind, missing + pages) : new Count(behind + pages, missing);
        }
    }

    /**
     * By space; a statement for every twenty of them.
     *
     * @param spaces with the reader's role
     */
    Map<Long, Count> of(Map<Long, Role> spaces, String language) {
        Map<Long, Count> counts = new HashMap<>();
        List<Long> order = spaces.keySet().stream().sorted().toList();
        for (int from = 0; from < order.size(); from += TOGETHER) {
            List<Object> arguments = new ArrayList<>();
            List<String> each = new ArrayList<>();
            for (long space : order.subList(from, Math.min(order.size(), from + TOGETHER))) {
                for (boolean missing : new boolean[] {false, true}) {
                    each.add("select " + space + " as place, " + (missing ? 1 : 0) + " as absent, count(*) as waiting"
                            + " from (select p.id from wiki_page p where p.space_id = ? and p.state = 'PUBLISHED'"
                            + " and p.least in (?)" + Pages.awaits(missing) + " fetch first " + (MOST + 1)
                            + " rows only) s" + each.size());
                    arguments.addAll(List.of(space, Pages.upTo(spaces.get(space)), language));
                }
            }
            database.list(
                    String.join(" union all ", each),
                    row -> counts.merge(
                            row.number("place"),
                            Count.NONE.plus(row.number("absent") == 1, row.number("waiting")),
                            (a, b) -> new Count(a.behind() + b.behind(), a.missing() + b.missing())),
                    arguments.toArray());
        }
        return counts;
    }
}
