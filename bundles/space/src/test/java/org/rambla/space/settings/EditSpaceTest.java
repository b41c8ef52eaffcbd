// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.rambla.space.fixture.SpaceFixture.MANAGER;
import static org.rambla.space.fixture.SpaceFixture.OUTSIDER;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;
import org.rambla.persistence.TestDatabase;
import org.rambla.space.directory.SpaceDetails;
import org.rambla.space.fixture.SpaceFixture;
import org.rambla.space.settings.EditSpace.Description;
import org.rambla.space.settings.EditSpace.Openness;

class EditSpaceTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.both("space", "network");
    }

    private static Description named(String name) {
        return new Description(
                Localised.of("fr", name, "en", name), Localised.of("en", "Why"), "slate", List.of("drugs"), "", "", "");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void second_ofTwoEditors_isTold_andOverwritesNothing(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.NETWORK);
        EditSpace edit = new EditSpace(fixture.database, fixture.audit);
        int seen = SpaceDetails.read(fixture.database, fixture.bodies, space).version();
        assertThat(edit.describe(space, seen, named("First"), MANAGER)).isTrue();
        assertThat(edit.describe(space, seen, named("Second"), MANAGER)).isFalse();
        assertThat(fixture.card(space).name().in("fr")).isEqualTo("First");
        assertThat(fixture.card(space).colour()).isEqualTo("slate");
        assertThat(fixture.card(space).topics()).containsExactly("drugs");
        assertThat(edit.describe(space, seen + 1, named("Second"), MANAGER)).isTrue();
        assertThat(databases.events())
                .filteredOn(event -> event.kind().equals("space.changed"))
                .hasSize(3);
        assertThat(databases.events())
                .filteredOn(event -> event.kind().equals("space.topics"))
                .as("the second time the topics are the same")
                .hasSize(1);
        assertThat(fixture.acts()).containsExactly("space.audit.described", "space.audit.described");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void closing_aSpace_hidesItAtOnce(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.PUBLIC);
        int seen = SpaceDetails.read(fixture.database, fixture.bodies, space).version();
        Openness closed = new Openness(SpaceKind.COMMITTEE, Visibility.PRIVATE, Joining.INVITATION, List.of("fr"));
        assertThat(fixture.directory.access("night", OUTSIDER)).isPresent();
        assertThat(new EditSpace(fixture.database, fixture.audit).open(space, seen, closed, MANAGER))
                .isTrue();
        assertThat(fixture.directory.access("night", OUTSIDER)).isEmpty();
        assertThat(fixture.card(space).languages()).containsExactly("fr");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void archived_spaceChangesNoMore_untilItIsOpenedAgain(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.NETWORK);
        EditSpace edit = new EditSpace(fixture.database, fixture.audit);
        edit.archive(space, true, MANAGER);
        edit.archive(space, true, MANAGER);
        int seen = SpaceDetails.read(fixture.database, fixture.bodies, space).version();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> edit.describe(space, seen, named("New"), MANAGER));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> edit.partner(space, 101, "C101", true, MANAGER));
        edit.archive(space, false, MANAGER);
        assertThat(fixture.card(space).archived()).isFalse();
        assertThat(databases.events())
                .extracting(Event::kind)
                .filteredOn("space.archived"::equals)
                .hasSize(2);
        assertThat(fixture.acts()).containsExactly("space.audit.archived", "space.audit.unarchived");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void partner_isThereOnce_howeverOftenAdded(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.NETWORK);
        EditSpace edit = new EditSpace(fixture.database, fixture.audit);
        edit.partner(space, 101, "C101", true, MANAGER);
        edit.partner(space, 101, "C101", true, MANAGER);
        assertThat(SpaceDetails.partners(fixture.database, space)).containsExactly(101L);
        assertThat(fixture.directory.partners(space)).containsExactly(101L);
        edit.partner(space, 101, "C101", false, MANAGER);
        edit.partner(space, 101, "C101", false, MANAGER);
        assertThat(SpaceDetails.partners(fixture.database, space)).isEmpty();
        assertThat(databases.events())
                .filteredOn(event -> event.kind().equals("space.partnerLeft"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.subject()).isEqualTo(101);
                    assertThat(event.space()).isEqualTo(space);
                });
        assertThat(fixture.acts()).containsExactly("space.audit.partnerAdded", "space.audit.partnerRemoved");
    }
}
