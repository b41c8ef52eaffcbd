// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why the server cannot start, said plainly on the console; then it stops. The launcher reads the exit code. */
final class StartFailure extends Exception {
    static final int NO_DATABASE = 13;
    static final int HOME_IN_USE = 11;

    private static final Logger LOG = LoggerFactory.getLogger(StartFailure.class);

    private final int exit;

    StartFailure(int exit, String message, Throwable cause) {
        super(message, cause);
        this.exit = exit;
    }

    int exit() {
        return exit;
    }

    void stop(BundleContext context) {
        System.err.println(getMessage());
        // Told on the console just now; the log keeps the cause.
        LOG.info("{}", getMessage(), getCause());
        System.setProperty("rambla.exit", String.valueOf(exit));
        try {
            awaitStarted(context);
            context.getBundle(0).stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (BundleException e) {
            LOG.error("The framework does not stop", e);
        }
    }

    /** What is half-way up when the framework stops complains loudly; the launcher says which level is all the way. */
    private static void awaitStarted(BundleContext context) throws InterruptedException {
        String full = context.getProperty("rambla.startlevel");
        if (full != null) {
            FrameworkStartLevel level = context.getBundle(0).adapt(FrameworkStartLevel.class);
            for (int i = 0; i < 400 && level.getStartLevel() < Integer.parseInt(full); i++) {
                Thread.sleep(50);
            }
        }
    }
}
