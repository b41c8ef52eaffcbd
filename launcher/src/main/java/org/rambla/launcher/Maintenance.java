// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher;

/** Commands on the data of a server that is not running. */
final class Maintenance {
    private Maintenance() {}

    static int run(Distribution distribution, Options options, Home home) throws StartProblem {
        throw new StartProblem(StartProblem.USAGE, "Not yet: " + options.command());
    }
}
