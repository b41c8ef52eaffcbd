// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.persistence;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads projections. Arguments are strings, numbers, booleans, {@link java.time.Instant}s (bound as epoch milliseconds),
 * byte arrays or null. A collection argument fills one {@code (?)} of an {@code in (?)}; an empty one matches nothing.
 * Statements are counted for the page that asks.
 */
@ProviderType
public interface Sql {
    <T> List<T> list(String sql, RowMapper<T> mapper, Object... arguments);

    /** The first row; further rows are not read. */
    <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... arguments);

    /** The first column of the first row as a number, 0 when there is no row or it is null. */
    long number(String sql, Object... arguments);

    /** Which database this is, for the rare statement that differs. */
    Dialect dialect();
}
