// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private final Register register;
    private final Artifacts artifacts;
    private final List<StoredArtifact> found = new ArrayList<>();

    public Shipped(Register register, Artifacts artifacts) {
        this.register = register;
        this.artifacts = artifacts;
    }

    /** @param files bundles, and zips with a feature JSON */
    public synchronized void take(List<Path> files) {
        for (Path file : files) {
            try {
                StoredArtifact artifact = stored(file);
                found.add(artifact);
                register.ship(artifact, newer(artifact));
            } catch (IOException e) {
                LOG.error("{} cannot be read", file, e);
            } catch (BadArtifact e) {
                LOG.error(
                        "{} is no extension: {} {}",
                        file,
                        e.problem().key(),
                        e.problem().arguments());
            }
        }
    }

    private StoredArtifact stored(Path file) throws IOException, BadArtifact {
        Optional<StoredArtifact> known = artifacts.find(Artifacts.sha256(file));
        if (known.isPresent()) {
            return known.get();
        }
        Path scratch = Files.createTempDirectory("rambla-shipped");
        try {
            Artifact artifact = Artifact.open(file, scratch.resolve("bundles"));
            return artifacts.store(
                    file, file.getFileName().toString(), Reading.read(artifact, null), Origin.SHIPPED, 0);
        } finally {
            Artifacts.delete(scratch);
        }
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
