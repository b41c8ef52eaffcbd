// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.after;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.rambla.api.page.Requires;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.registration.OpenEvent;

/** Totals of what people said of an event, for programs of its organisers. */
@Path("/events/{event}/opinions")
@Produces(MediaType.APPLICATION_JSON)
public final class OpinionApi {
    private final OpenEvent opening;
    private final Database database;

    public OpinionApi(OpenEvent opening, Database database) {
        this.opening = opening;
        this.database = database;
    }

    /**
     * How many chose each answer.
     *
     * @param average of 5 for usefulness, 0 when nobody said anything
     * @param useful how many chose 1, 2, 3, 4 and 5
     * @param level how many chose too simple, right and too special
     */
    public record OpinionTotals(int people, double average, List<Integer> useful, List<Integer> level) {}

    @GET
    @Requires(value = "webinar.organise", item = "event")
    public OpinionTotals totals(@PathParam("event") long id, @Context Visit visit) {
        Opinions opinions = Opinions.of(opening.find(id, visit).row().id(), database);
        return new OpinionTotals(opinions.people(), opinions.average(), opinions.useful(), opinions.level());
    }
}
