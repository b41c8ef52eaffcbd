// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.feature;

/** What a call of System.exit in an extension becomes: an extension may end itself, not the server. */
public final class NoExit {
    private NoExit() {}

    /** In the place of {@code System.exit}. */
    public static void refuse(int code) {
        throw new SecurityException("An extension may not end the server");
    }

    /** In the place of {@code Runtime.exit} and {@code Runtime.halt}. */
    public static void refuse(Runtime runtime, int code) {
        refuse(code);
    }
}
