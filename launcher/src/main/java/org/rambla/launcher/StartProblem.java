// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher;

/** Why the server cannot start, in plain words, with the exit code. */
final class StartProblem extends Exception {
    private static final long serialVersionUID = 1L;
    static final int USAGE = 2;
    static final int PORT_TAKEN = 10;
    static final int HOME_IN_USE = 11;
    static final int HOME_NOT_WRITABLE = 12;
    static final int DATABASE = 13;
    static final int BROKEN = 15;
    static final int REFUSED = 16;

    private final int code;

    StartProblem(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
