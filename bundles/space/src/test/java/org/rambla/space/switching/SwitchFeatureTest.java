// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.rambla.space.fixture.SpaceFixture.MANAGER;
import static org.rambla.space.fixture.SpaceFixture.MEMBER;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.persistence.TestDatabase;
import org.rambla.space.blueprint.DefaultBlueprints;
import org.rambla.space.blueprint.Offer;
import org.rambla.space.blueprint.SaveBlueprint;
import org.rambla.space.fixture.InstalledFeatures;
import org.rambla.space.fixture.SpaceFixture;
import org.rambla.space.switching.FeatureState.Standing;

class SwitchFeatureTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.both("space", "network");
    }

    private static SwitchFeature switching(SpaceFixture fixture) {
        return new SwitchFeature(fixture.database, new InstalledFeatures(), fixture.audit);
    }

    private static void offer(SpaceFixture fixture, String feature, Offer offer) {
        long thematic = fixture.blueprint(DefaultBlueprints.THEMATIC).id();
        new SaveBlueprint(fixture.database, fixture.audit).offer(Map.of(thematic, Map.of(feature, offer)), 1);
    }

    private static Standing standing(SpaceFixture fixture, long space, String feature) {
        return switching(fixture).state(space, feature).orElseThrow().standing();
    }

    private static boolean on(SpaceFixture fixture, String feature) {
        return fixture.directory
                .access("night", MEMBER)
                .orElseThrow()
                .features()
                .containsKey(feature);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void switching_isOneRowAndOneEvent_andKeepsMovedPermissions(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.NETWORK);
        SwitchFeature switching = switching(fixture);
        switching.move(space, "forum", Map.of("forum.start", Role.MODERATOR), MANAGER);
        int events = databases.events().size();
        switching.to(false, space, "forum", MANAGER);
        switching.to(false, space, "forum", MANAGER);
        assertThat(on(fixture, "forum")).isFalse();
        assertThat(databases.events()).hasSize(events + 1).last().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("space.featureSwitched");
            assertThat(event.subject()).isEqualTo(space);
        });
        switching.to(true, space, "forum", MANAGER);
        assertThat(fixture.directory.access("night", MEMBER).orElseThrow().features())
                .containsEntry("forum", Map.of("forum.start", Role.MODERATOR));
        assertThat(fixture.acts())
                .containsExactly("space.audit.permissions", "space.audit.switchedOff", "space.audit.switchedOn");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ceiling_cannotBePassed_byAForgedForm(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.NETWORK);
        offer(fixture, "poll", Offer.NOT_OFFERED);
        assertThat(standing(fixture, space, "poll")).isEqualTo(Standing.NOT_OFFERED);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> switching(fixture).to(true, space, "poll", MANAGER))
                .matches(refusal -> refusal.key().equals("space.refusal.notOffered"));
        assertThat(on(fixture, "poll")).isFalse();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> switching(fixture).to(true, space, "unknown", MANAGER));
        assertThat(on(fixture, "unknown")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ceiling_keepsClosedWhatIsNotNamed_whenTheBlueprintOffersNothingNew(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.NETWORK);
        assertThat(standing(fixture, space, "poll")).isEqualTo(Standing.OFF);
        fixture.database.transaction(tx -> tx.execute("update space_blueprint set offers_new = ?", false));
        assertThat(standing(fixture, space, "poll")).isEqualTo(Standing.NOT_OFFERED);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> switching(fixture).to(true, space, "poll", MANAGER));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void lowering_theCeiling_takesNothingAway_butCannotBeUndone(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.NETWORK);
        offer(fixture, "forum", Offer.NOT_OFFERED);
        assertThat(on(fixture, "forum")).isTrue();
        // The page that asks before switching says that this is for good.
        assertThat(switching(fixture).state(space, "forum").orElseThrow())
                .matches(state -> state.standing() == Standing.ON && !state.offered());
        assertThat(switching(fixture).state(space, "poll").orElseThrow().offered())
                .isTrue();
        switching(fixture).to(false, space, "forum", MANAGER);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> switching(fixture).to(true, space, "forum", MANAGER));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void alwaysOn_reachesEverySpaceOfTheBlueprint_andStaysOn(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.NETWORK);
        long other = fixture.space("drugs", Visibility.NETWORK);
        switching(fixture).to(true, other, "poll", MANAGER);
        int events = databases.events().size();
        offer(fixture, "poll", Offer.ALWAYS);
        assertThat(standing(fixture, space, "poll")).isEqualTo(Standing.ALWAYS);
        assertThat(standing(fixture, other, "poll")).isEqualTo(Standing.ALWAYS);
        assertThat(databases.events()).hasSize(events + 1);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> switching(fixture).to(false, space, "poll", MANAGER))
                .matches(refusal -> refusal.key().equals("space.refusal.alwaysOn"));
        assertThat(on(fixture, "poll")).isTrue();
        offer(fixture, "poll", Offer.OFFERED);
        switching(fixture).to(false, space, "poll", MANAGER);
        assertThat(on(fixture, "poll")).isFalse();
        assertThat(standing(fixture, other, "poll")).isEqualTo(Standing.ON);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void permissions_stayWithinLimits_whateverAFormSays(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.NETWORK);
        SwitchFeature switching = switching(fixture);
        for (Map<String, Role> forged : java.util.List.of(
                Map.of("forum.start", Role.VISITOR),
                Map.of("forum.pin", Role.MEMBER),
                Map.of("space.manage", Role.MEMBER))) {
            assertThatExceptionOfType(Refusal.class)
                    .as(forged.toString())
                    .isThrownBy(() -> switching.move(space, "forum", forged, MANAGER))
                    .matches(refusal -> refusal.key().equals("space.refusal.permissionLimit"));
        }
        switching.move(space, "forum", Map.of("forum.start", Role.MANAGER, "forum.pin", Role.MODERATOR), MANAGER);
        assertThat(switching.state(space, "forum").orElseThrow().moved())
                .isEqualTo(Map.of("forum.start", Role.MANAGER));
        switching.move(space, "forum", Map.of("forum.start", Role.MEMBER), MANAGER);
        assertThat(switching.state(space, "forum").orElseThrow().moved()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void nothingIsSwitched_inAnArchivedSpace(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.NETWORK);
        fixture.archive(space);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> switching(fixture).to(false, space, "forum", MANAGER))
                .matches(refusal -> refusal.key().equals("web.refusal.archived"));
        assertThat(on(fixture, "forum")).isTrue();
    }

    @Test
    void limits_neverReachBelowWhatKeepsASpaceSafe() {
        assertThat(FeatureState.limits(Role.VISITOR)).containsExactly(Role.values());
        assertThat(FeatureState.limits(Role.MEMBER)).containsExactly(Role.MEMBER, Role.MODERATOR, Role.MANAGER);
        assertThat(FeatureState.limits(Role.MODERATOR)).containsExactly(Role.MODERATOR, Role.MANAGER);
        assertThat(FeatureState.limits(Role.MANAGER)).containsExactly(Role.MODERATOR, Role.MANAGER);
    }
}
