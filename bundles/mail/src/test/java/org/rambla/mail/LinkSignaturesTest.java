// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.mail.LinkSignatures;
import org.rambla.api.persistence.Database;
import org.rambla.persistence.TestDatabase;

class LinkSignaturesTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.both("mail");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverComesFirst_makesTheSecretForAll(TestDatabase databases) throws Exception {
        Database database = databases.database("mail");
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> signing = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(
                            i -> () -> new LinkSignatures(database, "mail_secret", "stop").sign("stop:1:2"))
                    .toList();
            List<String> signed = new ArrayList<>();
            for (Future<String> future : nodes.invokeAll(signing)) {
                signed.add(future.get());
            }
            assertThat(signed).hasSize(8).containsOnly(signed.get(0));
            assertThat(signed.get(0)).matches("[A-Za-z0-9_-]{43}");
            assertThat(database.number("select count(*) from mail_secret")).isEqualTo(1);
        } finally {
            nodes.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void signature_isGoodForWhatItSays_andForNothingElse(TestDatabase databases) {
        Database database = databases.database("mail");
        LinkSignatures links = new LinkSignatures(database, "mail_secret", "stop");
        String signature = links.sign("stop:1:2");
        assertThat(links.valid("stop:1:2", signature)).isTrue();
        assertThat(links.valid("stop:1:3", signature)).isFalse();
        assertThat(links.valid("stop:1:2", "")).isFalse();
        assertThat(links.valid("stop:1:2", signature + "=")).isFalse();
        assertThat(links.valid("stop:1:2", "é" + signature.substring(1))).isFalse();
        assertThat(new LinkSignatures(database, "mail_secret", "other").valid("stop:1:2", signature))
                .isFalse();
        assertThatThrownBy(() -> new LinkSignatures(database, "mail_secret where 1 = 1", "stop"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
