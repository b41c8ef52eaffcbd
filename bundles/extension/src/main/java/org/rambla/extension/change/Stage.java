// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.change;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rambla.extension.check.Check;
import org.rambla.extension.check.Verdict;
import org.rambla.extension.register.Artifacts;
import org.rambla.extension.register.StoredArtifact;
import org.rambla.extension.register.StoredArtifact.Origin;

/** Checks a file that somebody brought and keeps it until it is confirmed, or for a day. Nothing is installed. */
public final class Stage {
    private final Check check;
    private final Artifacts artifacts;

    public Stage(Check check, Artifacts artifacts) {
        this.check = check;
        this.artifacts = artifacts;
    }

    /** @param artifact as it was kept; null when it cannot be an extension, which the verdict explains */
    public record Staged(Verdict verdict, StoredArtifact artifact) {}

    /** Takes a file in; reads no further than the largest size that is taken. */
    public Staged take(InputStream in, String name, Origin origin, long actor) throws IOException {
        Path scratch = Files.createTempDirectory("rambla-check");
        try {
            Path file = scratch.resolve("artifact.jar");
            copy(in, file);
            return take(file, name, origin, actor, scratch.resolve("bundles"));
        } finally {
            Artifacts.delete(scratch);
        }
    }

    private static void copy(InputStream in, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[64 * 1024];
            long left = Artifacts.LARGEST + 1;
            for (int read = in.read(buffer); read > 0 && left > 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    private Staged take(Path file, String name, Origin origin, long actor, Path bundles) throws IOException {
        Verdict verdict = check.of(file, bundles);
        return verdict.facts() == null
                ? new Staged(verdict, null)
                : new Staged(verdict, artifacts.store(file, name, verdict.facts(), origin, actor));
    }

    /** The verdict on a kept file as things stand now. */
    public Verdict again(StoredArtifact stored) {
        try {
            Path scratch = Files.createTempDirectory("rambla-check");
            try {
                return check.of(artifacts.copy(stored), scratch.resolve("bundles"));
            } finally {
                Artifacts.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
