// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.unit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.persistence.Units;
import org.rambla.persistence.archive.Remains;

/** The units that are open, and what is left of those that are gone. */
public record InstalledUnits(String node, UnitExtender extender, Remains remains) implements Units {
    @Override
    public boolean opening(long bundle) {
        return extender.opening(bundle);
    }

    @Override
    public Optional<String> problem(long bundle) {
        return extender.problem(bundle);
    }

    @Override
    public List<String> applied(String unit) {
        return remains.applied(unit);
    }

    @Override
    public List<Table> tables(String unit) {
        return remains.tables(unit);
    }

    @Override
    public void erase(String unit) {
        remains.erase(unit);
    }

    @Override
    public Set<String> known() {
        return remains.known();
    }
}
