// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

/** The databases that the server is tried on. */
public enum DatabaseKind {
    DERBY("Derby"),
    POSTGRESQL("PostgreSQL");

    private final String label;

    DatabaseKind(String label) {
        this.label = label;
    }

    /**
     * Whether that one of many trials is made on this database. Where the database hardly matters they take turns, so that
     * each is made on one at each check; -Drambla.deep=true makes each on all.
     */
    public boolean turn(int number) {
        return Boolean.getBoolean("rambla.deep") || number % values().length == ordinal();
    }

    @Override
    public String toString() {
        return label;
    }
}
