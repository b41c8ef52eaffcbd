// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The tables of this bundle: events, their cursors and the lease. */
public final class OwnTables {
    public static final String UNIT = "persistence";

    private static final List<String> FILES = List.of("V001__events.sql");

    private OwnTables() {}

    public static List<MigrationFile> migrations() {
        var files = new ArrayList<MigrationFile>();
        for (String name : FILES) {
            try (var in =
                    Objects.requireNonNull(OwnTables.class.getResourceAsStream("/db/" + UNIT + "/" + name), name)) {
                files.add(new MigrationFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
