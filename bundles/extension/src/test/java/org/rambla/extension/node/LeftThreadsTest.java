// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;

class LeftThreadsTest {
    private final CountDownLatch begun = new CountDownLatch(2);

    /** The class loader of an extension's bundle. */
    private static final class Loader extends ClassLoader implements BundleReference {
        private final Bundle bundle = (Bundle) Proxy.newProxyInstance(
                Bundle.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> 1;
                    case "equals" -> proxy == arguments[0];
                    default -> null;
                });

        @Override
        public Bundle getBundle() {
            return bundle;
        }
    }

    private Thread waiting(ClassLoader loader) {
        Thread thread = new Thread(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // Its end.
            }
        });
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.start();
        return thread;
    }

    @Test
    void threadsOfTheExtension_areEnded_andNobodyElses() throws Exception {
        Loader poll = new Loader();
        Thread own = waiting(poll);
        Thread other = waiting(new Loader());
        begun.await();
        new LeftThreads("poll", List.of(poll.getBundle())).end();
        own.join(60_000);
        assertThat(own.isAlive()).isFalse();
        assertThat(other.isAlive()).isTrue();
        assertThat(other.isInterrupted()).isFalse();
        other.interrupt();
    }

    /** Whoever cleans up may have been started by the extension itself: the class loader is inherited. */
    @Test
    void whoeverEndsThem_isNotOneOfThem() {
        Loader poll = new Loader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(poll);
        try {
            new LeftThreads("poll", List.of(poll.getBundle())).end();
            assertThat(Thread.interrupted()).isFalse();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
