// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.artifact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * One bundle of an artifact, on this server's disk.
 *
 * @param headers of its manifest's main section
 * @param entries names of its files
 */
public record BundleFile(Path file, Map<String, String> headers, List<String> entries) {
    private static final long LARGEST_MANIFEST = 1024L * 1024;

    static BundleFile read(Path file) throws IOException, BadArtifact {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(JarFile.MANIFEST_NAME);
            if (entry == null || entry.getSize() > LARGEST_MANIFEST) {
                throw new BadArtifact("extension.problem.noManifest", file.getFileName());
            }
            Manifest manifest = new Manifest();
            try (var in = zip.getInputStream(entry)) {
                manifest.read(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new BadArtifact("extension.problem.noManifest", file.getFileName());
            }
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (Map.Entry<Object, Object> header : manifest.getMainAttributes().entrySet()) {
                headers.put(((Attributes.Name) header.getKey()).toString(), String.valueOf(header.getValue()));
            }
            return new BundleFile(
                    file, headers, zip.stream().map(ZipEntry::getName).toList());
        }
    }

    public String header(String name) {
        return headers.getOrDefault(name, "").strip();
    }

    /** Without directives: "org.example.poll". */
    public String symbolicName() {
        return header("Bundle-SymbolicName").split(";", 2)[0].strip();
    }

    /** Whether one of its files has that name. */
    public boolean has(String entry) {
        return entries.contains(entry);
    }

    /** A file of it, at most that many bytes; null when it is not there. */
    public byte[] read(String entry, int most) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry found = zip.getEntry(entry);
            if (found == null) {
                return null;
            }
            try (var in = zip.getInputStream(found)) {
                return in.readNBytes(most);
            }
        }
    }
}
