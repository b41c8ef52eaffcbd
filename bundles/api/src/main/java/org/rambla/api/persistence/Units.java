// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.persistence;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The persistence units of the bundles that are running, and what they left in the database. For core alone. */
@ProviderType
public interface Units {
    /** This server's id, the same after a restart. */
    String node();

    /** Whether the units of a bundle are still being opened. */
    boolean opening(long bundle);

    /** Why a bundle has no database, in English; empty when it has one, needs none or is still being opened. */
    Optional<String> problem(long bundle);

    /** Names of the migration files of a unit that were applied to this database, in order. */
    List<String> applied(String unit);

    /** The tables of a unit that are there, in lower case, with their number of rows. */
    List<Table> tables(String unit);

    /** Drops the tables and sequences of a unit and forgets its migrations. No bundle that uses it may be running. */
    void erase(String unit);

    /** Names of units that ever had a migration applied here. */
    Set<String> known();

    /** A table and its number of rows. */
    record Table(String name, long rows) {}
}
