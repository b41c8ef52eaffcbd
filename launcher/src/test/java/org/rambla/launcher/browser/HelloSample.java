// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Builds the smallest extension as others would: elsewhere, against installed artifacts alone, with a Maven of its own. */
final class HelloSample {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String INSTALL = "org.apache.maven.plugins:maven-install-plugin:3.1.4:install-file";
    private static final int PATIENCE = 5;

    private final Path folder;
    private final Path repository;

    private HelloSample(Path folder) {
        this.folder = folder;
        this.repository = folder.resolve("repository");
    }

    /** The file to install. */
    static Path build(Path folder) throws IOException, InterruptedException {
        HelloSample sample = new HelloSample(folder);
        sample.borrow(Path.of(System.getProperty("rambla.repository")));
        sample.install("pom.xml", "pom.xml");
        sample.install("bundles/pom.xml", "bundles/pom.xml");
        sample.install("bundles/feature/pom.xml", "bundles/feature/pom.xml");
        String version = System.getProperty("rambla.version");
        sample.install("bundles/api/target/api-" + version + ".jar", "bundles/api/pom.xml");
        Path source = folder.resolve("hello");
        copy(ROOT.resolve("bundles/samples/hello"), source);
        sample.maven("-f", source.resolve("pom.xml").toString(), "package");
        return source.resolve("target/hello-0.1.0.jar");
    }

    /** What was fetched already is not fetched again: linked, but for what is ours. */
    private void borrow(Path from) throws IOException {
        Path ours = from.resolve("org/rambla");
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (directory.equals(ours)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(repository.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = repository.resolve(from.relativize(file));
                try {
                    Files.createLink(target, file);
                } catch (IOException | UnsupportedOperationException e) {
                    Files.copy(file, target);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void install(String file, String pom) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                INSTALL,
                "-Dfile=" + ROOT.resolve(file),
                "-DpomFile=" + ROOT.resolve(pom),
                "-DlocalRepositoryPath=" + repository));
        if (file.endsWith(".xml")) {
            words.add("-Dpackaging=pom");
        }
        maven(words.toArray(String[]::new));
    }

    private void maven(String... words) throws IOException, InterruptedException {
        Path wrapper = ROOT.resolve("mvnw");
        boolean installed = Files.isExecutable(Path.of("/usr/bin/mvn"));
        List<String> command = new ArrayList<>(List.of(
                installed ? "mvn" : wrapper.toString(), "-B", "-ntp", "-q", "-Dmaven.repo.local=" + repository));
        command.addAll(List.of(words));
        Path said = folder.resolve("maven.log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                .start();
        if (!process.waitFor(PATIENCE, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(command + "\n" + Files.readString(said));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path file : all.filter(f -> !f.toString().contains("target")).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
