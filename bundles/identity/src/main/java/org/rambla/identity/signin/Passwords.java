// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.rambla.api.page.Refusal;

/**
 * Argon2id with 19 MiB, two passes, one lane. Two are computed at a time and few wait, so that a flood takes neither the
 * memory nor every request thread.
 */
public final class Passwords {
    private static final int MEMORY = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int LENGTH = 32;
    private static final int MOST_WAITING = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern ENCODED = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final Semaphore slots;
    private final Duration patience;
    /** What unknown accounts are compared with: the same work as for known ones. */
    private final String nobody = encode(MEMORY, PASSES, LANES, new byte[16], new byte[LENGTH]);

    public Passwords() {
        this(new Semaphore(2, true), PATIENCE);
    }

    /** For tests: with places that the test takes. */
    Passwords(Semaphore slots, Duration patience) {
        this.slots = slots;
        this.patience = patience;
    }

    /**
     * Hashes a new password, about 50 ms of work: never inside a transaction.
     *
     * @throws Refusal 503 when too many wait already
     */
    public String hash(String password) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return encode(MEMORY, PASSES, LANES, salt, compute(password, salt, MEMORY, PASSES, LANES, LENGTH));
    }

    /**
     * Whether the password fits; takes the same time when there is no hash ("").
     *
     * @throws Refusal 503 when too many wait already
     */
    public boolean fits(String password, String hash) {
        Matcher matcher = ENCODED.matcher(hash.isEmpty() ? nobody : hash);
        if (!matcher.matches()) {
            throw new IllegalStateException("A stored password hash is not readable");
        }
        byte[] salt = Base64.getDecoder().decode(matcher.group(4));
        byte[] expected = Base64.getDecoder().decode(matcher.group(5));
        byte[] actual = compute(
                password,
                salt,
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                expected.length);
        return MessageDigest.isEqual(expected, actual) && !hash.isEmpty();
    }

    /** Whether a hash was made with other parameters than today's. */
    public boolean outdated(String hash) {
        return !hash.startsWith("$argon2id$v=19$m=" + MEMORY + ",t=" + PASSES + ",p=" + LANES + "$");
    }

    private byte[] compute(String password, byte[] salt, int memory, int passes, int lanes, int length) {
        take();
        try {
            var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build();
            var generator = new Argon2BytesGenerator();
            generator.init(parameters);
            byte[] out = new byte[length];
            // One form for what keyboards compose differently.
            String normal = Normalizer.normalize(password, Normalizer.Form.NFC);
            generator.generateBytes(normal.getBytes(StandardCharsets.UTF_8), out);
            return out;
        } finally {
            slots.release();
        }
    }

    private void take() {
        try {
            if (slots.getQueueLength() < MOST_WAITING && slots.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(503, "web.refusal.busy");
    }

    private static String encode(int memory, int passes, int lanes, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }
}
