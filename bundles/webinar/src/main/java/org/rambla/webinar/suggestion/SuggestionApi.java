// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.suggestion;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;

/** The suggestion box for programs: to read it, to propose a subject, to support one. */
@Path("/suggestions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SuggestionApi {
    private static final int MOST = 200;

    private final Suggestions suggestions;
    private final ProposeSubject proposing;

    public SuggestionApi(Suggestions suggestions, ProposeSubject proposing) {
        this.suggestions = suggestions;
        this.proposing = proposing;
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

    /**
     * @param title one line, at most 150 characters
     * @param text why, at most 1,000 characters; may be left out
     */
    public record NewSuggestion(String title, String text) {}

    /**
     * @param suggestion id
     * @param supported whether the caller's city wants it from now on
     */
    public record Support(Long suggestion, Boolean supported) {}

    /** Proposes a subject, which the caller's city supports; the same one sent twice is one. */
    @POST
    @Requires("webinar.suggest")
    public Response propose(NewSuggestion sent, @Context Visit visit) {
        String title = sent == null || sent.title() == null ? "" : OneLine.of(sent.title());
        String text = sent == null || sent.text() == null ? "" : sent.text().strip();
        Refusal wrong = new Refusal(422, "webinar.refusal.data");
        if (title.isEmpty()) {
            throw wrong.at("title", "web.problem.required");
        }
        if (title.length() > ProposeSubject.TITLE) {
            throw wrong.at("title", "web.problem.tooLong", ProposeSubject.TITLE, title.length());
        }
        if (text.length() > ProposeSubject.TEXT) {
            throw wrong.at("text", "web.problem.tooLong", ProposeSubject.TEXT, text.length());
        }
        long id = proposing.propose(title, text, visit);
        return Response.created(URI.create(visit.space().path("webinar", "suggestions/" + id)))
                .entity(one(id, visit))
                .build();
    }

    /** Supports one in the name of the caller's city, or no more; only while it is open. */
    @POST
    @Path("support")
    @Requires("webinar.suggest")
    public SuggestionEntry support(Support sent, @Context Visit visit) {
        if (sent == null || sent.suggestion() == null || sent.supported() == null) {
            String missing = sent == null || sent.suggestion() == null ? "suggestion" : "supported";
            throw new Refusal(422, "webinar.refusal.data").at(missing, "web.problem.required");
        }
        if (sent.supported()) {
            proposing.support(sent.suggestion(), visit);
        } else {
            proposing.leave(sent.suggestion(), visit);
        }
        return one(sent.suggestion(), visit);
    }

    private SuggestionEntry one(long id, Visit visit) {
        return suggestions
                .find(id, visit.space().id(), visit.organisationId())
                .map(found -> entry(found, visit))
                .orElseThrow(Refusal::notFound);
    }

    @GET
    @Requires("webinar.read")
    public SuggestionList list(@QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        long space = visit.space().id();
        List<Suggestion> found = suggestions.of(space, visit.organisationId(), after, MOST + 1);
        boolean more = found.size() > MOST;
        List<SuggestionEntry> all =
                found.stream().limit(MOST).map(one -> entry(one, visit)).toList();
        return new SuggestionList(
                all,
                suggestions.count(space),
                more
                        ? "/api" + visit.space().path("webinar", "suggestions") + "?after="
                                + found.get(MOST - 1).cursor()
                        : null);
    }

    private static SuggestionEntry entry(Suggestion one, Visit visit) {
        return new SuggestionEntry(
                one.id(),
                one.organisation(),
                one.title(),
                one.text(),
                one.state().name(),
                one.answer().isEmpty() ? null : one.answer(),
                one.event() == 0 ? null : EventRow.path(visit.space(), one.event(), ""),
                one.supports(),
                one.supported());
    }
}
