// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.space.fixture.SpaceFixture.MANAGER;
import static org.rambla.space.fixture.SpaceFixture.MEMBER;
import static org.rambla.space.fixture.SpaceFixture.MODERATOR;
import static org.rambla.space.fixture.SpaceFixture.OUTSIDER;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.persistence.TestDatabase;
import org.rambla.space.fixture.SpaceFixture;
import org.rambla.space.membership.Memberships;

class SpaceDirectoryTest {
    private static final long GUEST = 0;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("space");
    }

    /** Who finds which space as what; null: it is not there. An administrator is nobody special here. */
    private static final Map<Visibility, Map<Long, Role>> MATRIX = Map.of(
            Visibility.PUBLIC, row(Role.VISITOR, Role.VISITOR),
            Visibility.NETWORK, row(null, Role.VISITOR),
            Visibility.PRIVATE, row(null, null));

    private static Map<Long, Role> row(Role guest, Role outsider) {
        Map<Long, Role> row = new LinkedHashMap<>();
        row.put(GUEST, guest);
        row.put(OUTSIDER, outsider);
        row.put(MEMBER, Role.MEMBER);
        row.put(MODERATOR, Role.MODERATOR);
        row.put(MANAGER, Role.MANAGER);
        return row;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void access_followsTheMatrix_whetherArchivedOrNot(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        for (boolean archived : new boolean[] {false, true}) {
            for (Visibility visibility : Visibility.values()) {
                String slug = visibility.name().toLowerCase() + archived;
                long space = fixture.space(slug, visibility);
                if (archived) {
                    fixture.archive(space);
                }
                MATRIX.get(visibility).forEach((member, role) -> {
                    var found = fixture.directory.access(slug, member);
                    assertThat(found.map(SpaceAccess::role))
                            .as(slug + " for " + member)
                            .isEqualTo(java.util.Optional.ofNullable(role));
                    assertThat(fixture.directory.access(space, member)).isEqualTo(found);
                    assertThat(fixture.directory.grants(member).bySpace().containsKey(space))
                            .isEqualTo(role != null);
                    found.ifPresent(access -> {
                        assertThat(access.member()).isEqualTo(role != Role.VISITOR);
                        assertThat(access.space().archived()).isEqualTo(archived);
                        assertThat(access.features())
                                .containsOnlyKeys("forum", "wiki", "webinar", "search", "translation");
                    });
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void accessAndGrants_takeOneStatement_onceTheStructureIsKnown_howeverManyFeaturesThereAre(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.NETWORK);
        for (String feature : List.of("wiki", "webinar", "search", "translation")) {
            fixture.feature(space, feature, "ON", Map.of());
        }
        for (int i = 0; i < 20; i++) {
            fixture.space("night" + i, Visibility.PUBLIC);
        }
        fixture.directory.grants(OUTSIDER);
        long before = databases.statements();
        assertThat(fixture.directory.access("night", MEMBER).orElseThrow().features())
                .containsOnlyKeys("forum", "wiki", "webinar", "search", "translation");
        assertThat(databases.statements() - before).isEqualTo(1);
        assertThat(fixture.directory.grants(MEMBER).spaces()).hasSize(21);
        assertThat(databases.statements() - before).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void access_hasNoFeature_whenItIsSwitchedOff(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.PUBLIC);
        fixture.feature(space, "forum", "OFF", Map.of());
        fixture.feature(space, "webinar", "OFF", Map.of());
        fixture.feature(space, "search", "OFF", Map.of());
        fixture.feature(space, "translation", "OFF", Map.of());
        fixture.feature(space, "wiki", "ALWAYS", Map.of("wiki.edit", Role.MODERATOR));
        SpaceAccess access = fixture.directory.access("night", GUEST).orElseThrow();
        assertThat(access.features()).isEqualTo(Map.of("wiki", Map.of("wiki.edit", Role.MODERATOR)));
        assertThat(fixture.directory.grants(GUEST).bySpace().get(space).features())
                .containsExactly("wiki");
        assertThat(fixture.directory.features(space)).containsExactly("wiki");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void access_isEmpty_whenThereIsNoSuchSpace(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        fixture.space("night", Visibility.PUBLIC);
        for (String slug : List.of("", "Night", "night%", "n_ght", "night' or '1'='1", "x".repeat(5_000))) {
            assertThat(fixture.directory.access(slug, MANAGER)).as(slug).isEmpty();
        }
        assertThat(fixture.directory.access(-1, MANAGER)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void access_seesTheChange_whenTheSpaceWasRead_before(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.PUBLIC);
        assertThat(fixture.directory
                        .access("night", GUEST)
                        .orElseThrow()
                        .space()
                        .colour())
                .isEqualTo("plum");
        fixture.database.transaction(tx -> {
            SpaceEntity entity = Memberships.lock(tx, space);
            entity.describe(entity.name(), entity.name(), "slate", List.of());
            return null;
        });
        assertThat(fixture.directory
                        .access("night", GUEST)
                        .orElseThrow()
                        .space()
                        .colour())
                .isEqualTo("slate");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void guidelines_areCleanedAgain_whenTheirRulesAreOld(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.PUBLIC);
        fixture.database.transaction(
                tx -> tx.execute("update space_space set rules = 1, version = version + 1 where id = ?", space));
        assertThat(fixture.directory
                        .access("night", GUEST)
                        .orElseThrow()
                        .space()
                        .guidelines("fr")
                        .toString())
                .isEqualTo("<p>cleaned again</p>");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void membership_isOver_whenItsTimeHasRunOut(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("board", Visibility.PRIVATE);
        fixture.database.transaction(tx -> {
            Instant gone = Instant.now().minus(Duration.ofDays(1));
            Memberships.put(tx, space, OUTSIDER, 1, Role.MANAGER, gone, gone, OUTSIDER);
            fixture.directory.audience(tx, space, "forum", Role.VISITOR);
            return null;
        });
        assertThat(fixture.directory.access("board", OUTSIDER)).isEmpty();
        assertThat(fixture.directory.grants(OUTSIDER)).isEqualTo(new Grants(Map.of(), java.util.Set.of()));
        assertThat(fixture.directory.members(space, Role.VISITOR)).containsExactly(MANAGER, MODERATOR, MEMBER);
        assertThat(fixture.directory.members(space, Role.MODERATOR, List.of(MANAGER, MEMBER, 999L)))
                .containsExactly(MANAGER);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void grants_coverAudiences_byRoleVisibilityAndFeature(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long open = fixture.space("night", Visibility.PUBLIC);
        long closed = fixture.space("board", Visibility.PRIVATE);
        long[] ids = fixture.database.transaction(tx -> new long[] {
            fixture.directory.audience(tx, open, "forum", Role.VISITOR),
            fixture.directory.audience(tx, open, "forum", Role.MODERATOR),
            fixture.directory.audience(tx, open, "poll", Role.VISITOR),
            fixture.directory.audience(tx, closed, "forum", Role.VISITOR)
        });
        assertThat(fixture.directory.grants(GUEST).audiences()).containsExactlyInAnyOrder(ids[0]);
        assertThat(fixture.directory.grants(OUTSIDER).audiences()).containsExactlyInAnyOrder(ids[0]);
        assertThat(fixture.directory.grants(MEMBER).audiences()).containsExactlyInAnyOrder(ids[0], ids[3]);
        assertThat(fixture.directory.grants(MODERATOR).audiences()).containsExactlyInAnyOrder(ids[0], ids[1], ids[3]);
        fixture.feature(open, "forum", "OFF", Map.of());
        assertThat(fixture.directory.grants(MODERATOR).audiences()).containsExactlyInAnyOrder(ids[3]);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void grants_coverNothingOfAFeature_belowTheRoleThatMayReadItThere(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long open = fixture.space("night", Visibility.PUBLIC);
        long audience = fixture.database.transaction(tx -> fixture.directory.audience(tx, open, "forum", Role.VISITOR));
        fixture.feature(open, "forum", "ON", Map.of("forum.read", Role.MEMBER, "forum.start", Role.MODERATOR));
        for (long outside : new long[] {GUEST, OUTSIDER}) {
            assertThat(fixture.directory.grants(outside).covers(audience)).isFalse();
            assertThat(fixture.directory.grants(outside).bySpace().get(open).features())
                    .doesNotContain("forum");
        }
        assertThat(fixture.directory.grants(MEMBER).covers(audience)).isTrue();
        assertThat(fixture.directory.grants(MEMBER).bySpace().get(open).features())
                .contains("forum");
        fixture.feature(open, "forum", "ON", Map.of("forum.start", Role.MODERATOR));
        assertThat(fixture.directory.grants(GUEST).covers(audience)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void audience_isOneForAll_whenManyAskAtOnce(TestDatabase databases) throws Exception {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.PUBLIC);
        int askers = 8;
        CyclicBarrier together = new CyclicBarrier(askers);
        ExecutorService threads = Executors.newFixedThreadPool(askers);
        try {
            Callable<Long> ask = () -> {
                together.await();
                return fixture.database.transaction(tx -> fixture.directory.audience(tx, space, "forum", Role.MEMBER));
            };
            List<Future<Long>> answers = threads.invokeAll(
                    IntStream.range(0, askers).mapToObj(i -> ask).toList());
            long first = answers.get(0).get();
            for (Future<Long> answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(fixture.database.number("select count(*) from space_audience"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void followers_areThoseWhoStillSeeTheSpace(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.NETWORK);
        fixture.database.transaction(tx -> {
            Memberships.follow(tx, space, OUTSIDER, Instant.now());
            return null;
        });
        assertThat(fixture.directory.followers(space)).containsExactly(MANAGER, MODERATOR, MEMBER, OUTSIDER);
        fixture.database.transaction(tx ->
                tx.execute("update space_space set visibility = 'PRIVATE', version = version + 1 where id = ?", space));
        assertThat(fixture.directory.followers(space)).containsExactly(MANAGER, MODERATOR, MEMBER);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void members_areCountedFromTheLeastRole(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        long space = fixture.space("night", Visibility.PUBLIC);
        assertThat(fixture.directory.members(space, Role.MEMBER)).containsExactly(MANAGER, MODERATOR, MEMBER);
        assertThat(fixture.directory.members(space, Role.MODERATOR)).containsExactly(MANAGER, MODERATOR);
        assertThat(fixture.directory.members(space, Role.MANAGER)).containsExactly(MANAGER);
        assertThat(fixture.directory.cards(List.of(space, 999L))).containsOnlyKeys(space);
        assertThat(fixture.directory.cards(List.of())).isEmpty();
    }
}
