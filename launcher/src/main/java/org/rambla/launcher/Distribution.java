// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureBundle;
import org.osgi.service.feature.FeatureService;
import org.osgi.service.feature.ID;

/** What the distribution holds: features (what to install), config (how), repo (the bundles). */
public final class Distribution {
    private final Path directory;

    public Distribution(Path directory) {
        this.directory = directory;
    }

    public Path directory() {
        return directory;
    }

    /** Names of the features there are, without ".json". */
    public List<String> featureNames() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("features"))) {
            return files.map(p -> p.getFileName().toString())
                    .filter(n -> n.endsWith(".json"))
                    .map(n -> n.substring(0, n.length() - 5))
                    .sorted()
                    .toList();
        }
    }

    /** The bundles of features, in the order of the files, with their start level; those of extensions left out. */
    public Map<Path, Integer> bundles(List<String> features) throws IOException {
        Map<Path, Integer> bundles = new LinkedHashMap<>();
        for (String name : features) {
            Feature feature = feature(name);
            if (!extension(feature)) {
                for (FeatureBundle bundle : feature.getBundles()) {
                    Object level = bundle.getMetadata().get("start-level");
                    bundles.put(jar(bundle.getID()), Integer.parseInt(String.valueOf(level)));
                }
            }
        }
        return bundles;
    }

    /**
     * The extensions among features: administrators look after them, once the server runs. Each one's files: its bundle,
     * or when there are several its feature and then its bundles.
     */
    public List<List<Path>> extensions(List<String> features) throws IOException {
        List<List<Path>> extensions = new ArrayList<>();
        for (String name : features) {
            Feature feature = feature(name);
            if (extension(feature)) {
                List<Path> files = new ArrayList<>();
                if (feature.getBundles().size() > 1) {
                    files.add(file(name));
                }
                feature.getBundles().forEach(bundle -> files.add(jar(bundle.getID())));
                extensions.add(files);
            }
        }
        return extensions;
    }

    private static boolean extension(Feature feature) {
        return feature.getCategories().contains("extension");
    }

    private Feature feature(String name) throws IOException {
        FeatureService service =
                ServiceLoader.load(FeatureService.class).findFirst().orElseThrow();
        try (Reader reader = Files.newBufferedReader(file(name))) {
            return service.readFeature(reader);
        }
    }

    private Path file(String feature) {
        return directory.resolve("features/" + feature + ".json");
    }

    private Path jar(ID id) {
        return directory
                .resolve("repo")
                .resolve(id.getGroupId().replace('.', '/'))
                .resolve(id.getArtifactId())
                .resolve(id.getVersion())
                .resolve(id.getArtifactId() + "-" + id.getVersion() + ".jar");
    }

    /** All of config/*.json as one document for the Configurator. */
    public String configuration() throws IOException {
        JsonObjectBuilder all = Json.createObjectBuilder()
                .add(":configurator:resource-version", 1)
                .add(":configurator:symbolic-name", "org.rambla.launcher")
                .add(":configurator:version", "0.1.0");
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(directory.resolve("config"))) {
            found.filter(p -> p.toString().endsWith(".json")).sorted().forEach(files::add);
        }
        for (Path file : files) {
            try (Reader text = Files.newBufferedReader(file);
                    var reader = Json.createReader(text)) {
                JsonObject object = reader.readObject();
                object.forEach(all::add);
            }
        }
        return all.build().toString();
    }
}
