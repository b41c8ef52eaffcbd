// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.launcher.lifecycle.Database;
import org.rambla.launcher.system.DatabaseKind;
import org.rambla.launcher.system.RunningServer;

/** Two servers on one database follow each other, and say so when one of them cannot. */
class TwoNodesIT {
    private static final String NAME = "twins";

    @TempDir
    Path homes;

    /** The third version does not start where a file says so. */
    private static byte[] version(int number) {
        return ExtensionJar.named(NAME)
                .version(number + ".0.0")
                .activate("if (" + number
                        + " == 3 && new java.io.File(context.getProperty(\"rambla.home\"), \"no\").exists())"
                        + " { throw new IllegalStateException(\"not on this machine\"); }")
                .panel("return Html.text(\"twins " + number + "\");")
                .build();
    }

    private static void sees(OwnServer server, String words) {
        RunningServer.await("the space says " + words, () -> server.space().contains(words));
    }

    @Test
    void whatIsDoneOnOne_isDoneOnTheOther_andADisagreementIsSaid() throws Exception {
        Database database = Database.of(DatabaseKind.POSTGRESQL, homes.resolve("here"));
        try (OwnServer here = OwnServer.first(homes.resolve("here"), database);
                OwnServer there = OwnServer.beside(here, homes.resolve("there"))) {
            here.desk().install(version(1), NAME);
            here.turnOn(NAME);
            sees(here, "twins 1");
            sees(there, "twins 1");
            there.desk().install(version(2), NAME);
            sees(here, "twins 2");

            Files.createFile(there.home().resolve("no"));
            here.desk().install(version(3), NAME);
            sees(here, "twins 3");
            RunningServer.await("it is said", () -> here.says(NAME).contains("Not on every server"));
            assertThat(here.says(NAME)).contains("not on this machine").contains("Cannot start");
            assertThat(there.space()).as("the version before goes on").contains("twins 2");
            assertThat(there.desk().words(there.desk().browser().open("/admin/extensions")))
                    .contains("does not run on every server");

            here.desk().install(version(4), NAME);
            sees(there, "twins 4");
            RunningServer.await("they agree", () -> !here.says(NAME).contains("Not on every server"));
            there.desk().step(NAME, "disable");
            RunningServer.await("off here too", () -> !here.space().contains("twins"));

            there.process().terminate();
            assertThat(there.process().exitCode()).isZero();
            assertThat(here.says(NAME)).doesNotContain("Running");
        }
    }
}
