// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.route;

/** Where a set of resources is mounted, and who may be let in there at all. */
public enum Kind {
    CORE("", 0),
    SPACE("/s/{space}/", 3),
    SPACE_API("/api/s/{space}/", 4),
    NETWORK("/n/", 2),
    NETWORK_API("/api/n/", 3),
    ADMIN("/admin/x/", 3),
    ACCOUNT("/account/x/", 3),
    LINK("/l/", 2);

    private final String prefix;
    private final int depth;

    Kind(String prefix, int depth) {
        this.prefix = prefix;
        this.depth = depth;
    }

    /** The whole template's beginning for a feature. */
    public String base(String feature) {
        return this == CORE ? "" : prefix + feature;
    }

    /** Number of segments of that beginning. */
    public int depth() {
        return depth;
    }

    /** Whether it answers programs. */
    public boolean api() {
        return this == SPACE_API || this == NETWORK_API;
    }

    public boolean inSpace() {
        return this == SPACE || this == SPACE_API;
    }
}
