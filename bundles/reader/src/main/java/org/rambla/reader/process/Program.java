// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How the process is started: with little memory, none of the server's environment (there are passwords in it), a folder of
 * its own and no way to look up names.
 *
 * @param classPath where its classes are, as Java's -cp takes it
 * @param main the program
 * @param folder for what it may have to put aside, emptied at each start
 */
public record Program(String classPath, String main, Path folder) {
    /** Reads files with Tika. */
    public static final String READER = "org.rambla.reader.child.Main";

    private static final Path NICE = Path.of("/usr/bin/nice");

    Process start(Limits limits) throws IOException {
        Path own = clean();
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "10"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + limits.megabytes() + "m",
                "-Xss1m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=128m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + own.resolve("error.log"),
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + own,
                "-Djdk.net.hosts.file=" + Files.createFile(own.resolve("hosts")),
                "-Djavax.xml.accessExternalDTD=",
                "-Djavax.xml.accessExternalSchema=",
                "-Djavax.xml.accessExternalStylesheet=",
                "-Djdk.xml.entityExpansionLimit=100",
                "-Djdk.xml.totalEntitySizeLimit=100000",
                "-Dslf4j.internal.verbosity=ERROR",
                "-Drambla.reader.seconds=" + (limits.file().toSeconds() + 5),
                "-cp",
                classPath,
                main));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(own.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("SystemRoot"));
        environment.put("MALLOC_ARENA_MAX", "2");
        return builder.start();
    }

    private Path clean() throws IOException {
        if (Files.isDirectory(folder)) {
            try (var left = Files.walk(folder)) {
                List<Path> files = left.filter(path -> !path.equals(folder))
                        .sorted(Comparator.reverseOrder())
                        .toList();
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
        }
        return Files.createDirectories(folder).toAbsolutePath();
    }
}
