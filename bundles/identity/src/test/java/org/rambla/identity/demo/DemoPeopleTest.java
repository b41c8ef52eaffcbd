// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.demo.Demo;
import org.rambla.identity.fixture.TestNetwork;
import org.rambla.identity.fixture.World;
import org.rambla.identity.member.Member;
import org.rambla.identity.signin.SignIn;
import org.rambla.persistence.TestDatabase;

class DemoPeopleTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.both("identity");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void seed_makesFourHundredMembers_andFiveAccountsThatCanSignIn(TestDatabase databases) throws Exception {
        World world = new World(databases);
        Data data = new Data(120);
        new DemoPeople(world.database, new TestNetwork()).seed(data);
        assertThat(world.members.count()).isEqualTo(405);
        assertThat(world.organisations.all()).hasSize(120);
        assertThat(world.database.number(
                        "select max(people) from (select count(*) - max(o.seats) as people from identity_member m"
                                + " join identity_organisation o on o.id = m.organisation group by o.id) x"))
                .as("nowhere more people than seats")
                .isLessThanOrEqualTo(0);
        Member first = world.members.member(data.id("member", "m0")).orElseThrow();
        assertThat(first.name()).isEqualTo(first.function() + ", Ville0");
        assertThat(first.email()).isEqualTo("m0@demo.example");
        SignIn signIn = new SignIn(world.database, world.passwords, world.pace, world.sessions);
        for (String role : new String[] {"administrator", "manager", "moderator", "member", "newcomer"}) {
            assertThat(signIn.tryIt(role + "@demo.example", "rambla-demo-2026", "", "127.0.0.1", 0)
                            .signedIn())
                    .as(role)
                    .isTrue();
            assertThat(data.id("member", role)).isPositive();
        }
        assertThat(signIn.tryIt("m0@demo.example", "rambla-demo-2026", "", "127.0.0.1", 0)
                        .signedIn())
                .isFalse();
        assertThat(world.database.number("select count(*) from identity_member where administrator = true"))
                .isEqualTo(1);
        assertThat(world.database.number("select count(*) from identity_interest"))
                .isGreaterThan(400);
    }

    private static final class Data implements Demo {
        private final Map<String, Long> ids = new HashMap<>();
        private final Random random = new Random(1);
        private final int organisations;

        Data(int organisations) {
            this.organisations = organisations;
        }

        @Override
        public InputStream open(String file) {
            StringBuilder json = new StringBuilder("[");
            if (file.equals("functions.json")) {
                for (int i = 0; i < 24; i++) {
                    json.append(i == 0 ? "" : ",")
                            .append("{\"key\":\"f%d\",\"fr\":\"Fonction %d\",\"en\":\"Function %d\",\"kind\":\"%s\"}"
                                    .formatted(i, i, i, i % 3 == 0 ? "elected" : "technical"));
                }
            } else {
                for (int i = 0; i < organisations; i++) {
                    json.append(i == 0 ? "" : ",")
                            .append(
                                    ("{\"key\":\"c%d\",\"name\":{\"fr\":\"Ville de Ville%d\",\"en\":\"City of City%d\"},"
                                                    + "\"short\":{\"fr\":\"Ville%d\",\"en\":\"City%d\"},\"kind\":\"city\",\"country\":\"FR\","
                                                    + "\"language\":\"fr\",\"zone\":\"Europe/Paris\",\"population\":90000,\"seats\":6}")
                                            .formatted(i, i, i, i, i));
                }
            }
            return new ByteArrayInputStream(json.append(']').toString().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void put(String kind, String key, long id) {
            ids.put(kind + ":" + key, id);
        }

        @Override
        public long id(String kind, String key) {
            return ids.get(kind + ":" + key);
        }

        @Override
        public Random random() {
            return random;
        }

        @Override
        public Instant now() {
            return Instant.parse("2026-03-02T09:00:00Z");
        }
    }
}
