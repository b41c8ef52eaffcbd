// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.persistence;

/** Makes a projection (a record) of a row. */
@FunctionalInterface
public interface RowMapper<T> {
    T map(Row row);
}
