// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.persistence.Database;
import org.rambla.identity.fixture.World;
import org.rambla.persistence.TestDatabase;

class MemberDirectoryTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.both("identity");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void cards_takeOneStatement_andIncludeThoseWhoLeft(TestDatabase databases) {
        World world = new World(databases);
        long lodz = world.organisation("Łódź", "Łódź", "PL", 9);
        long active = world.member("a@lodz.example", "Prevention officer", lodz, "");
        long deleted = world.member("b@lodz.example", "", lodz, "", MemberState.DELETED, false);
        long before = databases.statements();
        var cards = world.members.cards(List.of(active, deleted, 999_999L));
        assertThat(databases.statements() - before).isEqualTo(1);
        assertThat(cards).containsOnlyKeys(active, deleted);
        assertThat(cards.get(active).former()).isFalse();
        assertThat(cards.get(deleted).former()).isTrue();
        assertThat(cards.get(deleted).organisation().shortName().in("fr")).isEqualTo("Łódź");
        assertThat(world.members.cards(List.of())).isEmpty();
        assertThat(world.members.mailboxes(List.of(active, deleted))).containsOnlyKeys(active);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void at_knowsAnActiveMemberHoweverTheAddressIsWritten(TestDatabase databases) {
        World world = new World(databases);
        long lodz = world.organisation("Łódź", "Łódź", "PL", 9);
        long active = world.member("a@lodz.example", "", lodz, "");
        world.member("b@lodz.example", "", lodz, "", MemberState.INACTIVE, false);
        assertThat(world.members.at(" A@Lodz.EXAMPLE")).contains(active);
        assertThat(world.members.at("b@lodz.example")).isEmpty();
        assertThat(world.members.at("c@lodz.example")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void find_foldsCaseAndAccents_andTakesWildcardsLiterally(TestDatabase databases) {
        World world = new World(databases);
        long duesseldorf = world.organisation("Düsseldorf", "Düsseldorf", "DE", 9);
        long nice = world.organisation("Nice", "Nice", "FR", 9);
        long officer = world.member("a@d.example", "Chargée de sécurité", duesseldorf, "");
        long half = world.member("b@n.example", "100% terrain_x", nice, "");
        assertThat(world.members.find("DUSSEL securite", 10)).containsExactly(officer);
        assertThat(world.members.find("Sécurité, Düsseldorf", 10)).containsExactly(officer);
        assertThat(world.members.find("%", 10)).containsExactly(half);
        assertThat(world.members.find("100% terrain_x", 10)).containsExactly(half);
        assertThat(world.members.find("n_ce", 10)).isEmpty();
        assertThat(world.members.find("!", 10)).isEmpty();
        assertThat(world.members.find("' or '1'='1", 10)).isEmpty();
        assertThat(world.members.find("", 10)).hasSize(2);
        assertThat(world.members.find("prevention officer", 1)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void named_knowsBeginningsOfNames_notFunctionsNorCities(TestDatabase databases) {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 9);
        long mission = world.member("a@n.example", "Chargée de mission-Éclairage", nice, "");
        long night = world.member("b@n.example", "Éclairagiste de nuit", nice, "");
        world.member("c@n.example", "Éclairagiste de jour", nice, "", MemberState.INACTIVE, false);
        assertThat(world.members.named("ECLAIRAG", 10)).containsExactly(mission, night);
        assertThat(world.members.named("éclairage chargee", 10)).containsExactly(mission);
        assertThat(world.members.named("éclair", 1)).containsExactly(mission);
        assertThat(world.members.named("clairage", 10)).isEmpty();
        assertThat(world.members.find("prevention", 10)).hasSize(2);
        assertThat(world.members.named("prevention", 10)).isEmpty();
        assertThat(world.members.named("nice", 10)).isEmpty();
        assertThat(world.members.named("%", 10)).isEmpty();
        assertThat(world.members.of(nice, 0, 10)).containsExactly(mission, night);
        assertThat(world.members.of(nice, mission, 10)).containsExactly(night);
        assertThat(world.members.named(" - ", 10)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void address_isTakenOnce_whateverItsCase(TestDatabase databases) {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 9);
        world.member("anna@nice.example", "A", nice, "");
        assertThatThrownBy(() -> world.member("ANNA@Nice.Example", "B", nice, ""))
                .isInstanceOfSatisfying(
                        Database.Conflict.class, e -> assertThat(e.duplicate()).isTrue());
        assertThat(world.members.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void page_isFilteredAndInOrder(TestDatabase databases) {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 9);
        long liege = world.organisation("Liège", "Liège", "BE", 9);
        world.member("z@x.example", "Émile", nice, "");
        world.member("y@x.example", "Zoé", liege, "");
        long anna = world.member("x@x.example", "anna", liege, "");
        world.database.transaction(
                tx -> tx.execute("insert into identity_interest (member, topic) values (?, 'night')", anna));
        assertThat(world.members.page(MemberFilter.ACTIVE, 1, 2))
                .extracting(Member::name)
                .containsExactly("anna", "Émile");
        assertThat(world.members.page(MemberFilter.ACTIVE, 2, 2))
                .extracting(Member::name)
                .containsExactly("Zoé");
        assertThat(world.members.page(MemberFilter.of("", "BE", "", ""), 1, 9)).hasSize(2);
        assertThat(world.members.page(MemberFilter.of("", "", "night", ""), 1, 9))
                .extracting(Member::id)
                .containsExactly(anna);
        assertThat(world.members.count(MemberFilter.of("", "", "", "ELECTED"))).isZero();
        assertThat(world.members.count(MemberFilter.ofOrganisation(liege))).isEqualTo(2);
    }
}
