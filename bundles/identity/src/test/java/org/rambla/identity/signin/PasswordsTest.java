// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rambla.api.page.Refusal;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void hash_fitsOnlyItsPassword_andDiffersEachTime() {
        String hash = passwords.hash("a quiet street at dusk");
        assertThat(hash)
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .isNotEqualTo(passwords.hash("a quiet street at dusk"));
        assertThat(passwords.fits("a quiet street at dusk", hash)).isTrue();
        assertThat(passwords.fits("A quiet street at dusk", hash)).isFalse();
        assertThat(passwords.fits("", hash)).isFalse();
        assertThat(passwords.outdated(hash)).isFalse();
    }

    @Test
    void fits_knowsAHashOfAnotherProgram() {
        // argon2 command line: echo -n "password" | argon2 somesalt -id -t 2 -k 65536 -p 4
        String hash = "$argon2id$v=19$m=65536,t=2,p=4$c29tZXNhbHQ$GpZ3sK/oH9p7VIiV56G/64Zo/8GaUw434IimaPqxwCo";
        assertThat(passwords.fits("password", hash)).isTrue();
        assertThat(passwords.fits("passwort", hash)).isFalse();
        assertThat(passwords.outdated(hash)).isTrue();
    }

    @Test
    void fits_takesComposedAndDecomposedLettersForTheSame() {
        assertThat(passwords.fits("cafe\u0301 du coin, tard", passwords.hash("caf\u00e9 du coin, tard")))
                .isTrue();
    }

    @Test
    void nothing_fitsAnAccountWithoutPassword() {
        assertThat(passwords.fits("", "")).isFalse();
        assertThat(passwords.fits("anything", "")).isFalse();
    }

    @Test
    void flood_isRefusedInPlainWords_ratherThanEatingTheMemory() throws Exception {
        Semaphore slots = new Semaphore(2, true);
        Passwords flooded = new Passwords(slots, Duration.ofDays(1));
        slots.acquire(2);
        ExecutorService pool = Executors.newFixedThreadPool(17);
        try {
            List<Future<Boolean>> waiting = IntStream.range(0, 16)
                    .mapToObj(i -> pool.submit(() -> flooded.fits("guess", "")))
                    .toList();
            while (slots.getQueueLength() < 16) {
                Thread.sleep(1);
            }
            Future<Boolean> oneMore = pool.submit(() -> flooded.fits("guess", ""));
            assertThatThrownBy(() -> oneMore.get(1, TimeUnit.MINUTES))
                    .cause()
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.status()).isEqualTo(503);
                        assertThat(refusal.key()).isEqualTo("web.refusal.busy");
                    });
            slots.release(2);
            for (Future<Boolean> one : waiting) {
                assertThat(one.get()).isFalse();
            }
            assertThat(slots.availablePermits()).isEqualTo(2);
            slots.acquire(2);
            assertThatThrownBy(() -> new Passwords(slots, Duration.ZERO).fits("guess", ""))
                    .as("for ever")
                    .isInstanceOf(Refusal.class);
        } finally {
            pool.shutdownNow();
        }
    }
}
