// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.Deflater;

/** How fast a core of this machine is today, by work that never changes: what compares figures of two machines. */
final class Pace {
    private static final int LETTERS = 1 << 20;
    private static final int ROUNDS = 24;

    private Pace() {}

    /** Megabytes of made-up words that are deflated in a second of processor time. */
    static double megabytes() {
        byte[] text = words();
        byte[] into = new byte[text.length];
        deflate(text, into);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < ROUNDS; i++) {
            deflate(text, into);
        }
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
        return ROUNDS * (text.length / 1e6) / seconds;
    }

    private static void deflate(byte[] text, byte[] into) {
        Deflater deflater = new Deflater();
        deflater.setInput(text);
        deflater.finish();
        while (!deflater.finished()) {
            deflater.deflate(into);
        }
        deflater.end();
    }

    private static byte[] words() {
        Random random = new Random(1);
        String[] words = new String[4_000];
        for (int i = 0; i < words.length; i++) {
            StringBuilder word = new StringBuilder();
            for (int letters = 2 + random.nextInt(9); letters > 0; letters--) {
                word.append((char) ('a' + random.nextInt(26)));
            }
            words[i] = word.toString();
        }
        StringBuilder text = new StringBuilder();
        while (text.length() < LETTERS) {
            text.append(words[(int) Math.min(words.length - 1, Math.abs(random.nextGaussian()) * 1_000)])
                    .append(' ');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
