// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What all classes of a test process share, made by the first that asks and closed when the process ends. The store of JUnit
 * would not do: where several processes take one class after the other, each class is a run of its own to JUnit.
 */
public final class OnceForAll {
    private static final Map<Object, AutoCloseable> MADE = new HashMap<>();
    private static final Deque<AutoCloseable> ORDER = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(OnceForAll::close, "once for all"));
    }

    private OnceForAll() {}

    public static synchronized <T extends AutoCloseable> T get(Object key, Class<T> type, Supplier<T> make) {
        AutoCloseable made = MADE.get(key);
        if (made == null) {
            made = make.get();
            MADE.put(key, made);
            ORDER.push(made);
        }
        return type.cast(made);
    }

    private static synchronized void close() {
        for (AutoCloseable made : ORDER) {
            try {
                made.close();
            } catch (Exception e) {
                // The process ends: nobody waits for it any more.
                System.err.println("At the end of the tests: " + e);
            }
        }
    }
}
