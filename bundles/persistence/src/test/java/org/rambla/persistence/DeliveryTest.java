// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.persistence.Eventually.until;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.event.Events.SetAside;
import org.rambla.api.event.Subscriber;
import org.rambla.persistence.event.Delivery;
import org.rambla.persistence.event.DeliverySettings;
import org.rambla.persistence.event.Numbering;
import org.rambla.persistence.event.Purge;
import org.rambla.persistence.sql.Transactions;

class DeliveryTest {
    private final List<Delivery> open = new CopyOnWriteArrayList<>();

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("sample");
    }

    /** Keeps what it hears; refuses what it is told to. */
    static final class Listener implements Subscriber {
        final List<Event> heard = Collections.synchronizedList(new ArrayList<>());
        final List<Event> offered = Collections.synchronizedList(new ArrayList<>());
        private final String name;
        private final Scope scope;
        volatile Predicate<Event> refused = event -> false;
        volatile boolean fromTheStart;
        volatile Duration after = Duration.ZERO;
        volatile int unsettled;
        volatile int caught;
        volatile int times;
        volatile int settled;

        Listener(String name, Scope scope) {
            this.name = name;
            this.scope = scope;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean wants(String kind) {
            return kind.startsWith("note.");
        }

        @Override
        public Scope scope() {
            return scope;
        }

        @Override
        public boolean fromTheStart() {
            return fromTheStart;
        }

        @Override
        public void on(Event event) {
            offered.add(event);
            if (refused.test(event)) {
                throw new IllegalStateException("not now\0");
            }
            heard.add(event);
        }

        @Override
        public Duration settleAfter() {
            return after;
        }

        @Override
        public void caughtUp() {
            caught = heard.size();
            times++;
        }

        @Override
        public void settle() {
            if (unsettled > 0) {
                unsettled--;
                throw new IllegalStateException("not done");
            }
            settled = heard.size();
        }

        List<Integer> versions(long subject) {
            return List.copyOf(heard).stream()
                    .filter(e -> e.subject() == subject)
                    .map(Event::version)
                    .toList();
        }
    }

    private static Listener network() {
        return new Listener("test.network", Subscriber.Scope.NETWORK);
    }

    private Delivery delivery(TestDatabase databases, String node, List<Long> pauses) {
        return delivery(databases, node, 300, pauses);
    }

    private Delivery delivery(TestDatabase databases, String node, long lease, List<Long> pauses) {
        return delivery(databases, new DeliverySettings(node, lease, 10, 10, 5, pauses));
    }

    private Delivery delivery(TestDatabase databases, DeliverySettings settings) {
        var delivery = new Delivery(new Transactions(databases.pool()), settings);
        delivery.start();
        open.add(delivery);
        return delivery;
    }

    private Delivery delivery(TestDatabase databases) {
        return delivery(databases, "a", List.of(20L, 20L, 20L, 20L));
    }

    private static void record(TestDatabase databases, String kind, long subject, int version) {
        databases.database("sample").transaction(tx -> {
            tx.record(Event.now(kind, subject, 0, version, 0));
            return null;
        });
    }

    private static long count(TestDatabase databases, String sql, Object... arguments) {
        return databases.database("sample").number(sql, arguments);
    }

    /** A subscriber that has begun, so that "the present" is known. */
    private static void begun(TestDatabase databases, Delivery delivery, Listener... listeners) throws Exception {
        for (Listener listener : listeners) {
            delivery.tell(() -> listener);
            until(
                    "it begins",
                    () -> count(
                                    databases,
                                    "select count(*) from persistence_cursor where subscriber = ?",
                                    listener.name())
                            > 0);
        }
    }

    @AfterEach
    void close() {
        open.forEach(Delivery::close);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void subscriber_hearsWhatItWants_inOrder(TestDatabase databases) throws Exception {
        Listener listener = network();
        Delivery delivery = delivery(databases);
        begun(databases, delivery, listener);
        for (int version = 1; version <= 300; version++) {
            record(databases, version % 3 == 0 ? "space.changed" : "note.changed", version % 5, version);
        }
        until("all is told", () -> listener.heard.size() == 200 && delivery.lag() == 0);
        assertThat(listener.heard).extracting(Event::position).isSorted().doesNotHaveDuplicates();
        assertThat(listener.heard.get(0).at()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsCommittedOneByOne_isToldTogether(TestDatabase databases) throws Exception {
        Listener listener = network();
        Delivery delivery = delivery(databases, new DeliverySettings("a", 30_000, 10, 10, 2_000, List.of(20L)));
        begun(databases, delivery, listener);
        record(databases, "note.created", 1, 1);
        until("the first is told without waiting for others", () -> listener.caught == 1);
        for (int version = 2; version <= 20; version++) {
            record(databases, "note.changed", 1, version);
            delivery.wake();
            // Each would be told before the next.
            Thread.sleep(40);
        }
        until("all is told", () -> listener.caught == 20);
        assertThat(listener.times).isLessThan(10);
        assertThat(listener.heard).extracting(Event::version).isSorted();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void cursor_waitsUntilTheSubscriberIsDone_andTellsAgain(TestDatabase databases) throws Exception {
        Listener listener = network();
        Delivery delivery = delivery(databases);
        begun(databases, delivery, listener);
        listener.unsettled = 2;
        record(databases, "note.created", 1, 1);
        until("it is done at last", () -> listener.settled == 3 && delivery.lag() == 0);
        assertThat(listener.versions(1)).containsExactly(1, 1, 1);
        record(databases, "note.changed", 1, 2);
        until("it goes on", () -> listener.settled == 4);
        until(
                "the cursor follows",
                () -> count(databases, "select position from persistence_cursor where subscriber = ?", listener.name())
                        == 2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void unhurriedSubscriber_catchesUpAtOnce_settlesLater_andHearsAgainAfterACrash(TestDatabase databases)
            throws Exception {
        Listener listener = network();
        listener.after = Duration.ofHours(1);
        Delivery delivery = delivery(databases);
        begun(databases, delivery, listener);
        record(databases, "note.created", 1, 1);
        until("it caught up", () -> listener.caught == 1);
        record(databases, "note.changed", 1, 2);
        until("it caught up again", () -> listener.caught == 2);
        assertThat(listener.settled).isZero();
        delivery.close();
        Listener next = network();
        next.after = Duration.ofMillis(50);
        begun(databases, delivery(databases), next);
        until("it hears all again and settles though nothing more comes", () -> next.settled == 2);
        assertThat(next.versions(1)).containsExactly(1, 2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void newSubscriber_startsAtThePresent_unlessItWantsTheStart(TestDatabase databases) throws Exception {
        record(databases, "note.created", 1, 1);
        Delivery delivery = delivery(databases);
        Listener present = network();
        Listener all = new Listener("test.all", Subscriber.Scope.NODE);
        all.fromTheStart = true;
        until("numbered", () -> count(databases, "select position from persistence_lease") == 1);
        // One that begins later, after this node knows of the numbering.
        begun(databases, delivery, all);
        until("told", () -> all.heard.size() == 1);
        begun(databases, delivery, present);
        record(databases, "note.changed", 1, 2);
        until("told", () -> present.heard.size() == 1 && all.heard.size() == 2);
        assertThat(present.versions(1)).containsExactly(2);
        assertThat(all.versions(1)).containsExactly(1, 2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void cursor_goesOn_afterARestart(TestDatabase databases) throws Exception {
        Listener before = network();
        Delivery first = delivery(databases);
        begun(databases, first, before);
        record(databases, "note.created", 1, 1);
        until("told", () -> before.heard.size() == 1);
        first.close();
        record(databases, "note.changed", 1, 2);
        Listener after = network();
        delivery(databases).tell(() -> after);
        until("told", () -> !after.heard.isEmpty());
        assertThat(after.versions(1)).containsExactly(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void failingEvent_isTriedAgain_whileOtherSubjectsGoOn(TestDatabase databases) throws Exception {
        Listener listener = network();
        listener.refused = event -> event.subject() == 1;
        Delivery delivery = delivery(databases, "a", List.of(20L, 600_000L));
        begun(databases, delivery, listener);
        record(databases, "note.created", 1, 1);
        record(databases, "note.changed", 1, 2);
        record(databases, "note.created", 2, 1);
        record(databases, "note.changed", 1, 3);
        until(
                "the other is told and the first was tried twice",
                () -> listener.versions(2).size() == 1
                        && List.copyOf(listener.offered).stream()
                                        .filter(e -> e.subject() == 1)
                                        .count()
                                == 2);
        assertThat(List.copyOf(listener.offered).stream()
                        .filter(e -> e.subject() == 1)
                        .map(Event::version))
                .as("later ones of the same subject wait")
                .containsOnly(1);
        assertThat(delivery.setAside()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void failingEvent_isFollowedInOrder_whenItIsTakenAtLast(TestDatabase databases) throws Exception {
        Listener listener = network();
        listener.refused = event -> event.subject() == 1 && listener.offered.size() < 4;
        Delivery delivery = delivery(databases, "a", List.of(20L, 20L, 20L, 20L, 20L, 20L));
        begun(databases, delivery, listener);
        for (int version = 1; version <= 5; version++) {
            record(databases, "note.changed", 1, version);
        }
        until("all are told", () -> listener.heard.size() == 5);
        assertThat(listener.versions(1)).containsExactly(1, 2, 3, 4, 5);
        until("none waits", () -> count(databases, "select count(*) from persistence_set_aside") == 0);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void failingEvent_isSetAside_afterFiveTries_andRetriedOnRequest(TestDatabase databases) throws Exception {
        Listener listener = network();
        listener.refused = event -> event.version() == 1;
        Delivery delivery = delivery(databases);
        begun(databases, delivery, listener);
        record(databases, "note.created", 1, 1);
        record(databases, "note.changed", 1, 2);
        until("the next is told", () -> listener.heard.size() == 1);
        assertThat(List.copyOf(listener.offered).stream().filter(e -> e.version() == 1))
                .hasSize(5);
        until("it is set aside", () -> delivery.setAside().size() == 1);
        SetAside aside = delivery.setAside().get(0);
        assertThat(aside.subscriber()).isEqualTo("test.network");
        assertThat(aside.event().version()).isEqualTo(1);
        assertThat(aside.tries()).isEqualTo(5);
        assertThat(aside.error()).isEqualTo("java.lang.IllegalStateException: not now");
        listener.refused = event -> false;
        delivery.retry(aside.id());
        until("it is told", () -> listener.heard.size() == 2);
        until("it is gone", () -> count(databases, "select count(*) from persistence_set_aside") == 0);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void setAside_isGone_whenForgotten(TestDatabase databases) throws Exception {
        Listener listener = network();
        listener.refused = event -> true;
        Delivery delivery = delivery(databases, "a", List.of());
        begun(databases, delivery, listener);
        record(databases, "note.created", 1, 1);
        until("it is set aside", () -> delivery.setAside().size() == 1);
        delivery.forget(delivery.setAside().get(0).id());
        assertThat(delivery.setAside()).isEmpty();
        assertThat(listener.offered).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void waitingEvent_isNotLost_whenTheServerRestarts(TestDatabase databases) throws Exception {
        Listener before = network();
        before.refused = event -> true;
        Delivery first = delivery(databases, "a", List.of(50L, 50L, 50L, 50L, 50L, 50L, 50L));
        begun(databases, first, before);
        record(databases, "note.created", 1, 1);
        record(databases, "note.changed", 1, 2);
        until("it was tried", () -> !before.offered.isEmpty());
        first.close();
        Listener after = network();
        delivery(databases).tell(() -> after);
        until("told", () -> after.heard.size() == 2);
        assertThat(after.versions(1)).containsExactly(1, 2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void eachNode_hears_butOnlyOneForTheNetwork(TestDatabase databases) throws Exception {
        // Long enough that b never takes a for silent, however busy the machine is.
        Delivery a = delivery(databases, "a", 60_000, List.of());
        until("a leads", () -> count(databases, "select count(*) from persistence_lease where holder = 'a'") == 1);
        Delivery b = delivery(databases, "b", 60_000, List.of());
        Listener onA = new Listener("test.node", Subscriber.Scope.NODE);
        Listener onB = new Listener("test.node", Subscriber.Scope.NODE);
        Listener networkA = network();
        Listener networkB = network();
        begun(databases, a, onA, networkA);
        b.tell(() -> onB);
        b.tell(() -> networkB);
        until("b begins", () -> count(databases, "select count(*) from persistence_cursor where node = 'b'") == 1);
        record(databases, "note.created", 1, 1);
        until("told", () -> onA.heard.size() == 1 && onB.heard.size() == 1 && networkA.heard.size() == 1);
        assertThat(networkB.heard).isEmpty();
        String kept = "select count(*) from persistence_cursor where subscriber = 'test.network' and position = 1";
        until("a has noted that it told", () -> count(databases, kept) == 1);
        a.close();
        record(databases, "note.changed", 1, 2);
        until("b takes over", () -> onB.heard.size() == 2 && networkB.heard.size() == 1);
        assertThat(networkB.versions(1)).containsExactly(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void lease_isTaken_whenItsHolderFellSilent(TestDatabase databases) throws Exception {
        var transactions = new Transactions(databases.pool());
        // Short enough to be waited for, long enough for the next lines on a busy machine; the other's lasts.
        var silent = new Numbering(transactions, "silent", 2_000);
        var other = new Numbering(transactions, "other", 60_000);
        assertThat(silent.round().mine()).isTrue();
        assertThat(other.round().mine()).isFalse();
        record(databases, "note.created", 1, 1);
        until("it runs out", () -> other.round().mine());
        assertThat(databases.events()).extracting(Event::position).containsExactly(1L);
        record(databases, "note.created", 2, 1);
        assertThat(silent.round().mine()).as("it wakes up late").isFalse();
        assertThat(databases.events()).extracting(Event::position).containsExactly(1L, 0L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void newerSubscriber_begins_whenTheOlderOfItsNameHasEnded(TestDatabase databases) throws Exception {
        Listener older = network();
        Listener newer = network();
        Delivery delivery = delivery(databases);
        var telling = delivery.tell(() -> older);
        until("it begins", () -> count(databases, "select count(*) from persistence_cursor") == 1);
        delivery.tell(() -> newer);
        record(databases, "note.created", 1, 1);
        until("told", () -> older.heard.size() == 1);
        telling.stop();
        record(databases, "note.changed", 1, 2);
        until("told", () -> newer.heard.size() == 1);
        assertThat(newer.versions(1)).containsExactly(2);
        assertThat(older.heard).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void purge_dropsOldEvents_thatEverybodyHeard(TestDatabase databases) {
        long now = System.currentTimeMillis();
        long day = TimeUnit.DAYS.toMillis(1);
        var database = databases.database("sample");
        database.transaction(tx -> {
            LongStream.rangeClosed(1, 2_500)
                    .forEach(i -> tx.execute(
                            "insert into persistence_event (position, kind, subject, space_id, version, actor,"
                                    + " happened_at) values (?, 'note.changed', 1, 0, 1, 0, ?)",
                            i,
                            i <= 2_400 ? now - 2 * day : now));
            tx.execute("insert into persistence_cursor values ('slow', '', 2300, ?)", now - 80 * day);
            tx.execute("insert into persistence_cursor values ('quick', 'a', 2500, ?)", now);
            tx.execute("insert into persistence_cursor values ('quick', 'gone', 5, ?)", now - 8 * day);
            return tx.execute("update persistence_lease set position = 2500");
        });
        var purge = new Purge(new Transactions(databases.pool()));
        assertThat(purge.run(now)).isEqualTo(2_300);
        assertThat(database.number("select min(position) from persistence_event"))
                .isEqualTo(2_301);
        assertThat(database.list("select node from persistence_cursor order by node", row -> row.text("node")))
                .containsExactly("", "a");
        assertThat(purge.run(now)).isZero();
        assertThat(purge.run(now + 11 * day))
                .as("the slow one is gone for good, and so is the node")
                .isEqualTo(200);
    }
}
