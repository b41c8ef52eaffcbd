// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.Pages;

/**
 * The pages that a reader may see, of one space or of several: in each space those for readers with at most the reader's
 * role there. The one visibility rule as a condition on pages.
 *
 * @param spaces ids by the reader's role in them
 */
public record Reach(Map<Role, List<Long>> spaces) {
    /** The space of the address. */
    public static Reach of(Visit visit) {
        return new Reach(Map.of(visit.role(), List.of(visit.space().id())));
    }

    /** Every space that the reader can see and in which there is a wiki. */
    public static Reach over(Grants grants) {
        Map<Role, List<Long>> spaces = new EnumMap<>(Role.class);
        grants.bySpace().values().stream()
                .filter(grant -> grant.features().contains("wiki"))
                .forEach(grant -> spaces.computeIfAbsent(grant.role(), role -> new ArrayList<>())
                        .add(grant.space()));
        return new Reach(spaces);
    }

    /** Ids of all of them. */
    List<Long> all() {
        return spaces.values().stream().flatMap(List::stream).toList();
    }

    /** A condition on published pages p; adds what it binds. */
    String condition(List<Object> arguments) {
        List<String> alternatives = new ArrayList<>();
        String among = "";
        if (spaces.size() > 1) {
            // What the alternatives say already; so that the database finds it in an index.
            among = "p.space_id in (?) and ";
            arguments.add(all());
        }
        spaces.forEach((role, ids) -> {
            // One space alone leaves the order of an index behind it.
            alternatives.add("(p.space_id " + (ids.size() == 1 ? "= ?" : "in (?)") + " and p.least in (?))");
            arguments.add(ids.size() == 1 ? (Object) ids.get(0) : ids);
            arguments.add(Pages.upTo(role));
        });
        return alternatives.isEmpty()
                ? "1 = 0"
                : "p.state = 'PUBLISHED' and " + among + "(" + String.join(" or ", alternatives) + ")";
    }
}
