// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Details.Question;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.Tongues;
import org.rambla.webinar.registration.NamedRegistrations;
import org.rambla.webinar.registration.NamedRegistrations.Part;
import org.rambla.webinar.registration.OpenEvent;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.TypedAnswer;

/** The list of an event for spreadsheets; without addresses of mail, which nobody needs for a list of names. */
@Path("/")
public final class RegistrationFile {
    private static final int STEP = 500;

    private final OpenEvent opening;
    private final NamedRegistrations registrations;

    public RegistrationFile(OpenEvent opening, NamedRegistrations registrations) {
        this.opening = opening;
        this.registrations = registrations;
    }

    @GET
    @Path("events/{event}/registrations.csv")
    @Produces("text/csv;charset=utf-8")
    @Requires(value = "webinar.organise", item = "event")
    public Response file(@PathParam("event") long id, @Context Visit visit) {
        return Download.csv("event-" + id + "-registrations", rows(id, visit), visit.language());
    }

    @GET
    @Path("events/{event}/registrations.xlsx")
    @Produces(Xlsx.TYPE)
    @Requires(value = "webinar.organise", item = "event")
    public Response workbook(@PathParam("event") long id, @Context Visit visit) {
        return Download.xlsx("event-" + id + "-registrations", visit.text("webinar.registered.title"), rows(id, visit));
    }

    private List<List<?>> rows(long id, Visit visit) {
        Events.Whole event = opening.find(id, visit);
        List<Question> questions = event.details().questions();
        List<List<?>> rows = new ArrayList<>();
        rows.add(heads(questions, visit));
        Part part = registrations.line(id, "", STEP, visit);
        add(rows, part, questions, visit);
        while (part.next() > 0) {
            part = registrations.line(id, Long.toString(part.next()), STEP, visit);
            add(rows, part, questions, visit);
        }
        return rows;
    }

    private static List<String> heads(List<Question> questions, Visit visit) {
        return Stream.concat(
                        Stream.of("name", "office", "city", "state", "attended", "hears", "needs")
                                .map(column -> visit.text("webinar.file." + column)),
                        questions.stream().map(question -> question.label().in(visit.language())))
                .toList();
    }

    private static void add(List<List<?>> rows, Part part, List<Question> questions, Visit visit) {
        for (RegistrationRow row : part.rows()) {
            List<String> cells = new ArrayList<>(List.of(
                    part.name(row),
                    part.office(row),
                    part.city(row, visit),
                    visit.text("webinar.state." + row.state()),
                    row.attended() ? visit.text("webinar.registered.yes") : "",
                    row.hears().isEmpty() ? "" : Tongues.name(row.hears(), visit.language()),
                    row.needs()));
            questions.forEach(question -> cells.add(answer(row, question, visit)));
            rows.add(cells);
        }
    }

    private static String answer(RegistrationRow row, Question question, Visit visit) {
        String answer = row.answers().getOrDefault(question.key(), "");
        return TypedAnswer.shown(question, answer, visit);
    }
}
