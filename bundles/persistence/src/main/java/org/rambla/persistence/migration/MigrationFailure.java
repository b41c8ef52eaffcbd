// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.migration;

/** Why a unit's tables could not be brought up to date, in words for the log. */
public final class MigrationFailure extends RuntimeException {
    MigrationFailure(String message) {
        super(message);
    }

    MigrationFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
