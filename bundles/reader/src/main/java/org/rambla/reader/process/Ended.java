// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader.process;

/** The process ended while it read a file, for a reason of its own. */
public final class Ended extends Exception {
    public Ended(String message) {
        super(message);
    }
}
