// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.suggestion;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;

/** The suggestion box for programs. */
@Path("/suggestions")
public final class SuggestionApi {
    private static final int MOST = 200;

    private final Suggestions suggestions;

    public SuggestionApi(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    /**
     * Suggestions of a space, 200 at a time: open ones first, the most wanted first.
     *
     * @param total number of all suggestions
     * @param next address of the next page; left out on the last one
     */
    public record SuggestionList(List<SuggestionEntry> suggestions, long total, String next) {}

    /**
     * A suggestion.
     *
     * @param organisation id of the one whose member proposed it
     * @param state OPEN, PLANNED or DECLINED
     * @param answer of the organisers; left out while there is none
     * @param event path of the event that it became; left out where there is none
     * @param supports how many cities and partners want it
     * @param supported whether the caller's own does
     */
    public record SuggestionEntry(
            long id,
            long organisation,
            String title,
            String text,
            String state,
            String answer,
            String event,
            int supports,
            boolean supported) {}

    @GET
    @Requires("webinar.read")
    public SuggestionList list(@QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        long space = visit.space().id();
        List<Suggestion> found = suggestions.of(space, visit.organisationId(), after, MOST + 1);
        boolean more = found.size() > MOST;
        List<SuggestionEntry> all = found.stream()
                .limit(MOST)
                .map(one -> new SuggestionEntry(
                        one.id(),
                        one.organisation(),
                        one.title(),
                        one.text(),
                        one.state().name(),
                        one.answer().isEmpty() ? null : one.answer(),
                        one.event() == 0 ? null : EventRow.path(visit.space(), one.event(), ""),
                        one.supports(),
                        one.supported()))
                .toList();
        return new SuggestionList(
                all,
                suggestions.count(space),
                more
                        ? "/api" + visit.space().path("webinar", "suggestions") + "?after="
                                + found.get(MOST - 1).cursor()
                        : null);
    }
}
