// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.page;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.search.ask.Asking;

/** A search as an address says it. */
public final class Sent {
    @QueryParam("q")
    @DefaultValue("")
    private String q;

    @QueryParam("sort")
    @DefaultValue("")
    private String sort;

    @QueryParam("after")
    @DefaultValue("")
    private String after;

    @QueryParam("kind")
    private List<String> kinds;

    @QueryParam("in")
    private List<String> spaces;

    @QueryParam("city")
    private List<String> cities;

    @QueryParam("country")
    private List<String> countries;

    @QueryParam("topic")
    private List<String> topics;

    @QueryParam("written")
    private List<String> languages;

    @QueryParam("files")
    private List<String> files;

    @QueryParam("author")
    private List<String> authors;

    @QueryParam("year")
    private List<String> years;

    /** What the address asks for. */
    public Asking asking() {
        Map<Facet, Iterable<String>> values = new EnumMap<>(Facet.class);
        values.put(Facet.KIND, kinds);
        values.put(Facet.SPACE, spaces);
        values.put(Facet.ORGANISATION, cities);
        values.put(Facet.COUNTRY, countries);
        values.put(Facet.TOPIC, topics);
        values.put(Facet.LANGUAGE, languages);
        values.put(Facet.FILES, files);
        values.put(Facet.AUTHOR, authors);
        values.put(Facet.YEAR, years);
        return Asking.of(q, values, sort, after);
    }
}
