// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;

/** Who is registered, for programs of the organisers: what their list and its file say, and no address. */
@Path("/events/{event}/registrations")
@Produces(MediaType.APPLICATION_JSON)
public final class RegisteredApi {
    private static final int LIST = 200;

    private final OpenEvent opening;
    private final NamedRegistrations registrations;

    public RegisteredApi(OpenEvent opening, NamedRegistrations registrations) {
        this.opening = opening;
        this.registrations = registrations;
    }

    /**
     * Two hundred of them, in the order of the line.
     *
     * @param total how many have a place or wait for one, over all pages
     * @param next address of the next page; left out on the last one
     */
    public record Registered(List<RegisteredEntry> registrations, long total, String next) {}

    /**
     * Somebody.
     *
     * @param id of the registration
     * @param name "" for somebody who was forgotten, or came and was counted without a name
     * @param office function, "" where it is not known
     * @param city organisation or city with its country, in the caller's language
     * @param state CONFIRMED or WAITING
     * @param hears language tag of the interpretation, "" for the floor
     * @param answers by key of the question, as they are kept
     */
    public record RegisteredEntry(
            long id,
            String name,
            String office,
            String city,
            String state,
            boolean attended,
            String hears,
            String needs,
            Map<String, String> answers,
            Instant registeredAt) {}

    @GET
    @Requires(value = "webinar.organise", item = "event")
    public Registered list(
            @PathParam("event") long id, @QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        EventRow event = opening.find(id, visit).row();
        NamedRegistrations.Part part = registrations.line(id, after, LIST, visit);
        return new Registered(
                part.rows().stream()
                        .map(row -> new RegisteredEntry(
                                row.id(),
                                part.name(row),
                                part.office(row),
                                part.city(row, visit),
                                row.state().name(),
                                row.attended(),
                                row.hears(),
                                row.needs(),
                                row.answers(),
                                row.registeredAt()))
                        .toList(),
                event.confirmed() + event.waiting(),
                part.next() == 0
                        ? null
                        : "/api" + visit.space().path("webinar", "events/" + id + "/registrations") + "?after="
                                + part.next());
    }
}
