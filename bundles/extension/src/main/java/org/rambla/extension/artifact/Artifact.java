// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.artifact;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A file that an administrator brings, opened on this server's disk: a bundle, or a zip with one feature JSON (OSGi
 * Compendium, chapter 159) at its root and the bundles that it names.
 */
public record Artifact(List<BundleFile> bundles) {
    private static final int LARGEST_JSON = 256 * 1024;
    private static final int MOST_BUNDLES = 50;

    /**
     * Opens a file.
     *
     * @param folder an empty folder for the bundles of a zip
     */
    public static Artifact open(Path file, Path folder) throws IOException, BadArtifact {
        ZipRules.check(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> plans = zip.stream()
                    .filter(e -> e.getName().endsWith(".json") && !e.getName().contains("/"))
                    .toList();
            if (zip.getEntry("META-INF/MANIFEST.MF") != null && bundleHeader(file)) {
                return new Artifact(List.of(BundleFile.read(file)));
            }
            if (plans.size() != 1) {
                throw new BadArtifact(
                        plans.isEmpty() ? "extension.problem.noManifest" : "extension.problem.plans",
                        file.getFileName());
            }
            return new Artifact(unpack(zip, plans.get(0), folder));
        }
    }

    private static boolean bundleHeader(Path file) throws IOException, BadArtifact {
        return !BundleFile.read(file).symbolicName().isEmpty();
    }

    private static List<BundleFile> unpack(ZipFile zip, ZipEntry plan, Path folder) throws IOException, BadArtifact {
        List<BundleFile> bundles = new ArrayList<>();
        for (String id : ids(zip, plan)) {
            String[] parts = id.split(":");
            if (parts.length != 3) {
                throw new BadArtifact("extension.problem.plan", id);
            }
            String name = parts[1] + "-" + parts[2] + ".jar";
            String path = parts[0].replace('.', '/') + "/" + parts[1] + "/" + parts[2] + "/" + name;
            ZipEntry entry = zip.stream()
                    .filter(e -> e.getName().equals(name)
                            || e.getName().endsWith("/" + name)
                            || e.getName().equals(path))
                    .findFirst()
                    .orElseThrow(() -> new BadArtifact("extension.problem.lacks", name));
            Path jar = folder.resolve(bundles.size() + ".jar");
            Files.createDirectories(folder);
            try (var in = zip.getInputStream(entry)) {
                Files.copy(in, jar);
            }
            ZipRules.check(jar);
            bundles.add(BundleFile.read(jar));
        }
        return bundles;
    }

    private static List<String> ids(ZipFile zip, ZipEntry plan) throws IOException, BadArtifact {
        try (var in = zip.getInputStream(plan)) {
            byte[] text = in.readNBytes(LARGEST_JSON);
            List<String> ids = new ArrayList<>();
            try (JsonReader reader = Json.createReader(new java.io.ByteArrayInputStream(text))) {
                JsonObject object = reader.readObject();
                for (JsonValue bundle : object.getJsonArray("bundles")) {
                    ids.add(
                            bundle instanceof JsonString id
                                    ? id.getString()
                                    : bundle.asJsonObject().getString("id"));
                }
            }
            if (ids.isEmpty() || ids.size() > MOST_BUNDLES) {
                throw new BadArtifact("extension.problem.plan", plan.getName());
            }
            return ids;
        } catch (JsonException | ClassCastException | NullPointerException e) {
            throw new BadArtifact("extension.problem.plan", plan.getName());
        }
    }
}
