// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.persistence.Database;
import org.rambla.identity.fixture.World;
import org.rambla.persistence.TestDatabase;

class OrganisationDirectoryTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.both("identity");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void page_isInTheOrderOfTheReadersLanguage(TestDatabase databases) {
        World world = new World(databases);
        world.organisation("Gand", "Ghent", "BE", 3);
        world.organisation("Anvers", "Antwerp", "BE", 3);
        world.organisation("Londres", "London", "GB", 3);
        world.organisation("La Haye", "The Hague", "NL", 3);
        assertThat(names(world, "fr")).containsExactly("Anvers", "Gand", "La Haye", "Londres");
        assertThat(names(world, "en")).containsExactly("Antwerp", "Ghent", "London", "The Hague");
        assertThat(names(world, "de"))
                .as("no names in German: the organisations' own")
                .containsExactly("Anvers", "Gand", "La Haye", "Londres");
    }

    private static List<String> names(World world, String language) {
        return world.organisations.page(OrganisationFilter.ALL, language, 1, 20).stream()
                .map(entry -> entry.organisation().shortName().in(language))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void page_findsNamesOfEveryLanguage_andCountsPeople(TestDatabase databases) {
        World world = new World(databases);
        long antwerp = world.organisation("Anvers", "Antwerp", "BE", 3);
        world.organisation("Gand", "Ghent", "BE", 3);
        world.member("a@x.example", "A", antwerp, "");
        var filter = new OrganisationFilter("ANTWERP", "", "", "", false);
        assertThat(world.organisations.page(filter, "fr", 1, 20))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.organisation().id()).isEqualTo(antwerp);
                    assertThat(entry.people()).isEqualTo(1);
                });
        assertThat(world.organisations.count(new OrganisationFilter("%", "", "", "", false)))
                .isZero();
        assertThat(world.organisations.countries()).containsExactly("BE");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void change_isRefused_whenSomebodyElseWasQuicker(TestDatabase databases) {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 3);
        SaveOrganisation save = new SaveOrganisation(world.database, world.audit());
        Organisation read = world.organisations.find(nice).orElseThrow();
        save.change(read, 1);
        assertThatThrownBy(() -> save.change(read, 2))
                .isInstanceOfSatisfying(
                        Database.Conflict.class, e -> assertThat(e.duplicate()).isFalse());
        assertThat(world.audited).hasSize(1);
        assertThat(databases.events()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("organisation.changed");
            assertThat(event.version()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void seats_cannotBeFewerThanPeople(TestDatabase databases) {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 3);
        world.member("a@nice.example", "A", nice, "");
        world.member("b@nice.example", "B", nice, "");
        SaveOrganisation save = new SaveOrganisation(world.database, world.audit());
        Organisation read = world.organisations.find(nice).orElseThrow();
        assertThat(save.change(seats(read, 1), 1)).isFalse();
        assertThat(world.organisations.find(nice).orElseThrow().seats()).isEqualTo(3);
        assertThat(save.change(seats(read, 2), 1)).isTrue();
    }

    private static Organisation seats(Organisation o, int seats) {
        return new Organisation(
                o.id(),
                o.kind(),
                o.name(),
                o.shortName(),
                o.country(),
                o.language(),
                o.zone(),
                o.website(),
                o.population(),
                seats,
                o.active(),
                o.version());
    }
}
