// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.page;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.search.ask.Asking;

/**
 * A search as an address says it. Read from the address itself: how the values of a list are converted Jersey finds out
 * anew with each request, a twentieth of a page's work.
 */
public final class Sent {
    private final MultivaluedMap<String, String> values;

    public Sent(@Context UriInfo address) {
        this.values = address.getQueryParameters();
    }

    /** What the address asks for. */
    public Asking asking() {
        Map<Facet, Iterable<String>> chosen = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            chosen.put(facet, values.getOrDefault(Asking.parameter(facet), List.of()));
        }
        return Asking.of(first("q"), chosen, first("sort"), first("after"));
    }

    private String first(String name) {
        String value = values.getFirst(name);
        return value == null ? "" : value;
    }
}
