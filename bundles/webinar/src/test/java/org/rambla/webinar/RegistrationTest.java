// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.registration.EventApi;

/** Registering, waiting, giving up: who gets which place. */
final class RegistrationTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private static List<String> line(WebinarFixture webinar, long event) {
        return webinar.database.list(
                "select member, state from webinar_registration where event = ? and state <> 'CANCELLED' order by place",
                row -> row.number("member") + " " + row.text("state"),
                event);
    }

    /** What the event counts is what is there. */
    private static void countsAgree(WebinarFixture webinar, long event) {
        for (String state : List.of("confirmed", "waiting")) {
            assertThat(webinar.database.number("select " + state + " from webinar_event where id = ?", event))
                    .as(state)
                    .isEqualTo(webinar.database.number(
                            "select count(*) from webinar_registration where event = ? and state = ?",
                            event,
                            state.toUpperCase(java.util.Locale.ROOT)));
        }
        assertThat(webinar.database.number("select cities from webinar_event where id = ?", event))
                .as("cities")
                .isEqualTo(webinar.database.number(
                        "select count(distinct organisation) from webinar_registration where event = ? and state = 'CONFIRMED'",
                        event));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void registering_takesFewStatements(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "5");
        webinar.register(event, 7);
        long before = databases.statements();
        webinar.register(event, 8);
        assertThat(databases.statements() - before)
                .as("the event, its lock and what stands there; who is there; row, city, counters and what is told")
                .isEqualTo(8);
        assertThat(webinar.state(event, 8)).isEqualTo("CONFIRMED");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void member_registersWithOneButtonAndGivesUpWithAnother(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "30");
        assertThat(webinar.event(event, 7)).contains("/register\"", "Register", "30 places in all");

        Object answer = webinar.register(event, 7);

        assertThat(place(answer))
                .isEqualTo("/s/night/webinar/events/" + event + "?done=webinar.done.registered#register");
        assertThat(webinar.event(event, 7)).contains("You are registered");
        assertThat(webinar.event(event, 9)).contains("1 person from 1 city");
        assertThat(webinar.event(event, 8)).doesNotContain("You are registered");
        assertThat(html(webinar.agenda.agenda("", "", "", "", "", "", webinar.visit(7))))
                .contains("You are registered");
        assertThat(place(webinar.part.withdraw(event, webinar.visit(7)))).contains("done=webinar.done.withdrawn");
        assertThat(webinar.event(event, 7)).doesNotContain("You are registered");
        countsAgree(webinar, event);
        assertThat(place(webinar.register(event, 7))).contains("webinar.done.registered");
        assertThat(webinar.database.number("select count(*) from webinar_registration"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void howManyCome_isToldInTensToWhoeverDoesNotOrganise(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        EventApi api = WebinarFixture.find(webinar.feature.api(), EventApi.class);
        for (int there : List.of(9, 29)) {
            webinar.database.transaction(tx ->
                    tx.execute("update webinar_event set confirmed = ?, waiting = 12 where id = ?", there, event));
            assertThat(webinar.event(event, 9)).contains(there + " people");
            assertThat(api.event(event, webinar.visit(9)).event().confirmed()).isEqualTo(there);
            EventApi.EventEntry seen = api.event(event, webinar.visit(7)).event();
            assertThat(List.of(seen.confirmed(), seen.waiting())).containsExactly(there == 9 ? 0 : 20, 10);
        }
        assertThat(webinar.event(event, 7)).contains("At least 20 people").doesNotContain("29");
        webinar.database.transaction(tx -> tx.execute("update webinar_event set confirmed = 9 where id = ?", event));
        assertThat(webinar.event(event, 0)).doesNotContain("people");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverComesLate_waitsAndIsPromotedInOrder(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "2");
        for (long member : List.of(7L, 8L, 21L, 31L, 41L)) {
            webinar.register(event, member);
        }
        assertThat(line(webinar, event))
                .containsExactly("7 CONFIRMED", "8 CONFIRMED", "21 WAITING", "31 WAITING", "41 WAITING");
        assertThat(webinar.event(event, 31)).contains("You are on the waiting list", "1 person waits before you.");
        assertThat(webinar.event(event, 21)).contains("You are the first in line.");
        assertThat(webinar.event(event, 9)).contains("All places are taken.", "3 people wait for one.");
        assertThat(webinar.event(event, 51)).contains("All places are taken.").doesNotContain("wait for one");

        webinar.part.withdraw(event, webinar.visit(7));
        assertThat(line(webinar, event)).containsExactly("8 CONFIRMED", "21 CONFIRMED", "31 WAITING", "41 WAITING");
        webinar.part.withdraw(event, webinar.visit(31));
        webinar.part.withdraw(event, webinar.visit(31));
        assertThat(line(webinar, event)).containsExactly("8 CONFIRMED", "21 CONFIRMED", "41 WAITING");
        webinar.register(event, 7);
        assertThat(line(webinar, event))
                .as("whoever comes back comes last")
                .containsExactly("8 CONFIRMED", "21 CONFIRMED", "41 WAITING", "7 WAITING");
        countsAgree(webinar, event);

        webinar.events.save(event, webinar.form("base", "1", "capacity", "3"), webinar.visit(9));
        assertThat(line(webinar, event)).containsExactly("8 CONFIRMED", "21 CONFIRMED", "41 CONFIRMED", "7 WAITING");
        TestForm fewer = webinar.form("base", "2", "capacity", "2");
        assertThat(((Page) webinar.events.save(event, fewer, webinar.visit(9))).status())
                .isEqualTo(422);
        assertThat(fewer.problems()).containsEntry("capacity", "webinar.problem.capacity");
        webinar.events.save(event, webinar.form("base", "2"), webinar.visit(9));
        assertThat(line(webinar, event)).contains("7 CONFIRMED");
        countsAgree(webinar, event);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void placesOfACity_areLimitedWithoutHoldingUpOthers(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "4", "perCity", "2");
        for (long member : List.of(20L, 21L, 22L, 30L, 31L, 32L, 40L)) {
            webinar.register(event, member);
        }
        assertThat(line(webinar, event))
                .containsExactly(
                        "20 CONFIRMED",
                        "21 CONFIRMED",
                        "22 WAITING",
                        "30 CONFIRMED",
                        "31 CONFIRMED",
                        "32 WAITING",
                        "40 WAITING");

        webinar.part.withdraw(event, webinar.visit(30));
        assertThat(line(webinar, event))
                .as("22 came first, but that city has its two")
                .contains("22 WAITING", "32 CONFIRMED", "40 WAITING");
        webinar.part.withdraw(event, webinar.visit(20));
        assertThat(line(webinar, event)).contains("22 CONFIRMED", "40 WAITING");
        countsAgree(webinar, event);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void manyAtOnce_getExactlyThePlacesThereAre(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "20");
        List<Long> members = new ArrayList<>(LongStream.range(100, 160).boxed().toList());
        members.addAll(members.subList(0, 20));
        Collections.shuffle(members, new java.util.Random(1987));
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            members.forEach(member -> all.add(people.submit(() -> webinar.register(event, member))));
            for (Future<?> one : all) {
                assertThat(place(one.get())).contains("?done=");
            }
            all.clear();
            assertThat(webinar.database.number("select confirmed from webinar_event where id = ?", event))
                    .isEqualTo(20);
            assertThat(webinar.database.number("select waiting from webinar_event where id = ?", event))
                    .isEqualTo(40);
            assertThat(webinar.database.number(
                            "select count(*) from webinar_registration r join webinar_registration s on s.event = r.event"
                                    + " and s.place < r.place where r.state = 'CONFIRMED' and s.state = 'WAITING'"))
                    .as("nobody was let past another")
                    .isZero();

            // Half of everybody leaves while as many others come.
            for (long i = 0; i < 30; i++) {
                long leaves = 100 + 2 * i;
                long comes = 200 + i;
                all.add(people.submit(() -> webinar.part.withdraw(event, webinar.visit(leaves))));
                all.add(people.submit(() -> webinar.register(event, comes)));
            }
            for (Future<?> one : all) {
                assertThat(place(one.get())).contains("?done=");
            }
        } finally {
            people.shutdown();
        }
        countsAgree(webinar, event);
        assertThat(webinar.database.number("select confirmed from webinar_event where id = ?", event))
                .isEqualTo(20);
        assertThat(webinar.database.number("select waiting from webinar_event where id = ?", event))
                .isEqualTo(40);
        assertThat(webinar.database.number(
                        "select count(*) from webinar_registration r join webinar_registration s on s.event = r.event"
                                + " and s.place < r.place where r.state = 'CONFIRMED' and s.state = 'WAITING'"))
                .as("places were given in the order of the line")
                .isZero();
        databases.deliver(webinar.telling);
        assertThat(webinar.post.take().stream()
                        .filter(mail -> mail.subject().matches("(You are|Inscription c|Vous ).*")))
                .as("one confirmation each")
                .hasSizeLessThanOrEqualTo(90);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void twoAtOnce_neverShareTheLastPlace(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 15; round++) {
                long event = webinar.announce("capacity", "1");
                Future<?> one = two.submit(() -> webinar.register(event, 7));
                Future<?> other = two.submit(() -> webinar.register(event, 8));
                one.get();
                other.get();
                assertThat(line(webinar, event))
                        .hasSize(2)
                        .element(0)
                        .asString()
                        .endsWith("CONFIRMED");
                assertThat(line(webinar, event).get(1)).endsWith("WAITING");
            }
        } finally {
            two.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void door_isOpenOnlyForWhomAndWhenTheOrganiserSaid(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long later = webinar.announce("opensDate", "2026-04-01", "opensTime", "09:00");
        long inside = webinar.announce("who", "SPACE");
        long nobody = webinar.announce("who", "NOBODY");
        long undated = webinar.announce("status", "UNDATED");
        long closes = webinar.announce("closesDate", "2026-05-20", "closesTime", "12:00");

        assertThat(webinar.event(later, 7)).contains("Registration opens on Wednesday 1 April 2026, 09:00 CEST");
        assertThat(html(webinar.register(later, 7))).contains("webinar.door.NOT_YET");
        assertThat(webinar.event(inside, 70)).contains("Members of this space can register");
        assertThat(((Page) webinar.register(inside, 70)).status()).isEqualTo(409);
        assertThat(place(webinar.register(inside, 7))).contains("webinar.done.registered");
        assertThat(webinar.event(nobody, 7)).doesNotContain("Registration<");
        assertThat(((Page) webinar.register(nobody, 7)).status()).isEqualTo(409);
        assertThat(((Page) webinar.register(undated, 7)).status()).isEqualTo(409);
        assertThat(webinar.event(closes, 0)).contains("Members can register", "/sign-in?next=");
        webinar.clock.set("2026-05-20T09:59:59Z");
        assertThat(place(webinar.register(closes, 7))).contains("webinar.done.registered");
        webinar.clock.set("2026-05-20T10:00:00Z");
        assertThat(html(webinar.register(closes, 8))).contains("webinar.door.CLOSED", "Registration is closed.");
        webinar.clock.set("2026-05-26T14:00:00Z");
        assertThatThrownBy(() -> webinar.part.withdraw(closes, webinar.visit(7)))
                .isInstanceOf(Refusal.class);
        assertThat(webinar.state(closes, 7)).isEqualTo("CONFIRMED");
    }
}
