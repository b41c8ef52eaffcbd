// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.audience;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.registration.OpenEvent;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.Registrations;

/** Questions from the audience for programs. */
@Path("/events/{event}/questions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AskedApi {
    private final OpenEvent opening;
    private final Registrations registrations;
    private final AskedQuestions questions;
    private final AskQuestion asking;

    public AskedApi(OpenEvent opening, Registrations registrations, AskedQuestions questions, AskQuestion asking) {
        this.opening = opening;
        this.registrations = registrations;
        this.questions = questions;
        this.asking = asking;
    }

    /**
     * What the caller may see, 100 at a time, the most supported first; whoever organises sees all.
     *
     * @param total number of all of them, over all pages
     * @param open whether questions are taken
     * @param next address of the next page; left out on the last one
     */
    public record QuestionList(List<QuestionEntry> questions, long total, boolean open, String next) {}

    /**
     * A question; nobody learns who asked it.
     *
     * @param state NEW, SHOWN, ANSWERED or HIDDEN
     * @param supports how many others want to hear the answer
     * @param mine whether the caller asked it
     */
    public record QuestionEntry(
            long id, String text, String state, int supports, Instant askedAt, boolean mine, boolean supported) {}

    /** @param text one line, at most 500 characters */
    public record NewQuestion(String text) {}

    @GET
    @Requires(value = "webinar.read", item = "event")
    public QuestionList list(
            @PathParam("event") long id, @QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        EventRow event = opening.find(id, visit).row();
        long mine = registrations
                .mine(id, visit.memberId())
                .map(RegistrationRow::id)
                .orElse(0L);
        AskedQuestions.Reader reader = new AskedQuestions.Reader(mine, visit.can("webinar.organise"));
        AskedQuestions.Part part = questions.page(id, reader, after);
        return new QuestionList(
                part.rows().stream().map(AskedApi::entry).toList(),
                questions.count(id, reader),
                asking.open(event),
                part.next().isEmpty()
                        ? null
                        : "/api" + EventRow.path(visit.space(), id, "/questions") + "?after=" + part.next());
    }

    private static QuestionEntry entry(Asked one) {
        return new QuestionEntry(
                one.id(), one.text(), one.state().name(), one.supports(), one.askedAt(), one.mine(), one.supported());
    }

    /** Asks; the same question sent twice is one. */
    @POST
    @Requires(value = "webinar.read", item = "event")
    public Response ask(@PathParam("event") long id, NewQuestion sent, @Context Visit visit) {
        if (!visit.signedIn()) {
            throw new Refusal(403, "webinar.door.GUEST");
        }
        EventRow event = opening.find(id, visit).row();
        RegistrationRow mine = registrations
                .mine(id, visit.memberId())
                .orElseThrow(() -> new Refusal(403, "webinar.refusal.registered"));
        String text = sent == null || sent.text() == null ? "" : OneLine.of(sent.text());
        if (text.isEmpty()) {
            throw new Refusal(422, "webinar.refusal.data").at("text", "web.problem.required");
        }
        if (text.length() > AskQuestion.TEXT) {
            throw new Refusal(422, "webinar.refusal.data")
                    .at("text", "web.problem.tooLong", AskQuestion.TEXT, text.length());
        }
        asking.ask(event, mine, text);
        return Response.status(201).entity(list(id, "", visit)).build();
    }
}
