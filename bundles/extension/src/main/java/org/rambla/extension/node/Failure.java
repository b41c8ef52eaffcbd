// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.rambla.extension.Problem;

/** An extension does not start. */
final class Failure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 20_000;

    private final transient Problem problem;
    private final String detail;

    Failure(Problem problem, String detail) {
        super(problem.key());
        this.problem = problem;
        this.detail = detail.length() <= LONGEST ? detail : detail.substring(0, LONGEST);
    }

    Failure(Problem problem, Throwable cause) {
        this(problem, trace(cause));
    }

    private static String trace(Throwable cause) {
        StringWriter out = new StringWriter();
        cause.printStackTrace(new PrintWriter(out));
        return out.toString();
    }

    /** The first line of the innermost cause. */
    static String reason(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        return inner.toString().lines().findFirst().orElse("");
    }

    Problem problem() {
        return problem;
    }

    /** For the author, in English. */
    String detail() {
        return detail;
    }
}
