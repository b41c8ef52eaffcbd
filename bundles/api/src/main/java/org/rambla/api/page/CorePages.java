// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.rambla.api.visit.Visit;

/**
 * Pages of a core bundle; a service or two per bundle. Resource classes carry whole paths ({@code /people}, {@code /s/{space}/members});
 * every method carries {@link Requires}. A path parameter named {@code space} is the space of the address.
 */
@ConsumerType
public interface CorePages {
    /** The bundle's short name, "identity". */
    String name();

    /** JAX-RS resources, made once. */
    Set<Object> resources();

    /** Entries of the administration's navigation. */
    default List<Entry> administration() {
        return List.of();
    }

    /** Entries of the account's navigation. */
    default List<Entry> account() {
        return List.of();
    }

    /** What the overview of the administration shows of this bundle, in the reader's language; a few statements at most. */
    default List<Finding> findings(Visit visit) {
        return List.of();
    }

    /**
     * A figure, or something that needs attention.
     *
     * @param label "Members", or a sentence that says what to look at
     * @param value the figure as the reader says it; "" for a sentence
     * @param path where to go
     */
    record Finding(String label, String value, String path, boolean attention) {}

    /**
     * An entry of a navigation.
     *
     * @param order smaller ones first
     */
    record Entry(String name, String messageKey, String path, int order) {}
}
