// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.demo;

import java.util.List;
import org.rambla.api.text.Localised;
import org.rambla.identity.member.FunctionKind;
import org.rambla.identity.member.MemberState;
import org.rambla.identity.member.NewMember;
import org.rambla.identity.organisation.Organisation;

/**
 * An account to sign in with.
 *
 * @param role "administrator"; the address begins with it
 * @param city key of the organisation
 */
record DemoAccount(String role, String city, Localised title) {
    static List<DemoAccount> all() {
        return List.of(
                new DemoAccount("administrator", "brussels", title("Secrétariat du réseau", "Network secretariat")),
                new DemoAccount("manager", "barcelona", title("Responsable de programme", "Programme manager")),
                new DemoAccount("moderator", "liege", title("Animatrice de communauté", "Community moderator")),
                new DemoAccount("member", "leuven", title("Responsable prévention", "Prevention officer")),
                new DemoAccount("newcomer", "gdansk", title("Adjointe à la sécurité", "Deputy mayor for safety")));
    }

    private static Localised title(String fr, String en) {
        return Localised.of("fr", fr, "en", en);
    }

    boolean newcomer() {
        return role.equals("newcomer");
    }

    NewMember member(long id, Organisation organisation, String hash) {
        String language = organisation.language().equals("fr") ? "fr" : "en";
        return new NewMember(
                role + "@demo.example",
                title.in(language) + ", " + organisation.shortName().in(language),
                title.in(language),
                newcomer() ? FunctionKind.ELECTED : FunctionKind.TECHNICAL,
                id,
                language,
                organisation.zone(),
                role.equals("administrator"),
                role.equals("manager"),
                MemberState.ACTIVE,
                hash);
    }
}
