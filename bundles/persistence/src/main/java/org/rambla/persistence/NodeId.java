// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** This server's id among the servers of one database; kept in the home, so that it is the same after a restart. */
final class NodeId {
    private NodeId() {}

    /** @param given by the administrator, or null */
    static String of(String given, Path home) {
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        try {
            Path file = home.resolve("node");
            if (!Files.exists(file)) {
                Files.createDirectories(home);
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
