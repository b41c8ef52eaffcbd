// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.text.Localised;
import org.rambla.extension.artifact.Facts;
import org.rambla.extension.register.Change.Act;
import org.rambla.extension.register.StoredArtifact.Origin;
import org.rambla.persistence.TestDatabase;

/** What the database knows of extensions, with some to try it with; as the server "here" sees it. */
public final class Shelf {
    public final Database database;
    public final List<String> audited = new ArrayList<>();
    public final Register register;
    public final Artifacts artifacts;
    public final Changes changes;
    public final Nodes nodes;
    private final Path folder;
    public final Audit audit;

    public Shelf(TestDatabase databases, Path folder) {
        this.folder = folder;
        database = databases.database("extension");
        audit = new Audit() {
            @Override
            public void record(
                    Transaction transaction, long actor, long space, String act, Words subject, Words detail) {
                synchronized (audited) {
                    audited.add(act + " " + subject.plain());
                }
            }

            @Override
            public void forget(Transaction transaction, String text) {
                throw new UnsupportedOperationException();
            }
        };
        register = new Register(database, audit);
        artifacts = new Artifacts(database, folder.resolve("copies"));
        changes = new Changes(database, audit, "here");
        nodes = new Nodes(database, "here", "here:8080");
    }

    /** The steps as another server takes them. */
    public Changes elsewhere() {
        return new Changes(database, audit, "there");
    }

    public static Facts facts(String feature, String version, List<String> units) {
        return new Facts(
                feature,
                "org.example." + feature,
                version,
                "",
                Localised.of("en", feature),
                new Localised(Map.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                units,
                List.of(),
                List.of("org.example." + feature + " " + version),
                "",
                "");
    }

    /** A version that somebody brought. */
    public StoredArtifact brought(String feature, String version) {
        return stored(feature, version, Origin.UPLOADED);
    }

    public StoredArtifact stored(String feature, String version, Origin origin) {
        try {
            Path file = bundle(feature, version);
            return artifacts.store(file, feature + ".jar", facts(feature, version, List.of()), origin, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A bundle without code. */
    public Path bundle(String name, String version) throws IOException {
        return bundle(name, version, "Provide-Capability: org.rambla.feature;name=" + name + "\r\n");
    }

    public Path bundle(String name, String version, String headers) throws IOException {
        String manifest = "Manifest-Version: 1.0\r\nBundle-ManifestVersion: 2\r\nBundle-SymbolicName: org.example."
                + name + "\r\nBundle-Version: " + version + "\r\n" + headers + "\r\n";
        return zip(name + "-" + version + ".jar", Map.of("META-INF/MANIFEST.MF", manifest.getBytes()));
    }

    public Path zip(String name, Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : new LinkedHashMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    /** As if a server had done it. */
    public Change done(Act act, StoredArtifact artifact) {
        Change change = elsewhere().begin(act, artifact.feature(), artifact, 1);
        elsewhere().done(change, artifact, Changes.Besides.NOTHING);
        return change;
    }

    /** A change that began at some time in the past. */
    public void begun(Change change, Instant at) {
        database.transaction(
                tx -> tx.execute("update extension_change set started_at = ? where id = ?", at, change.id()));
    }
}
