// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.rambla.persistence.migration.MigrationFile;
import org.rambla.persistence.unit.ClassBytes;
import org.rambla.persistence.unit.Unit;
import org.rambla.persistence.unit.UnitXml;

/** Finds persistence units, their entities and migrations in the folders and jars of the class path. */
final class ClassPathUnits {
    private static final String XML = "META-INF/persistence.xml";

    /** Found once: every test opens some, and the class path stays as it is. */
    private static final Map<String, Unit> FOUND = new ConcurrentHashMap<>();

    private ClassPathUnits() {}

    static Unit find(String name) {
        return FOUND.computeIfAbsent(name, ClassPathUnits::search);
    }

    private static Unit search(String name) {
        try {
            var found = new ArrayList<String>();
            for (URL xml : Collections.list(loader().getResources(XML))) {
                for (UnitXml unit : read(xml)) {
                    if (unit.name().equals(name)) {
                        return unit(unit, xml);
                    }
                    found.add(unit.name());
                }
            }
            throw new IllegalArgumentException("No persistence unit " + name + " on the class path, only " + found);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ClassLoader loader() {
        return ClassPathUnits.class.getClassLoader();
    }

    private static List<UnitXml> read(URL xml) throws IOException {
        try (var in = xml.openStream()) {
            return UnitXml.read(in);
        }
    }

    private static Unit unit(UnitXml xml, URL at) throws IOException {
        String address = at.toString();
        URI root = URI.create(address.substring(0, address.length() - XML.length()));
        Path folder = folder(root);
        var classes = new ArrayList<>(xml.classes());
        boolean woven = false;
        for (Path file : files(folder, ".class")) {
            byte[] bytes = Files.readAllBytes(file);
            String name = folder.relativize(file).toString().replace('\\', '/').replace('/', '.');
            name = name.substring(0, name.length() - ".class".length());
            if (xml.classes().isEmpty()
                    ? ClassBytes.isManaged(bytes)
                    : xml.classes().contains(name)) {
                woven |= ClassBytes.isWoven(bytes);
                if (!classes.contains(name)) {
                    classes.add(name);
                }
            }
        }
        var migrations = new ArrayList<MigrationFile>();
        for (Path file : files(folder.resolve("db").resolve(xml.name()), ".sql")) {
            migrations.add(
                    new MigrationFile(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8)));
        }
        return new Unit(xml.name(), classes, woven, xml.properties(), migrations, loader(), root.toURL());
    }

    private static Path folder(URI root) throws IOException {
        if (!root.getScheme().equals("jar")) {
            return Path.of(root);
        }
        try {
            FileSystem jar = FileSystems.newFileSystem(root, Map.of());
            return jar.getPath("/");
        } catch (FileSystemAlreadyExistsException e) {
            return FileSystems.getFileSystem(root).getPath("/");
        }
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
