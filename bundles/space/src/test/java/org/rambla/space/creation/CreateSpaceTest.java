// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.rambla.space.fixture.SpaceFixture.OUTSIDER;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.text.Localised;
import org.rambla.persistence.TestDatabase;
import org.rambla.space.blueprint.Blueprint;
import org.rambla.space.blueprint.Blueprints;
import org.rambla.space.blueprint.Codes;
import org.rambla.space.blueprint.DefaultBlueprints;
import org.rambla.space.blueprint.SaveBlueprint;
import org.rambla.space.creation.CreateSpace.Created;
import org.rambla.space.creation.CreateSpace.Maker;
import org.rambla.space.directory.SpaceDetails;
import org.rambla.space.fixture.SpaceFixture;

class CreateSpaceTest {
    private static final Maker MANAGER = new Maker(OUTSIDER, 101, false);

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("space", "network");
    }

    private static NewSpace draft(Blueprint blueprint, String name) {
        return new NewSpace(
                blueprint.id(),
                Localised.of("fr", name, "en", name),
                Localised.of("en", "Why"),
                blueprint.kind(),
                "amber",
                blueprint.visibility(),
                blueprint.joining(),
                List.of("night", "drugs"),
                "LOUD",
                "2026-01-01",
                "2027-12-31",
                List.of(103L, 101L, 103L),
                blueprint.guidelines(),
                blueprint.welcome(),
                blueprint.rules(),
                true,
                List.of("fr", "en"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void create_startsAsTheBlueprintSays_withItsMakerAsManager(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        CreateSpace create = new CreateSpace(fixture.database, fixture.audit);
        Created made =
                create.create(draft(fixture.blueprint(DefaultBlueprints.PROJECT), "Jeunes leaders"), MANAGER, "");
        assertThat(made.slug()).isEqualTo("jeunes-leaders");
        SpaceAccess access =
                fixture.directory.access("jeunes-leaders", OUTSIDER).orElseThrow();
        assertThat(access.role()).isEqualTo(Role.MANAGER);
        assertThat(access.features()).containsOnlyKeys("forum", "wiki", "webinar", "search", "translation");
        assertThat(access.space().guidelines().in("fr")).contains("Écrivez au nom de votre ville");
        SpaceDetails details = SpaceDetails.read(fixture.database, fixture.bodies, made.id());
        assertThat(access.space().topics()).containsExactly("night", "drugs");
        assertThat(details.firstDay().orElseThrow()).hasToString("2026-01-01");
        assertThat(SpaceDetails.partners(fixture.database, made.id())).containsExactly(101L, 103L);
        assertThat(fixture.directory.withExamples(made.id())).isTrue();
        assertThat(fixture.acts()).containsExactly("space.audit.created");
        assertThat(databases.events())
                .extracting("kind")
                .containsExactlyInAnyOrder(
                        "space.changed",
                        "space.featureSwitched",
                        "space.featureSwitched",
                        "space.featureSwitched",
                        "space.featureSwitched",
                        "space.featureSwitched",
                        "membership.changed");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void create_isRefused_fromABlueprintThatIsNotOnOffer(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        CreateSpace create = new CreateSpace(fixture.database, fixture.audit);
        Blueprint committee = fixture.blueprint(DefaultBlueprints.COMMITTEE);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> create.create(draft(committee, "Board"), MANAGER, ""));
        create.create(draft(committee, "Board"), new Maker(OUTSIDER, 101, true), "");
        fixture.database.transaction(tx -> tx.execute("update space_blueprint set retired = ?", true));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> create.create(draft(committee, "Other"), new Maker(OUTSIDER, 101, true), ""));
        assertThat(fixture.database.number("select count(*) from space_space")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void create_findsAnotherAddress_whenTheNameIsTaken(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        CreateSpace create = new CreateSpace(fixture.database, fixture.audit);
        Blueprint thematic = fixture.blueprint(DefaultBlueprints.THEMATIC);
        List<String> slugs = Stream.of("Night", "Night", "Night", "<script>alert(1)</script>", "夜", "-- % _")
                .map(name -> create.create(draft(thematic, name), MANAGER, "").slug())
                .toList();
        assertThat(slugs).containsExactly("night", "night-2", "night-3", "script-alert-1-script", "space", "space-2");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void form_sentTwice_makesOneSpace_evenAtOnce(TestDatabase databases) throws Exception {
        SpaceFixture fixture = new SpaceFixture(databases);
        CreateSpace create = new CreateSpace(fixture.database, fixture.audit);
        Blueprint thematic = fixture.blueprint(DefaultBlueprints.THEMATIC);
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Created> send = () -> {
            together.await();
            return create.create(draft(thematic, "Night"), MANAGER, "0123456789abcdef");
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Created>> both = threads.invokeAll(List.of(send, send));
            assertThat(both.get(0).get()).isEqualTo(both.get(1).get());
        } finally {
            threads.shutdownNow();
        }
        assertThat(create.create(draft(thematic, "Night"), MANAGER, "0123456789abcdef")
                        .slug())
                .isEqualTo("night");
        assertThat(fixture.database.number("select count(*) from space_space")).isEqualTo(1);
        assertThat(fixture.acts()).containsExactly("space.audit.created");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void blueprints_areMadeOnce_andKeptWhenChanged(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        new DefaultBlueprints(fixture.bodies).ensure(fixture.database);
        Blueprints blueprints = new Blueprints(fixture.database);
        assertThat(blueprints.all()).hasSize(4);
        assertThat(blueprints.onOffer(false))
                .extracting(Blueprint::code)
                .containsExactly("thematic", "project", "working-group");
        assertThat(blueprints.onOffer(true)).hasSize(4);
        Blueprint old = fixture.blueprint(DefaultBlueprints.PROJECT);
        SaveBlueprint save = new SaveBlueprint(fixture.database, fixture.audit);
        assertThat(save.save(old, 1)).as("nothing changed, nothing lost").isTrue();
        Blueprint renamed = renamed(old, "European project");
        assertThat(save.save(renamed(blueprints.find(old.id()).orElseThrow(), "European project"), 1))
                .isTrue();
        assertThat(save.save(renamed, 1)).as("the second of two editors").isFalse();
        assertThat(fixture.blueprint(DefaultBlueprints.PROJECT).name().in("en")).isEqualTo("European project");
        assertThat(fixture.blueprint(DefaultBlueprints.PROJECT).features()).isEqualTo(old.features());
    }

    private static Blueprint renamed(Blueprint old, String name) {
        return new Blueprint(
                old.id(),
                old.code(),
                Localised.of("en", name),
                old.description(),
                old.kind(),
                old.visibility(),
                old.joining(),
                old.guidelines(),
                old.welcome(),
                old.rules(),
                old.examples(),
                old.offersNew(),
                old.forManagers(),
                old.retired(),
                old.features(),
                old.version());
    }

    @Test
    void code_isPlainAndShort_whateverTheName() {
        assertThat(Codes.plain("Égalité de genre & œuvre")).isEqualTo("egalite-de-genre-oeuvre");
        assertThat(Codes.plain("x".repeat(1_000))).hasSize(34);
        assertThat(Codes.plain("../../etc")).isEqualTo("etc");
    }
}
