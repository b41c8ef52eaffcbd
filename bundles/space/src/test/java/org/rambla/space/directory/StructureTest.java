// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.space.fixture.SpaceFixture.MANAGER;
import static org.rambla.space.fixture.SpaceFixture.MEMBER;
import static org.rambla.space.fixture.SpaceFixture.MODERATOR;
import static org.rambla.space.fixture.SpaceFixture.OUTSIDER;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.persistence.TestDatabase;
import org.rambla.space.blueprint.DefaultBlueprints;
import org.rambla.space.blueprint.Offer;
import org.rambla.space.blueprint.Offers;
import org.rambla.space.blueprint.SaveBlueprint;
import org.rambla.space.fixture.InstalledFeatures;
import org.rambla.space.fixture.SpaceFixture;
import org.rambla.space.membership.Memberships;
import org.rambla.space.settings.EditSpace;
import org.rambla.space.settings.EditSpace.Openness;
import org.rambla.space.switching.SwitchFeature;

class StructureTest {
    private static final List<Long> READERS = List.of(0L, OUTSIDER, MEMBER, MODERATOR, MANAGER);

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("space", "network");
    }

    private static SpaceDirectory node(SpaceFixture fixture) {
        return new SpaceDirectory(fixture.database, fixture.bodies, () -> feature -> true);
    }

    private static List<Grants> all(SpaceDirectory node) {
        return READERS.stream().map(node::grants).toList();
    }

    /** Does something, then another node that knew everything before says what one says that knew nothing. */
    private static void seen(SpaceFixture fixture, SpaceDirectory other, String what, Runnable change) {
        List<Grants> before = all(other);
        change.run();
        List<Grants> after = all(other);
        assertThat(after).as(what).isEqualTo(all(node(fixture))).isNotEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everyChange_isKnownToTheNextRequest_onEveryNode(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceDirectory other = node(fixture);
        long space = fixture.space("night", Visibility.NETWORK);
        SwitchFeature switching = new SwitchFeature(fixture.database, new InstalledFeatures(), fixture.audit);
        EditSpace edit = new EditSpace(fixture.database, fixture.audit);
        SaveBlueprint blueprints = new SaveBlueprint(fixture.database, fixture.audit);
        long thematic = fixture.blueprint(DefaultBlueprints.THEMATIC).id();
        seen(fixture, other, "a space is made", () -> fixture.space("board", Visibility.PUBLIC));
        seen(
                fixture,
                other,
                "an audience is made",
                () -> fixture.database.transaction(tx -> fixture.directory.audience(tx, space, "forum", Role.VISITOR)));
        seen(fixture, other, "a feature goes off", () -> switching.to(false, space, "forum", MANAGER));
        seen(fixture, other, "a feature goes on", () -> switching.to(true, space, "forum", MANAGER));
        seen(
                fixture,
                other,
                "who reads a feature",
                () -> fixture.feature(space, "forum", "ON", Map.of("forum.read", Role.MODERATOR)));
        int version = SpaceDetails.read(fixture.database, fixture.bodies, space).version();
        seen(
                fixture,
                other,
                "who sees a space",
                () -> edit.open(
                        space,
                        version,
                        new Openness(SpaceKind.THEMATIC, Visibility.PRIVATE, Joining.OPEN, List.of("fr")),
                        MANAGER));
        seen(
                fixture,
                other,
                "a feature is on wherever the blueprint is",
                () -> blueprints.offer(Map.of(thematic, Map.of("poll", Offer.ALWAYS)), 1));
        seen(
                fixture,
                other,
                "what a feature left is erased",
                () -> new Offers(fixture.database, fixture.directory, fixture.audit).erase("poll"));
        seen(fixture, other, "somebody joins", () -> fixture.join(space, OUTSIDER, Role.MEMBER));
        seen(
                fixture,
                other,
                "somebody goes",
                () -> fixture.database.transaction(tx -> {
                    Memberships.remove(tx, space, OUTSIDER, OUTSIDER);
                    return null;
                }));
    }
}
