// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.directory;

import java.util.List;
import java.util.Map;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Parts;
import org.rambla.api.visit.Visit;
import org.rambla.identity.member.Member;
import org.rambla.identity.organisation.OrganisationDirectory;
import org.rambla.identity.page.Paging;

/**
 * The directory, of members or of organisations.
 *
 * @param members empty on the other tab
 * @param organisations empty on the other tab
 * @param base address of the list up to the page's number
 */
public record PeopleView(
        Visit visit,
        boolean ofMembers,
        Fields fields,
        Map<String, String> countries,
        Map<String, String> topics,
        Map<String, String> kinds,
        List<Member> members,
        List<OrganisationDirectory.Entry> organisations,
        Paging paging,
        String base,
        boolean narrowed) {

    public String found() {
        return visit.count(ofMembers ? "identity.people.members" : "identity.people.organisations", paging.total());
    }

    public String kind(Member member) {
        return visit.text("identity.functionKind." + member.kind().name());
    }

    public String about(OrganisationDirectory.Entry entry) {
        var organisation = entry.organisation();
        return visit.text(
                "identity.people.about",
                visit.text("identity.kind." + organisation.kind().name()),
                Parts.country(organisation.country(), visit));
    }

    public String people(OrganisationDirectory.Entry entry) {
        return visit.count("identity.people.people", entry.people());
    }
}
