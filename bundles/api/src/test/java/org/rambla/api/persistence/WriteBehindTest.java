// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WriteBehindTest {
    private final Map<Integer, Integer> written = new TreeMap<>();
    private final List<Integer> transactions = new ArrayList<>();
    private boolean down;
    private Runnable meanwhile = () -> {};
    private final WriteBehind<Integer, Integer> notes = new WriteBehind<>(
            "notes", database(), Math::max, (tx, about, said) -> written.put(about, said), Duration.ofDays(1));

    /** Runs what it is given, without a transaction. */
    private Database database() {
        return (Database) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Database.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("transaction");
                    if (down) {
                        throw new IllegalStateException("down");
                    }
                    int before = written.size();
                    Object answer = ((Database.Work<?, ?>) arguments[0]).run(null);
                    transactions.add(written.size() - before);
                    meanwhile.run();
                    return answer;
                });
    }

    @Test
    void notesAboutTheSame_areOne_andWrittenOnce() {
        notes.note(1, 5);
        notes.note(1, 3);
        notes.note(2, 4);
        assertThat(written).as("nobody waits").isEmpty();
        notes.write();
        assertThat(written).containsOnly(Map.entry(1, 5), Map.entry(2, 4));
        notes.write();
        assertThat(transactions).containsExactly(2);
    }

    @Test
    void many_areWrittenInPortions_andTooManyAreNotTaken() {
        for (int i = 0; i < 100_050; i++) {
            notes.note(i, i);
        }
        notes.write();
        assertThat(written).hasSize(100_000);
        assertThat(transactions).hasSize(500).containsOnly(200);
    }

    @Test
    void whatCannotBeWritten_waits_andIsWrittenAtTheEnd() {
        notes.note(1, 5);
        down = true;
        notes.write();
        assertThat(written).isEmpty();
        notes.note(1, 7);
        down = false;
        notes.close();
        assertThat(written).containsOnly(Map.entry(1, 7));
    }

    @Test
    void whatIsSaidWhileItIsWritten_isWrittenNext() {
        notes.note(1, 5);
        meanwhile = () -> notes.note(1, 6);
        notes.write();
        assertThat(written).containsOnly(Map.entry(1, 5));
        meanwhile = () -> {};
        notes.write();
        assertThat(written).containsOnly(Map.entry(1, 6));
    }
}
