// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.OrganisationKind;
import org.rambla.api.people.Organisations;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.content.fixture.TestVisit;
import org.rambla.search.ask.Conditions.Meaning;

class ConditionsTest {
    private static final OrganisationCard NICE = new OrganisationCard(
            3, Localised.of("en", "City of Nice"), Localised.of("en", "Nice"), OrganisationKind.CITY, "FR");

    private final TestSpaces spaces = new TestSpaces();
    private final Visit member = new TestVisit(7, 0, spaces, "en");
    private final Visit guest = new TestVisit(0, 0, spaces, "en");

    /** Two members: one is called Martin, the other has it in a function. */
    private static final class People implements Members {
        private static final Map<Long, MemberCard> ALL = Map.of(
                1L, new MemberCard(1, "Odile Martin", "Mediator", NICE, false),
                2L, new MemberCard(2, "Somebody else", "Head of the Saint-Martin office", NICE, false));

        @Override
        public Map<Long, MemberCard> cards(Collection<Long> members) {
            return ALL;
        }

        @Override
        public List<Long> find(String text, int limit) {
            return text.equals("martin") ? List.of(1L, 2L) : List.of();
        }

        @Override
        public Map<Long, Mailbox> mailboxes(Collection<Long> members) {
            return Map.of();
        }

        @Override
        public long count() {
            return ALL.size();
        }
    }

    private Meaning meaning(String typed, Visit visit) {
        Organisations organisations = new Organisations() {
            @Override
            public Map<Long, OrganisationCard> cards(Collection<Long> ids) {
                return Map.of(3L, NICE);
            }

            @Override
            public List<OrganisationCard> all() {
                return List.of(NICE);
            }
        };
        return new Conditions(spaces, new People(), organisations, null, null, null)
                .of(Typed.of(typed).conditions(), visit);
    }

    @Test
    void author_isFoundByName_notByFunction() {
        assertThat(meaning("author:martin", member).filters()).isEqualTo(Map.of(Facet.AUTHOR, Set.of("1")));
    }

    @Test
    void membersAreTold_whatNobodyIsCalled() {
        assertThat(meaning("author:nobody", member).unknown()).containsExactly("author:nobody");
        assertThat(meaning("city:atlantis", member).unknown()).containsExactly("city:atlantis");
    }

    @Test
    void guestsAreNotTold_whoIsAMember() {
        for (String typed : List.of("author:nobody", "author:martin", "city:atlantis", "city:nice")) {
            Meaning meaning = meaning(typed, guest);
            assertThat(meaning.unknown()).as(typed).isEmpty();
            assertThat(meaning.filters()).as(typed).hasSize(1);
        }
        assertThat(meaning("author:nobody", guest).filters().get(Facet.AUTHOR)).isEmpty();
    }

    @Test
    void manyConditionsOfAKind_areCut() {
        Typed typed = Typed.of("author:a author:b author:c author:d author:e author:f city:nice");
        assertThat(typed.conditions()).hasSize(6);
        assertThat(typed.cut()).isTrue();
    }
}
