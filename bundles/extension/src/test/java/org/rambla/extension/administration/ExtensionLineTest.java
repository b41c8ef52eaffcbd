// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rambla.extension.Problem;
import org.rambla.extension.register.Extension;
import org.rambla.extension.register.Extension.Wanted;
import org.rambla.extension.register.NodeReport;

class ExtensionLineTest {
    private static ExtensionLine failedOnOneServer(Wanted wanted) {
        Extension extension = new Extension("poll", 1, 0, false, wanted, null, Instant.EPOCH, 1);
        NodeReport report = new NodeReport(
                "there",
                "there:8080",
                "poll",
                1,
                NodeReport.State.FAILED,
                Problem.of("extension.problem.noComponent"),
                "",
                Instant.EPOCH);
        return new ExtensionLine(extension, null, List.of(report), null, null, null, List.of(), false);
    }

    @Test
    void whyAnExtensionDoesNotStart_isSaidAsLongAsItShould() {
        assertThat(failedOnOneServer(Wanted.ENABLED).problem().key()).isEqualTo("extension.problem.noComponent");
        assertThat(failedOnOneServer(Wanted.DISABLED).problem()).isNull();
        assertThat(failedOnOneServer(Wanted.REMOVED).problem()).isNull();
    }
}
