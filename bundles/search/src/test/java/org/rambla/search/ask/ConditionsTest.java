// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rambla.api.content.ContentSources;
import org.rambla.api.network.Network;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.OrganisationKind;
import org.rambla.api.people.Organisations;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;
import org.rambla.content.fixture.TestMessages;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.content.fixture.TestVisit;
import org.rambla.search.ask.Conditions.Meaning;

class ConditionsTest {
    private static final OrganisationCard NICE = new OrganisationCard(
            3, Localised.of("en", "City of Nice"), Localised.of("en", "Nice"), OrganisationKind.CITY, "FR");

    private final TestSpaces spaces = new TestSpaces();
    private final Named members = new Named();
    private int listed;
    private final Conditions conditions = new Conditions(
            spaces,
            members,
            new Organisations() {
                @Override
                public Map<Long, OrganisationCard> cards(Collection<Long> organisations) {
                    return Map.of(3L, NICE);
                }

                @Override
                public List<OrganisationCard> all() {
                    listed++;
                    return List.of(NICE);
                }
            },
            (Network) Proxy.newProxyInstance(
                    Network.class.getClassLoader(),
                    new Class<?>[] {Network.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("languages") ? List.of("en", "fr") : List.of()),
            TestMessages::in,
            (ContentSources) Proxy.newProxyInstance(
                    ContentSources.class.getClassLoader(),
                    new Class<?>[] {ContentSources.class},
                    (proxy, method, arguments) -> Set.of("forum.topic")));

    @BeforeEach
    void network() {
        spaces.add(1, "night", Visibility.PUBLIC, "forum", "search");
        members.with(7, "Night officer", "Prevention").with(8, "Harbour desk", "Prevention");
    }

    private Meaning meaning(String q, long member) {
        return conditions.of(Typed.of(q).conditions(), new TestVisit(member, 1, spaces, "en"));
    }

    @Test
    void guests_doNotLearn_whoIsThere() {
        for (String q : List.of("author:night", "author:nobody", "author:prevention", "city:Nice", "city:Nowhere")) {
            Meaning meaning = meaning(q, 0);
            assertThat(meaning.unknown()).as(q).isEmpty();
            assertThat(meaning.wide()).as(q).isEmpty();
            assertThat(meaning.filters()).as("nothing else is found").hasSize(1);
        }
        assertThat(meaning("author:nobody", 9).unknown()).containsExactly("author:nobody");
        assertThat(meaning("city:Nowhere", 9).unknown()).containsExactly("city:Nowhere");
        assertThat(meaning("kind:nothing", 0).unknown()).as("not about people").hasSize(1);
    }

    @Test
    void minus_leavesOut_whatACondition_wouldHaveFound() {
        Meaning meaning = meaning("-city:Nice -author:night country:France -after:2025", 9);
        assertThat(meaning.filters()).isEqualTo(Map.of(Facet.COUNTRY, Set.of("FR")));
        assertThat(meaning.without()).isEqualTo(Map.of(Facet.ORGANISATION, Set.of("3"), Facet.AUTHOR, Set.of("7")));
        assertThat(meaning.since()).isNull();
        assertThat(meaning.before()).isEqualTo(java.time.Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(meaning("-city:Nowhere", 9).unknown()).containsExactly("-city:Nowhere");
        assertThat(meaning("-city:Nowhere", 0).unknown()).isEmpty();
    }

    @Test
    void author_isAName_neitherFunctionNorCity() {
        assertThat(meaning("author:night", 9).filters()).containsEntry(Facet.AUTHOR, Set.of("7"));
        assertThat(meaning("author:prevention", 9).unknown()).hasSize(1);
        assertThat(meaning("author:C100", 9).unknown()).hasSize(1);
    }

    @Test
    void manyOfAName_areSaid() {
        for (long id = 1000; id < 1000 + Conditions.AUTHORS; id++) {
            members.with(id, "Harbour desk " + id, "");
        }
        assertThat(meaning("author:harbour", 9).wide()).containsExactly("author:harbour");
        assertThat(meaning("author:harbour", 0).wide()).isEmpty();
        assertThat(meaning("author:night", 9).wide()).isEmpty();
    }

    @Test
    void conditions_costLittle_howeverMany() {
        Meaning meaning =
                meaning("city:Nice ".repeat(20) + "author:a ".repeat(20) + "country:France ".repeat(5) + "space:x", 9);
        assertThat(listed).isEqualTo(1);
        assertThat(members.asked).isLessThanOrEqualTo(Typed.ALIKE);
        assertThat(meaning.filters()).containsEntry(Facet.COUNTRY, Set.of("FR"));
        assertThat(meaning("pays:Espagne pays:de", 9).filters()).containsEntry(Facet.COUNTRY, Set.of("ES", "DE"));
    }

    @Test
    void kind_isCalledByItsNames_andByItsFeature() {
        for (String q : List.of("kind:ville", "type:organisation", "kind:city")) {
            assertThat(meaning(q, 9).filters()).as(q).isEqualTo(Map.of(Facet.KIND, Set.of("organisation")));
        }
        assertThat(meaning("kind:forum", 9).filters()).isEqualTo(Map.of(Facet.KIND, Set.of("forum.topic")));
        assertThat(meaning("kind:for", 9).unknown()).containsExactly("kind:for");
    }

    @Test
    void severalDates_allCount() {
        Meaning meaning = meaning("after:2025-03 after:2024 before:2026-02 before:2027", 9);
        assertThat(meaning.since()).isEqualTo(Instant.parse("2025-03-01T00:00:00Z"));
        assertThat(meaning.before()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
    }
}
