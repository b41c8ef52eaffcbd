// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.persistence;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** One row of a result, by column label. */
@ProviderType
public interface Row {
    /** The text, or null. Works for varchar and ${text} columns. */
    String text(String label);

    /** The number; 0 for null. */
    long number(String label);

    /** The number as int; 0 for null. */
    int integer(String label);

    /** The number, or null. */
    Long numberOrNull(String label);

    boolean flag(String label);

    /** A column of epoch milliseconds (bigint) as an instant, or null. */
    Instant instant(String label);

    byte[] bytes(String label);
}
