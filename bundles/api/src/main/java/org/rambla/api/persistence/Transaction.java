// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.persistence;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.event.Event;

/** An open transaction. Not thread-safe, never kept. Reading through it sees what it wrote (entities are flushed first). */
@ProviderType
public interface Transaction extends Sql {
    /** Adds a new entity of this unit, or takes over a changed one; returns the managed instance. */
    <T> T save(T entity);

    /** Finds an entity of this unit. */
    <T> Optional<T> find(Class<T> type, Object id);

    /** Finds an entity and locks its row until the end of the transaction. */
    <T> Optional<T> lock(Class<T> type, Object id);

    void remove(Object entity);

    /** Runs an insert, update or delete; returns the number of rows. Arguments as in {@link Sql}. */
    int execute(String sql, Object... arguments);

    /** Records what happened; subscribers hear of it after the commit. */
    void record(Event event);

    /** The next value of a sequence of this unit's migrations. */
    long next(String sequence);
}
