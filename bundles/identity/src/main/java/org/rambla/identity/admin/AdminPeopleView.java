// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.admin;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Parts;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberState;
import org.rambla.identity.page.Paging;

/**
 * The list of accounts.
 *
 * @param base address of the list up to the page's number
 */
public record AdminPeopleView(Visit visit, Fields fields, List<Member> members, Paging paging, String base) {
    public String found() {
        return visit.count("identity.admin.accounts", paging.total());
    }

    public Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        states.put("", visit.text("identity.people.anyKind"));
        for (MemberState state : List.of(MemberState.ACTIVE, MemberState.INVITED, MemberState.INACTIVE)) {
            states.put(state.name(), visit.text("identity.state." + state.name()));
        }
        return states;
    }

    public Map<String, String> roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("", visit.text("identity.people.anyKind"));
        roles.put("administrator", visit.text("identity.admin.administrator"));
        roles.put("manager", visit.text("identity.admin.manager"));
        return roles;
    }

    /** Where the account stands, as icon and word. */
    public static Html state(Member member, Visit visit) {
        String word = visit.text("identity.state." + member.state().name());
        return switch (member.state()) {
            case ACTIVE -> Parts.badge("ok", "circle-check", word);
            case INVITED -> Parts.badge("info", "mail", word);
            case INACTIVE, DELETED -> Parts.badge("", "circle-pause", word);
        };
    }

    public String seen(Member member) {
        return member.lastSeenAt().equals(Instant.EPOCH)
                ? visit.text("identity.admin.never")
                : visit.times().ago(member.lastSeenAt());
    }
}
