// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.directory;

import java.util.List;
import org.rambla.api.page.Parts;
import org.rambla.api.text.Html;
import org.rambla.api.text.LanguageName;
import org.rambla.api.visit.Visit;
import org.rambla.identity.member.Member;
import org.rambla.identity.organisation.Organisation;
import org.rambla.identity.page.Paging;

/**
 * An organisation's page.
 *
 * @param contributions as a list, ready
 * @param more address of the next ones, "" when there are none
 */
public record OrganisationView(
        Visit visit, Organisation organisation, List<Member> members, Paging paging, Html contributions, String more) {

    public String kind() {
        return visit.text("identity.kind." + organisation.kind().name());
    }

    public String country() {
        return Parts.country(organisation.country(), visit);
    }

    public String language() {
        return LanguageName.of(organisation.language(), visit.language());
    }

    /** The function where the name does not say it, and the capacity. */
    public String standing(Member member) {
        String kind = visit.text("identity.functionKind." + member.kind().name());
        return member.name().startsWith(member.function())
                ? kind
                : visit.text("identity.people.about", member.function(), kind);
    }

    public String name() {
        return organisation.name().in(visit.language());
    }

    /** The address of the website as people read it. */
    public String site() {
        return organisation.website().replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
    }
}
