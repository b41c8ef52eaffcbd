// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Agendas.Part;
import org.rambla.webinar.event.ReadNames.Name;
import org.rambla.webinar.jte.JteprintGenerated;

/** A page of an agenda on paper: all that one needs to note, by month. */
final class PrintedAgenda {
    /** So many stand on a page; there is a next one for more. */
    static final int MOST = 200;

    private PrintedAgenda() {}

    /**
     * @param names of the events
     * @param spaces by id of those events that do not stand in the space of the visit
     * @param root address of the page
     * @param query what follows it for other pages: "&amp;month=2026-05", "" for nothing
     */
    static Html of(
            Part part,
            Map<Long, Name> names,
            Map<Long, SpaceCard> spaces,
            String root,
            String query,
            Instant now,
            Visit visit) {
        WhenWords words = new WhenWords(visit.messages());
        Map<String, List<EventRow>> months = new LinkedHashMap<>();
        part.rows()
                .forEach(event -> months.computeIfAbsent(
                                words.monthAndYear(event.when().firstDay()), name -> new ArrayList<>())
                        .add(event));
        return Html.of(out -> JteprintGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                months,
                names,
                spaces,
                address(root, query, part.previous()),
                address(root, query, part.next()),
                words,
                now,
                visit));
    }

    private static String address(String root, String query, Turn turn) {
        return turn.first() ? "" : root + "?after=" + turn + query;
    }
}
