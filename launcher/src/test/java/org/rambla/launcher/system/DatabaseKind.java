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

    @Override
    public String toString() {
        return label;
    }
}
