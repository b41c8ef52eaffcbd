// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.persistence;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The whole installation in one file that does not depend on the database: every table, the migrations that made them,
 * and the files. A service. What it says when it refuses is in plain English, for the console.
 */
@ProviderType
public interface Archive {
    /**
     * Writes everything into a new file (a zip), as it was at one moment. On PostgreSQL members may go on working; on
     * Derby whatever writes waits meanwhile.
     *
     * @throws Refused when the file exists or cannot be written
     */
    Summary backup(Path file);

    /**
     * Fills this database, which must be empty, and the folder of files, then counts and compares. Only while nothing but
     * persistence runs: the database is not used for anything else until the next start. Tables whose names end in
     * "_stamp" hold by what something outside of the database knows which one it was made from; they are left empty.
     *
     * @throws Refused when the database or the folder of files is not empty, or the file is damaged
     */
    Summary restore(Path file);

    /**
     * Fills this database, which must be empty, from the built-in one (Derby) of a home folder, which no server may use
     * meanwhile; it stays as it is. The files stay where they are. Otherwise like {@link #restore}.
     *
     * @throws Refused when this database is the built-in one itself, is not empty, or there is none in that folder
     */
    Summary moveFrom(Path home);

    /** What was written or read. */
    record Summary(int tables, long rows, long files) {}

    /** Why nothing was done, or that it was not finished, in words for the administrator. */
    final class Refused extends RuntimeException {
        public Refused(String message) {
            super(message);
        }

        public Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
