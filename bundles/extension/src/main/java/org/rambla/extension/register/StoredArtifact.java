// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.persistence.Row;
import org.rambla.api.text.Localised;
import org.rambla.extension.artifact.Facts;

/**
 * An artifact that the database holds.
 *
 * @param fileName as it came
 * @param size in bytes
 * @param storedBy member, 0 for the server itself
 */
public record StoredArtifact(
        long id,
        String sha256,
        String fileName,
        long size,
        Origin origin,
        Facts facts,
        Instant storedAt,
        long storedBy) {
    static final String COLUMNS = "id, sha256, file_name, size, origin, facts, stored_at, stored_by";

    /** How it came. */
    public enum Origin {
        SHIPPED,
        UPLOADED,
        CATALOGUE,
        FOLDER,
        DEVELOPMENT
    }

    static StoredArtifact of(Row row) {
        return new StoredArtifact(
                row.number("id"),
                row.text("sha256"),
                row.text("file_name"),
                row.number("size"),
                Origin.valueOf(row.text("origin")),
                Facts.read(row.text("facts")),
                row.instant("stored_at"),
                row.number("stored_by"));
    }

    /** Whether it comes with the server. */
    public boolean shipped() {
        return origin == Origin.SHIPPED;
    }

    public String feature() {
        return facts.feature();
    }

    public String version() {
        return facts.version();
    }

    /** Title and version, in the languages that it speaks. */
    public Words said() {
        if (facts.title().isEmpty()) {
            return Words.of(feature() + " " + version());
        }
        Map<String, String> names = new LinkedHashMap<>();
        facts.title().texts().forEach((language, title) -> names.put(language, title + " " + version()));
        return Words.of(new Localised(names));
    }
}
