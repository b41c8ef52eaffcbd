// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.directory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.rambla.api.page.Parts;
import org.rambla.api.people.MemberCard;
import org.rambla.api.text.Html;
import org.rambla.api.text.LanguageName;
import org.rambla.api.visit.Visit;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberState;

/**
 * A member's page.
 *
 * @param topics names of the topics of interest
 * @param successor who took over the function, or null
 * @param contributions as a list, ready
 * @param more address of the next ones, "" when there are none
 */
public record ProfileView(
        Visit visit, Member member, List<String> topics, MemberCard successor, Html contributions, String more) {

    public boolean former() {
        return member.state() == MemberState.DELETED;
    }

    public boolean left() {
        return member.state() == MemberState.INACTIVE;
    }

    public boolean me() {
        return member.id() == visit.memberId();
    }

    public String kind() {
        return visit.text("identity.functionKind." + member.kind().name());
    }

    public String language() {
        return LanguageName.of(member.language(), visit.language());
    }

    /** "10:05", where the member is, when that is another zone than the reader's. */
    public String localTime() {
        try {
            ZoneId zone = ZoneId.of(member.zone());
            Instant now = Instant.now();
            boolean same = zone.getRules()
                    .getOffset(now)
                    .equals(visit.zone().getRules().getOffset(now));
            return same ? "" : DateTimeFormatter.ofPattern("HH:mm").format(now.atZone(zone));
        } catch (DateTimeException e) {
            return "";
        }
    }

    /** What the member wrote, by paragraph; line ends stay. */
    public List<Html> about() {
        if (member.about().isBlank()) {
            return List.of();
        }
        return Arrays.stream(member.about().strip().split("\\n\\s*\\n"))
                .map(paragraph -> Html.trusted(Html.escape(paragraph).replace("\n", "<br>")))
                .toList();
    }

    public String successorLine() {
        return visit.text("identity.profile.successor", successor.name(), Parts.standing(successor, visit));
    }
}
