// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.catalogue;

import org.rambla.extension.Problem;

/** Why a catalogue, or a file in it, cannot be had. */
public final class CatalogueProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    CatalogueProblem(String key, Object... arguments) {
        super(key);
        this.problem = Problem.of("extension.catalogue.problem." + key, arguments);
    }

    public Problem problem() {
        return problem;
    }
}
