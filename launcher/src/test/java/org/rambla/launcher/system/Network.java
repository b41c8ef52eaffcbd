// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

/** The people and spaces that the tests use. */
public final class Network {
    static Network make(RunningServer server) {
        return new Network();
    }
}
