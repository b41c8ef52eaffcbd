// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.DatabaseKind;
import org.rambla.launcher.system.FirstSteps;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.ServerProcess;

/**
 * Places stay exact when many ask two servers for them at once, when some give theirs up meanwhile, and when one of the
 * servers is cut off in the middle of it. Small each time; -Drambla.deep=true: ten thousand for five hundred.
 */
class PlacesIT {
    private static final int PLACES = Boolean.getBoolean("rambla.deep") ? 500 : 50;
    private static final int PEOPLE = Boolean.getBoolean("rambla.deep") ? 10_000 : 500;

    @TempDir
    Path homes;

    private final Random random = new Random(1987);
    private Database database;
    private ServerProcess here;
    private ServerProcess there;

    private ServerProcess start(String name) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("RAMBLA_FILES", homes.resolve("files").toString());
        // Everybody comes from an address of their own.
        environment.put("RAMBLA_PROXIES", "127.0.0.1");
        return ServerProcess.start(homes.resolve(name), RunningServer.freePort(), environment)
                .running();
    }

    @Test
    void manyForFewPlacesAtTwoServers_fillThemExactlyWhateverIsCutOff() throws Exception {
        database = Database.of(DatabaseKind.POSTGRESQL, homes.resolve("here"));
        try {
            here = start("here");
            Browser administrator = here.browser();
            FirstSteps.setUp(administrator, here.setupAddress());
            FirstSteps.openSpace(administrator, "Lamps", "PUBLIC", "OPEN");
            long event = announce(administrator);
            there = start("there");
            Registrants people = new Registrants(database, event, PEOPLE + PLACES);

            List<Runnable> asking = new ArrayList<>();
            IntStream.range(0, PEOPLE).forEach(i -> asking.add(() -> people.confirm(i)));
            people.rush(asking, random, here, there, PEOPLE / 2);
            exact(PEOPLE - PLACES);
            people.cameInOrder();
            told();
            assertThat(number("select count(*) from mail_message where message_key like 'webinar-%'"))
                    .as("one mail each")
                    .isEqualTo(PEOPLE);

            there.close();
            there = start("there");
            List<Runnable> both = new ArrayList<>();
            List<Integer> leaving = people.numbers(
                    "select address from webinar_registration where state = 'CONFIRMED' order by place fetch first "
                            + PLACES / 2 + " rows only");
            leaving.forEach(i -> both.add(() -> people.withdraw(i)));
            IntStream.range(PEOPLE, PEOPLE + PLACES).forEach(i -> both.add(() -> people.confirm(i)));
            people.rush(both, random, here, there, PLACES / 2);
            exact(PEOPLE - PLACES + PLACES - leaving.size());
            assertThat(people.numbers("select address from webinar_registration where state = 'CANCELLED'"))
                    .as("who was told that the place is given up, and nobody else")
                    .containsExactlyInAnyOrderElementsOf(leaving);
            told();
        } finally {
            for (ServerProcess server : new ServerProcess[] {here, there}) {
                if (server != null) {
                    server.close();
                }
            }
        }
    }

    private static long announce(Browser manager) {
        FirstSteps.feature(manager, "Lamps", "webinar", true);
        String day = LocalDate.now().plusYears(1).toString();
        String path = manager.open("/s/lamps/webinar/events/new")
                .form("/s/lamps/webinar/events")
                .fill("title.en", "Warm light")
                .fill("body", "How warm is warm?")
                .fill("startDate", day)
                .fill("startTime", "14:00")
                .fill("endDate", day)
                .fill("endTime", "16:00")
                .fill("who", "PUBLIC")
                .fill("capacity", Integer.toString(PLACES))
                .submit()
                .path();
        return Long.parseLong(path.replaceAll(".*/events/([0-9]+).*", "$1"));
    }

    /** All places are given, to those who came first; what is counted is what is there; nobody stands there twice. */
    private void exact(long waiting) throws SQLException {
        assertThat(number("select count(*) from webinar_registration where state = 'CONFIRMED'"))
                .isEqualTo(PLACES);
        assertThat(number("select count(*) from webinar_registration where state = 'WAITING'"))
                .isEqualTo(waiting);
        assertThat(number("select confirmed from webinar_event")).isEqualTo(PLACES);
        assertThat(number("select waiting from webinar_event")).isEqualTo(waiting);
        assertThat(number("select max(place) from webinar_registration where state = 'CONFIRMED'"))
                .as("nobody was let past another")
                .isLessThan(number("select min(place) from webinar_registration where state = 'WAITING'"));
        assertThat(number("select count(*) - count(distinct place) from webinar_registration"))
                .isZero();
        assertThat(number("select count(*) - count(distinct address_key) from webinar_registration"))
                .isZero();
    }

    /** Everybody has the mail about how things stand, whichever server wrote it. */
    private void told() {
        RunningServer.await("everybody is told", () -> {
            try {
                return number("select count(*) from webinar_registration r where not exists (select 1 from"
                                + " mail_message m where m.message_key = 'webinar-' || r.id || '-' || r.revision"
                                + " and m.recipient = r.address)")
                        == 0;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
