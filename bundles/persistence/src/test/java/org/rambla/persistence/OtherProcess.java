// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Tries to open Derby in a home, in a process of its own, and prints why it cannot. */
final class OtherProcess {
    private OtherProcess() {}

    static String open(Path home) throws Exception {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OtherProcess.class.getName(),
                        home.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != StartFailure.HOME_IN_USE) {
            throw new AssertionError("Ended with " + process.exitValue() + ": " + said);
        }
        return said.lines()
                .filter(line -> line.startsWith("Another"))
                .findFirst()
                .orElse(said);
    }

    public static void main(String[] arguments) throws Exception {
        try {
            new Connecting("", "", "", 2, Path.of(arguments[0]), 0).connect();
        } catch (StartFailure e) {
            System.out.println(e.getMessage());
            System.exit(e.exit());
        }
    }
}
