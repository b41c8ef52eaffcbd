// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that an extension started and left behind; known by their class loader. */
record LeftThreads(String feature, List<Bundle> bundles) {
    private static final Logger LOG = LoggerFactory.getLogger(LeftThreads.class);
    private static final int ROUNDS = 100;
    private static final long MILLISECONDS = 100;

    /** Interrupts them; whoever is in the database is waited for, for a while: Derby closes an interrupted connection. */
    void end() {
        try {
            for (int round = 0; round < ROUNDS && interrupt(); round++) {
                Thread.sleep(MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether one was spared. */
    private boolean interrupt() {
        boolean spared = false;
        for (Map.Entry<Thread, StackTraceElement[]> running :
                Thread.getAllStackTraces().entrySet()) {
            Thread thread = running.getKey();
            if (thread == Thread.currentThread() || !ours(thread)) {
                continue;
            }
            if (inDatabase(running.getValue())) {
                spared = true;
            } else if (!thread.isInterrupted()) {
                LOG.warn("{} left a thread behind: {}", feature, thread.getName());
                thread.interrupt();
            }
        }
        return spared;
    }

    private static boolean inDatabase(StackTraceElement[] stack) {
        return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().startsWith("org.apache.derby."));
    }

    private boolean ours(Thread thread) {
        return ours(thread.getContextClassLoader()) || ours(thread.getClass().getClassLoader());
    }

    private boolean ours(ClassLoader loader) {
        return loader instanceof BundleReference reference && bundles.contains(reference.getBundle());
    }
}
