// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.artifact;

import org.rambla.extension.Problem;

/** A file that cannot be an extension. */
public final class BadArtifact extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public BadArtifact(String key, Object... arguments) {
        super(key);
        this.problem = Problem.of(key, arguments);
    }

    public Problem problem() {
        return problem;
    }
}
