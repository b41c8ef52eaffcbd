// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.mail.Mail;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.registration.EraseRegistrant;

/** What could not be told while webinars were off is told once they are on again. */
final class UntoldTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private static long untold(WebinarFixture webinar) {
        return webinar.database.number("select count(*) from webinar_untold");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverGetsAPlaceWhileWebinarsAreOff_isToldOnceTheyAreOnAgain(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "1");
        webinar.register(event, 7);
        webinar.register(event, 8);
        databases.deliver(webinar.telling);
        webinar.post.take();
        webinar.spaces.off(1, "webinar");

        new EraseRegistrant(webinar.database, webinar.clock).erase(7);
        databases.deliver(webinar.telling);
        webinar.telling.round();
        assertThat(webinar.state(event, 8)).isEqualTo("CONFIRMED");
        assertThat(webinar.post.take()).isEmpty();
        assertThat(untold(webinar)).isEqualTo(1);

        webinar.spaces.on(1, "webinar");
        webinar.database.transaction(tx -> {
            tx.record(Event.now("space.featureSwitched", 1, 1, 0, 9));
            return null;
        });
        databases.deliver(webinar.telling);

        assertThat(webinar.post.take())
                .extracting(Mail::to, Mail::subject, mail -> mail.calendar().method())
                .containsExactly(tuple("Member8@city.example", "A place for you: Youth and discrimination", "REQUEST"));
        assertThat(untold(webinar)).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void changeThatNobodyWasToldOf_isToldToAllInItsPresentState(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.register(event, 7);
        webinar.register(event, 8);
        databases.deliver(webinar.telling);
        webinar.post.take();
        webinar.events.save(
                event, webinar.form("base", "1", "startTime", "15:00", "endTime", "17:00"), webinar.visit(9));
        webinar.spaces.off(1, "webinar");
        databases.deliver(webinar.telling);
        webinar.part.withdraw(event, webinar.visit(7));
        databases.deliver(webinar.telling);
        assertThat(webinar.post.take()).isEmpty();
        assertThat(untold(webinar)).isEqualTo(3);

        webinar.spaces.on(1, "webinar");
        webinar.telling.round();
        webinar.telling.round();

        assertThat(webinar.post.take())
                .as("the change went before the withdrawal, which is told for itself")
                .extracting(Mail::to, mail -> mail.calendar().method())
                .containsExactly(tuple("Member7@city.example", "CANCEL"), tuple("Member8@city.example", "REQUEST"));
        assertThat(untold(webinar)).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsOver_isToldToNobody(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.register(event, 8);
        webinar.spaces.off(1, "webinar");
        databases.deliver(webinar.telling);
        assertThat(untold(webinar)).isEqualTo(1);

        webinar.clock.set("2026-05-27T12:00:00Z");
        webinar.telling.round();
        assertThat(untold(webinar)).as("whether webinars are on or not").isZero();
        webinar.spaces.on(1, "webinar");
        webinar.telling.round();

        assertThat(webinar.post.take()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void interpretationThatIsTakenOff_isToldToWhoeverWantedIt(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("interpreted", "de");
        webinar.register(event, 8, "hears", "de");
        webinar.register(event, 20);
        databases.deliver(webinar.telling);
        webinar.post.take();

        webinar.events.save(event, webinar.form("base", "1", "startTime", "13:00"), webinar.visit(9));
        databases.deliver(webinar.telling);

        assertThat(webinar.database.number("select count(*) from webinar_registration where hears <> ''"))
                .isZero();
        assertThat(webinar.post.take())
                .extracting(Mail::to, Mail::subject)
                .containsExactlyInAnyOrder(
                        tuple("Member8@city.example", "Changed: Youth and discrimination"),
                        tuple("Member20@city.example", "Changed: Youth and discrimination"),
                        tuple(
                                "Member8@city.example",
                                "No interpretation into the language you chose: Youth and discrimination"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void interpretationThatIsTakenOffWhileCancelled_isToldWhenTheEventTakesPlaceAgain(TestDatabase databases)
            throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("interpreted", "de");
        webinar.register(event, 8, "hears", "de");
        webinar.events.cancel(event, new TestForm("c", "reason", "Storm"), webinar.visit(9));
        webinar.events.save(
                event, webinar.form("base", "2", "status", "CANCELLED", "reason.en", "Storm"), webinar.visit(9));
        databases.deliver(webinar.telling);
        assertThat(webinar.post.take()).extracting(Mail::subject).noneMatch(subject -> subject.startsWith("No interp"));

        webinar.events.save(event, webinar.form("base", "3"), webinar.visit(9));
        databases.deliver(webinar.telling);

        assertThat(webinar.database.number("select count(*) from webinar_registration where hears <> ''"))
                .isZero();
        assertThat(webinar.post.take())
                .extracting(Mail::subject)
                .contains("No interpretation into the language you chose: Youth and discrimination");
    }
}
