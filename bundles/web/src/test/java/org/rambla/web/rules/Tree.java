// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The whole project's sources, as they lie in the working copy. */
final class Tree {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /**
     * A file.
     *
     * @param name path from the project's root, with slashes
     */
    record Source(String name, String text) {
        /** The bundle's folder, "forum" or "samples/poll"; "" outside bundles. */
        String bundle() {
            if (!name.startsWith("bundles/")) {
                return "";
            }
            String[] parts = name.split("/");
            return parts[1].equals("samples") ? parts[1] + "/" + parts[2] : parts[1];
        }

        boolean main() {
            return name.contains("/src/main/");
        }
    }

    private Tree() {}

    /** Folders of the bundles that have sources. */
    static List<String> bundles() {
        try (Stream<Path> folders = Files.list(ROOT.resolve("bundles"))) {
            return folders.filter(f -> Files.isDirectory(f.resolve("src/main")))
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Source> java() {
        return sources(name -> name.endsWith(".java"));
    }

    static List<Source> templates() {
        return sources(name -> name.endsWith(".jte"));
    }

    /** Everything below bundles, launcher and features that a person wrote. */
    static List<Source> sources(Predicate<String> wanted) {
        return Stream.of("bundles", "launcher")
                .flatMap(folder -> walk(ROOT.resolve(folder)))
                .filter(file -> wanted.test(file.getFileName().toString()))
                .map(Tree::read)
                .toList();
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all
                    .filter(Files::isRegularFile)
                    .filter(file -> {
                        String name = ROOT.relativize(file).toString().replace('\\', '/');
                        return name.contains("/src/") && !name.contains("/target/");
                    })
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source read(Path file) {
        try {
            return new Source(ROOT.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
