// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.search;

import java.util.HashSet;
import java.util.Set;
import org.rambla.api.space.Grants;

/** Who may find what no feature made. Numbers below zero, so that they are never those of a space's audience. */
public final class Audiences {
    /** Members of the network. */
    public static final long SIGNED_IN = -2;

    private static final long SPACES = -100;

    private Audiences() {}

    /** Those who may see a space: for the space itself. */
    public static long of(long space) {
        return SPACES - space;
    }

    /** All that a reader belongs to. */
    public static Set<Long> of(Grants grants, boolean signedIn) {
        Set<Long> audiences = new HashSet<>(grants.audiences());
        grants.spaces().forEach(space -> audiences.add(of(space)));
        if (signedIn) {
            audiences.add(SIGNED_IN);
        }
        return audiences;
    }
}
