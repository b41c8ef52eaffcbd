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
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Builds the samples as others would: elsewhere, against installed artifacts alone, with a Maven of its own. */
final class Samples {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> MADE = Set.of("target", "node_modules", ".git");
    private static final int PATIENCE = 5;

    private final Path folder;
    private final Path repository;

    private Samples(Path folder) {
        this.folder = folder;
        this.repository = folder.resolve("repository");
    }

    /** Installs what extensions are built with, by the command that README gives, from a copy of its sources. */
    static Samples in(Path folder) throws IOException, InterruptedException {
        Samples samples = new Samples(folder);
        samples.borrow(Path.of(System.getProperty("rambla.repository")));
        Path sources = folder.resolve("sources");
        copyNeeded(sources);
        String command = readme().lines()
                .filter(line -> line.startsWith("./mvnw ") && line.endsWith(" install"))
                .findFirst()
                .orElseThrow();
        samples.maven(sources, command.substring("./mvnw ".length()).split(" "));
        return samples;
    }

    /** All poms, and what the contract and the parent of extensions are built from. */
    private static void copyNeeded(Path sources) throws IOException {
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean made = MADE.contains(directory.getFileName().toString());
                return made ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.endsWith("pom.xml")
                        || file.startsWith(ROOT.resolve("bundles/api"))
                        || file.startsWith(ROOT.resolve("bundles/feature"))) {
                    Path target = sources.resolve(ROOT.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    /** The first block of code of a language in README. */
    static String shown(String language) throws IOException {
        String readme = readme();
        int start = readme.indexOf("```" + language + "\n") + language.length() + 4;
        return readme.substring(start, readme.indexOf("```", start));
    }

    static String source(String path) throws IOException {
        return Files.readString(ROOT.resolve("bundles/samples").resolve(path));
    }

    /** The file to install. */
    Path build(String name) throws IOException, InterruptedException {
        Path source = folder.resolve(name);
        copy(ROOT.resolve("bundles/samples/" + name), source);
        maven(source, "package");
        return source.resolve("target/" + name + "-0.1.0.jar");
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

    private void maven(Path directory, String... words) throws IOException, InterruptedException {
        Path wrapper = ROOT.resolve("mvnw");
        boolean installed = Files.isExecutable(Path.of("/usr/bin/mvn"));
        List<String> command = new ArrayList<>(List.of(
                installed ? "mvn" : wrapper.toString(), "-B", "-ntp", "-q", "-Dmaven.repo.local=" + repository));
        command.addAll(List.of(words));
        Path said = folder.resolve("maven.log");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
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
