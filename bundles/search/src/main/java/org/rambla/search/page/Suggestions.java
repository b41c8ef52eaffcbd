// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rambla.api.network.Network;
import org.rambla.api.search.SearchEngine;
import org.rambla.api.visit.Visit;
import org.rambla.search.ask.Finding;
import org.rambla.search.ask.Folded;

/** What people may mean while they type: titles, people, cities, spaces, and topics of the network. */
public final class Suggestions {
    private static final int MOST = 8;
    private static final int TOPICS = 2;

    private final Finding finding;
    private final Network network;

    public Suggestions(Finding finding, Network network) {
        this.finding = finding;
        this.network = network;
    }

    /** For the script of the search box. */
    public record Answer(List<Line> suggestions) {}

    /**
     * One line.
     *
     * @param kind what it is, in words
     * @param path where it leads
     */
    public record Line(String title, String language, String kind, String path) {}

    Answer of(String typed, long space, Visit visit) {
        List<Line> lines = new ArrayList<>();
        if (Folded.of(typed).length() < 2) {
            return new Answer(lines);
        }
        for (SearchEngine.Suggestion found : finding.suggest(typed, space, MOST, visit)) {
            lines.add(new Line(found.title(), found.language(), Results.kind(found.kind(), visit), found.path()));
        }
        String folded = " " + Folded.of(typed);
        String base = space == 0 ? "/n/search" : visit.space().path("search", "");
        network.topics(visit).stream()
                .filter(topic -> (" " + Folded.of(topic.name().in(visit.language()))).contains(folded))
                .limit(TOPICS)
                .forEach(topic -> lines.add(new Line(
                        topic.name().in(visit.language()),
                        topic.name().languageFor(visit.language()),
                        visit.text("search.facet.TOPIC").toLowerCase(Locale.forLanguageTag(visit.language())),
                        base + "?q=&topic=" + topic.id())));
        return new Answer(lines);
    }
}
