// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.webinar.WebinarFixture.html;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.demo.Demo;
import org.rambla.api.space.Role;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.demo.WebinarSeeder;
import org.rambla.webinar.event.Details;

/** The very programme that is shipped with the demonstration. */
final class SeedingTest {
    private static final Path TEXTS = Path.of("../demo/src/main/resources/demo");

    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private static final class Programme implements Demo {
        private final Random random = new Random(1987);

        @Override
        public InputStream open(String file) {
            try {
                return new ByteArrayInputStream(
                        Files.readString(TEXTS.resolve(file)).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void put(String kind, String key, long id) {}

        @Override
        public long id(String kind, String key) {
            return key.equals("icarus") ? 2 : 1;
        }

        @Override
        public Random random() {
            return random;
        }

        @Override
        public Instant now() {
            return WebinarFixture.NOW;
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void programme_liesBeforeAndAfterTodayWithRegistrations(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        for (long member = 100; member < 200; member++) {
            webinar.spaces.role(1, member, Role.MEMBER);
        }
        new WebinarSeeder(
                        webinar.database,
                        webinar.register,
                        webinar.bodies,
                        webinar.files,
                        webinar.members,
                        webinar.spaces)
                .seed(new Programme());

        assertThat(webinar.list("", ""))
                .contains("Drones", "Date to be announced", "Presentation of the alternative discourse campaigns");
        assertThat(webinar.list("past", "")).contains("predictive policing", "Cancelled", "Online session 3 of 3");
        assertThat(webinar.database.number("select max(waiting) from webinar_event"))
                .isPositive();
        assertThat(webinar.database.number(
                        "select count(*) from webinar_event e where e.confirmed <> (select count(*) from"
                                + " webinar_registration r where r.event = e.id and r.state = 'CONFIRMED') or e.waiting <>"
                                + " (select count(*) from webinar_registration r where r.event = e.id and r.state ="
                                + " 'WAITING')"))
                .isZero();
        assertThat(webinar.database.number(
                        "select count(*) from webinar_registration where registered_at > ?", WebinarFixture.NOW))
                .isZero();
        assertThat(webinar.database.number(
                        "select count(*) from webinar_event where capacity > 0 and confirmed > capacity"))
                .isZero();
        assertThat(webinar.post.take()).isEmpty();
        assertThat(webinar.database.number(
                        "select count(*) from webinar_suggestion where state = 'PLANNED' and event > 0"))
                .isEqualTo(1);
        assertThat(webinar.database.number("select max(supports) from webinar_suggestion"))
                .isGreaterThan(4);
        assertThat(webinar.database.number(
                        "select count(*) from webinar_asked a where a.supports <> (select count(*) from"
                                + " webinar_support s where s.asked = a.id)"))
                .isZero();
        assertThat(webinar.database.number("select count(*) from webinar_asked where state = 'ANSWERED'"))
                .isPositive();
        assertThat(webinar.database.number("select count(*) from webinar_feedback"))
                .isGreaterThan(20);
        assertThat(webinar.database.number("select count(*) from webinar_portrait"))
                .isGreaterThan(10);
        assertThat(webinar.database.number("select count(*) from webinar_afterwards"))
                .isPositive();
        assertThat(webinar.database.number("select max(organisers) from webinar_event"))
                .isEqualTo(1);
        long named = webinar.database.number(
                "select min(e.id) from webinar_event e join webinar_portrait p on p.event = e.id where e.space_id = 1");
        String details = webinar.database
                .first("select details from webinar_event where id = ?", row -> row.text("details"), named)
                .orElseThrow();
        Details.Speaker speaker = Details.fromJson(details).speakers().stream()
                .filter(one -> !one.functions().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(html(webinar.part.event(named, webinar.visit(7, 1, "fr")))).contains(speaker.functionIn("fr"));
        assertThat(html(webinar.part.event(named, webinar.visit(7, 1, "en")))).contains(speaker.functionIn("en"));
        assertThat(webinar.list("series", "")).contains("LOUD webinars", "Technologies and urban security");
    }
}
