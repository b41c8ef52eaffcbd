// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.route;

/** Where a set of resources is mounted, and who may be let in there at all. */
public enum Kind {
    CORE(""),
    SPACE("/s/{space}/"),
    SPACE_API("/api/s/{space}/"),
    NETWORK("/n/"),
    ADMIN("/admin/x/"),
    ACCOUNT("/account/x/"),
    LINK("/l/");

    private final String prefix;

    Kind(String prefix) {
        this.prefix = prefix;
    }

    /** The whole template's beginning for a feature. */
    public String base(String feature) {
        return this == CORE ? "" : prefix + feature;
    }

    /** Programs rather than browsers: no form token, JSON answers. */
    public boolean forPrograms() {
        return this == SPACE_API;
    }

    public boolean inSpace() {
        return this == SPACE || this == SPACE_API;
    }
}
