// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.route;

/** Why a feature's resources cannot be mounted; told to the administrator. */
public final class RouteProblem extends Exception {
    private static final long serialVersionUID = 1L;

    RouteProblem(String message) {
        super(message);
    }
}
