// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.organisation;

import java.util.ArrayList;
import java.util.List;
import org.rambla.identity.text.Folded;

/**
 * Which organisations of the directory. Empty texts do not narrow.
 *
 * @param text words of the name, in any language
 * @param country ISO 3166 two letters
 * @param kind name of an {@link org.rambla.api.people.OrganisationKind}
 * @param topic a topic that one of its members follows
 * @param inactiveToo also those that left the network
 */
public record OrganisationFilter(String text, String country, String kind, String topic, boolean inactiveToo) {
    public static final OrganisationFilter ALL = new OrganisationFilter("", "", "", "", false);

    /** The condition on {@code o}, and its arguments. */
    Condition condition() {
        List<String> parts = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        parts.add(inactiveToo ? "1 = 1" : "o.active = true");
        for (String pattern : Folded.patterns(text)) {
            parts.add("o.search_key like ? escape '!'");
            arguments.add(pattern);
        }
        if (!country.isEmpty()) {
            parts.add("o.country = ?");
            arguments.add(country);
        }
        if (!kind.isEmpty()) {
            parts.add("o.kind = ?");
            arguments.add(kind);
        }
        if (!topic.isEmpty()) {
            parts.add("exists (select 1 from identity_member m join identity_interest i on i.member = m.id"
                    + " where m.organisation = o.id and m.state = 'ACTIVE' and i.topic = ?)");
            arguments.add(topic);
        }
        return new Condition(String.join(" and ", parts), arguments);
    }

    /** A piece of SQL with its arguments. */
    public record Condition(String sql, List<Object> arguments) {
        /** The arguments between others. */
        public Object[] between(List<Object> before, Object... after) {
            List<Object> all = new ArrayList<>(before);
            all.addAll(arguments);
            all.addAll(List.of(after));
            return all.toArray();
        }
    }
}
