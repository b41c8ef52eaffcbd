// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader.process;

/** No process could be started: no fault of the file. */
public final class Unavailable extends Exception {
    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
