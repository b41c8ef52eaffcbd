// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.check;

import java.util.List;
import org.rambla.extension.Problem;
import org.rambla.extension.artifact.Facts;
import org.rambla.extension.register.Change.Act;

/**
 * What a check before installing found.
 *
 * @param facts what the file says of itself; null when it could not be read
 * @param act what confirming would do: INSTALL or UPDATE
 * @param before version that is installed, "" for none
 * @param obstacles why it cannot be installed; none: it can
 * @param warnings what the administrator should know
 * @param trusted whether a trusted key signed it
 */
public record Verdict(
        Facts facts, Act act, String before, List<Problem> obstacles, List<Problem> warnings, boolean trusted) {
    public boolean good() {
        return obstacles.isEmpty();
    }
}
