// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.rambla.launcher.system.RunningServer;

/** What is shipped agrees with what is said. */
class DistributionIT {
    private static final Path DIRECTORY = RunningServer.DISTRIBUTION.directory();
    private static final String VERSION = System.getProperty("rambla.version");

    @Test
    void theRepository_holdsTheBundlesOfTheFeaturesAndNoOthers() throws IOException {
        List<String> features = RunningServer.DISTRIBUTION.featureNames();
        Set<Path> listed =
                new HashSet<>(RunningServer.DISTRIBUTION.bundles(features).keySet());
        RunningServer.DISTRIBUTION.extensions(features).forEach(listed::addAll);
        assertThat(files(DIRECTORY.resolve("repo")).stream().filter(file -> !listed.contains(file)))
                .as("in the repository only")
                .isEmpty();
        assertThat(listed.stream().filter(file -> !Files.isRegularFile(file)))
                .as("in the features only")
                .isEmpty();
    }

    @Test
    void everyBundle_isABundle() throws IOException {
        for (Path file : files(DIRECTORY.resolve("repo"))) {
            try (JarFile jar = new JarFile(file.toFile())) {
                assertThat(jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName"))
                        .as(file.toString())
                        .isNotBlank();
            }
        }
    }

    @Test
    void everyVersion_isThatOfTheBuild() throws IOException {
        for (Path file : files(DIRECTORY.resolve("features"))) {
            JsonObject feature = json(Files.readString(file));
            assertThat(feature.getString("id")).as(file.toString()).endsWith(":" + VERSION);
            feature.getJsonArray("bundles").forEach(bundle -> {
                String id = bundle.asJsonObject().getString("id");
                assertThat(!id.startsWith("org.rambla:") || id.endsWith(":" + VERSION))
                        .as(id)
                        .isTrue();
            });
        }
        JsonObject configuration = json(RunningServer.DISTRIBUTION.configuration());
        assertThat(configuration.getString(":configurator:version")).isEqualTo(VERSION);
    }

    @Test
    void everyConcern_hasAFileOfItsOwn() throws IOException {
        Set<String> seen = new TreeSet<>();
        for (Path file : files(DIRECTORY.resolve("config"))) {
            if (file.toString().endsWith(".json")) {
                for (String pid : json(Files.readString(file)).keySet()) {
                    assertThat(seen.add(pid))
                            .as(pid + " stands twice in config")
                            .isTrue();
                }
            }
        }
        assertThat(json(RunningServer.DISTRIBUTION.configuration()).keySet()).containsAll(seen);
    }

    @Test
    void theArchive_holdsWhatTheDirectoryHolds() throws IOException {
        Set<String> packed = new TreeSet<>();
        try (ZipFile zip = new ZipFile(DIRECTORY + ".zip")) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    packed.add(entry.getName());
                }
            }
        }
        Set<String> there = files(DIRECTORY).stream()
                .filter(file -> !file.getFileName().toString().equals(".built"))
                // What a run of the server kept for the next one.
                .filter(file -> !file.startsWith(DIRECTORY.resolve("cache")))
                .map(file -> DIRECTORY.getFileName() + "/" + DIRECTORY.relativize(file))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(packed).containsExactlyInAnyOrderElementsOf(there);
        assertThat(DIRECTORY.resolve("bin/rambla")).isExecutable();
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static Set<Path> files(Path directory) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            return found.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }
}
