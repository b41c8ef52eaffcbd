// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.member;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.rambla.identity.organisation.OrganisationFilter.Condition;
import org.rambla.identity.text.Folded;

/**
 * Which members. Empty texts and collections, and a zero, do not narrow.
 *
 * @param text words of the name, the function or the organisation's names
 * @param country ISO 3166 two letters of the organisation
 * @param topic a topic of interest
 * @param kind name of a {@link FunctionKind}
 * @param states in which states
 */
public record MemberFilter(
        String text,
        String country,
        String topic,
        String kind,
        long organisation,
        Collection<MemberState> states,
        String flag) {
    /** Active members, all of them. */
    public static final MemberFilter ACTIVE = of("", "", "", "");

    /** Active members of the directory. */
    public static MemberFilter of(String text, String country, String topic, String kind) {
        return new MemberFilter(text, country, topic, kind, 0, List.of(MemberState.ACTIVE), "");
    }

    /** Members of an organisation. */
    public static MemberFilter ofOrganisation(long organisation) {
        return new MemberFilter("", "", "", "", organisation, List.of(MemberState.ACTIVE), "");
    }

    Condition condition() {
        List<String> parts = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        parts.add("m.state in (?)");
        arguments.add(states.stream().map(Enum::name).toList());
        for (String pattern : Folded.patterns(text)) {
            parts.add("(m.search_key like ? escape '!' or o.search_key like ? escape '!')");
            arguments.add(pattern);
            arguments.add(pattern);
        }
        narrow(country, "o.country = ?", parts, arguments);
        narrow(kind, "m.role_kind = ?", parts, arguments);
        narrow(
                topic,
                "exists (select 1 from identity_interest i where i.member = m.id and i.topic = ?)",
                parts,
                arguments);
        if (organisation != 0) {
            parts.add("m.organisation = ?");
            arguments.add(organisation);
        }
        switch (flag) {
            case "administrator" -> parts.add("m.administrator = true");
            case "manager" -> parts.add("m.manager = true");
            default -> {}
        }
        return new Condition(String.join(" and ", parts), arguments);
    }

    private static void narrow(String value, String part, List<String> parts, List<Object> arguments) {
        if (!value.isEmpty()) {
            parts.add(part);
            arguments.add(value);
        }
    }
}
