// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why the server cannot start, said plainly on the console; then it stops. The launcher reads the exit code. */
final class StartFailure extends Exception {
    static final int NO_DATABASE = 3;
    static final int HOME_IN_USE = 4;

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
        LOG.error("{}", getMessage(), getCause());
        System.setProperty("rambla.exit", String.valueOf(exit));
        try {
            context.getBundle(0).stop();
        } catch (BundleException e) {
            LOG.error("The framework does not stop", e);
        }
    }
}
