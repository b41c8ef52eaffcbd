// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.mail.Mail;
import org.rambla.persistence.TestDatabase;

/** Many at once for few places; -Drambla.deep=true: ten thousand for five hundred. */
final class RaceTest {
    private static final int PLACES = Boolean.getBoolean("rambla.deep") ? 500 : 20;
    private static final int PEOPLE = 20 * PLACES;
    private static final long FIRST = 1_000;

    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void manyForFewPlaces_fillThemExactlyAndWaitInOrder(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", Integer.toString(PLACES));
        List<Callable<?>> work = new ArrayList<>();
        LongStream.range(0, PEOPLE).forEach(i -> work.add(() -> webinar.register(event, FIRST + i)));
        // Some send their form twice.
        LongStream.range(0, PLACES).forEach(i -> work.add(() -> webinar.register(event, FIRST + i)));
        all(work);

        exact(webinar, event, PEOPLE - PLACES);
        assertThat(webinar.database.number("select count(*) from webinar_registration"))
                .as("nobody twice")
                .isEqualTo(PEOPLE);
        databases.deliver(webinar.telling);
        List<Mail> mails = webinar.post.take();
        assertThat(mails).as("one each").hasSize(PEOPLE);
        assertThat(mails.stream().map(Mail::to).distinct()).hasSize(PEOPLE);

        work.clear();
        List<Long> confirmed = webinar.database.list(
                "select member from webinar_registration where state = 'CONFIRMED'", row -> row.number("member"));
        confirmed.stream()
                .limit(PLACES / 2)
                .forEach(member -> work.add(() -> webinar.part.withdraw(event, webinar.visit(member))));
        LongStream.range(0, PLACES / 2).forEach(i -> work.add(() -> webinar.register(event, FIRST + PEOPLE + i)));
        all(work);

        exact(webinar, event, PEOPLE - PLACES);
    }

    private static void all(List<Callable<?>> work) throws Exception {
        Collections.shuffle(work, new Random(1987));
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> answers = new ArrayList<>();
            work.forEach(one -> answers.add(people.submit(one)));
            for (Future<?> answer : answers) {
                assertThat(WebinarFixture.place(answer.get())).contains("?done=");
            }
        } finally {
            people.shutdown();
        }
    }

    /** All places are given, to those who came first, and what is counted is what is there. */
    private static void exact(WebinarFixture webinar, long event, long waiting) {
        String of = "select count(*) from webinar_registration where event = ? and state = ";
        assertThat(webinar.database.number(of + "'CONFIRMED'", event)).isEqualTo(PLACES);
        assertThat(webinar.database.number(of + "'WAITING'", event)).isEqualTo(waiting);
        assertThat(webinar.database.number("select confirmed from webinar_event where id = ?", event))
                .isEqualTo(PLACES);
        assertThat(webinar.database.number("select waiting from webinar_event where id = ?", event))
                .isEqualTo(waiting);
        assertThat(webinar.database.number(
                        "select max(place) from webinar_registration where event = ? and state = 'CONFIRMED'", event))
                .as("nobody was let past another")
                .isLessThan(webinar.database.number(
                        "select min(place) from webinar_registration where event = ? and state = 'WAITING'", event));
        assertThat(webinar.database.number("select count(distinct place) from webinar_registration"))
                .isEqualTo(webinar.database.number("select count(*) from webinar_registration"));
    }

    // Attendance is noted without the lock of the event; on Derby, readers wait for uncommitted writers.
    @ParameterizedTest
    @MethodSource("databases")
    void registeringAndReading_touchNobodyElsesRegistration(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        LongStream.range(0, 200).forEach(i -> webinar.register(event, FIRST + i));
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            webinar.database.transaction(tx -> {
                tx.execute("update webinar_registration set attended_at = 1 where member = ?", FIRST);
                assertThat(WebinarFixture.place(other.submit(() -> webinar.register(event, FIRST + 900))
                                .get()))
                        .contains("webinar.done.registered");
                assertThat(other.submit(() -> webinar.event(event, FIRST + 1)).get())
                        .contains("You are registered", "At least 200 people");
                return null;
            });
        } finally {
            other.shutdown();
        }
    }
}
