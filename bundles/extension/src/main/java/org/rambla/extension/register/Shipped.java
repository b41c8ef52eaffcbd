// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.osgi.framework.Version;
import org.rambla.extension.artifact.Artifact;
import org.rambla.extension.artifact.BadArtifact;
import org.rambla.extension.artifact.Reading;
import org.rambla.extension.register.StoredArtifact.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The extensions that come with the server: taken into the register at the start, when they are new to it or newer. */
public final class Shipped {
    private static final Logger LOG = LoggerFactory.getLogger(Shipped.class);

    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1990, 1, 1, 0, 0);

    private final Register register;
    private final Artifacts artifacts;
    private final List<StoredArtifact> found = new ArrayList<>();

    public Shipped(Register register, Artifacts artifacts) {
        this.register = register;
        this.artifacts = artifacts;
    }

    /** @param extensions each one's files: a bundle alone, or a feature JSON and the bundles that it names */
    public synchronized void take(List<List<Path>> extensions) {
        for (List<Path> files : extensions) {
            try {
                StoredArtifact artifact = stored(files);
                found.add(artifact);
                register.ship(artifact, newer(artifact));
            } catch (IOException e) {
                LOG.error("{} cannot be read", files, e);
            } catch (BadArtifact e) {
                LOG.error(
                        "{} is no extension: {} {}",
                        files,
                        e.problem().key(),
                        e.problem().arguments());
            }
        }
    }

    private StoredArtifact stored(List<Path> files) throws IOException, BadArtifact {
        Path scratch = Files.createTempDirectory("rambla-shipped");
        try {
            Path file = files.size() == 1 ? files.get(0) : pack(files, scratch);
            Optional<StoredArtifact> known = artifacts.find(Artifacts.sha256(file));
            if (known.isPresent()) {
                return known.get();
            }
            Artifact artifact = Artifact.open(file, scratch.resolve("bundles"));
            String name = files.get(0).getFileName().toString().replaceAll("\\.json$", ".zip");
            return artifacts.store(file, name, Reading.read(artifact, null), Origin.SHIPPED, 0);
        } finally {
            Artifacts.delete(scratch);
        }
    }

    /** As administrators would bring them; byte for byte the same at each start, for it is known by its digest. */
    private static Path pack(List<Path> files, Path folder) throws IOException {
        Path target = folder.resolve("extension.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Path file : files) {
                byte[] bytes = Files.readAllBytes(file);
                CRC32 sum = new CRC32();
                sum.update(bytes);
                ZipEntry entry = new ZipEntry(file.getFileName().toString());
                entry.setTimeLocal(LONG_AGO);
                entry.setSize(bytes.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(bytes);
                zip.closeEntry();
            }
        }
        return target;
    }

    /** Ids of what came with this server. */
    public synchronized Set<Long> ids() {
        return found.stream().map(StoredArtifact::id).collect(Collectors.toSet());
    }

    /** Whether the server's version goes over the one that is wanted now. */
    private boolean newer(StoredArtifact artifact) {
        StoredArtifact now = register.find(artifact.feature())
                .flatMap(e -> artifacts.find(e.artifact()))
                .orElse(null);
        if (now == null || now.id() == artifact.id()) {
            return false;
        }
        int order = Version.parseVersion(artifact.version()).compareTo(Version.parseVersion(now.version()));
        return order > 0 || (order == 0 && now.origin() == Origin.SHIPPED);
    }

    /** The version of a feature that came with this server. */
    public synchronized Optional<StoredArtifact> of(String feature) {
        return found.stream().filter(a -> a.feature().equals(feature)).findFirst();
    }
}
