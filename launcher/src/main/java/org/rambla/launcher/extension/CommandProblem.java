// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

/** Why a command came to nothing, in plain words, with the exit code. */
final class CommandProblem extends Exception {
    private static final long serialVersionUID = 1L;
    static final int USAGE = 2;
    static final int REFUSED = 16;
    static final int UNREACHABLE = 17;
    static final int TOKEN = 18;

    private final int code;

    CommandProblem(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
