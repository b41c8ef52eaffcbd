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
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Details;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.Events.Position;
import org.rambla.webinar.event.Jointly;
import org.rambla.webinar.event.Scope;
import org.rambla.webinar.event.Stretch;

/** Events for programs. */
@Path("/events")
@Produces(MediaType.APPLICATION_JSON)
public final class EventApi {
    private static final int LIST = 50;

    /** So many that stand in other spaces are counted. */
    private static final int OTHERS = 500;

    private final Events events;
    private final Jointly jointly;
    private final EventEntries entries;
    private final OpenEvent opening;
    private final Clock clock;

    public EventApi(Events events, Jointly jointly, EventEntries entries, OpenEvent opening, Clock clock) {
        this.events = events;
        this.jointly = jointly;
        this.entries = entries;
        this.opening = opening;
        this.clock = clock;
    }

    /**
     * Fifty events.
     *
     * @param total number of events in this view, over all pages
     * @param next address of the next page; left out on the last one
     */
    public record EventList(List<EventEntry> events, long total, String next) {}

    /**
     * An event.
     *
     * @param titles by language
     * @param start left out while the date is not known
     * @param version counts what organisers changed
     * @param zone IANA name of the organiser's zone
     * @param capacity 0 for no limit
     * @param confirmed how many have a place; in tens, and 0 below ten, for whoever does not organise in this space
     * @param waiting how many wait for one, told in the same way
     * @param registration OPEN, or why the caller cannot register now
     * @param mine CONFIRMED or WAITING; left out when the caller is not registered
     */
    public record EventEntry(
            long id,
            int version,
            Map<String, String> titles,
            String status,
            String reason,
            Instant start,
            Instant end,
            String zone,
            String way,
            String venue,
            String link,
            List<String> spoken,
            List<String> interpreted,
            int capacity,
            int perCity,
            int confirmed,
            int waiting,
            String registration,
            String mine,
            String path) {}

    /**
     * An event with all that its page shows.
     *
     * @param language of the description
     * @param html the description
     * @param versions the description in other languages, where somebody wrote it
     */
    public record WholeEvent(
            EventEntry event,
            String language,
            String html,
            Map<String, String> versions,
            List<Details.Speaker> speakers,
            List<Details.Part> programme,
            List<QuestionEntry> questions) {}

    /**
     * What registrants are asked.
     *
     * @param key under which the answer is sent
     * @param type TEXT, YES, CHOICE, SEVERAL, NUMBER or DATE
     * @param labels by language
     * @param choices what may be chosen: labels by language, by key; left out where nothing is to choose
     */
    public record QuestionEntry(
            String key,
            String type,
            Map<String, String> labels,
            boolean required,
            Map<String, Map<String, String>> choices) {
        static QuestionEntry of(Details.Question question) {
            Map<String, Map<String, String>> choices = new LinkedHashMap<>();
            question.options().forEach((key, label) -> choices.put(key, label.texts()));
            return new QuestionEntry(
                    question.key(),
                    question.type().name(),
                    question.label().texts(),
                    question.required(),
                    choices.isEmpty() ? null : choices);
        }
    }

    /** @param view "" for what is coming, "past" or "undated" */
    @GET
    @Requires("webinar.read")
    public EventList list(
            @QueryParam("view") @DefaultValue("") String view,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        long space = visit.space().id();
        Instant now = clock.instant();
        Position from = Position.parse(after).orElse(null);
        Stretch stretch = switch (view) {
            case "" -> Stretch.coming(now);
            case "past" -> Stretch.past(now);
            case "undated" -> Stretch.undated();
            default -> throw Refusal.notFound();
        };
        Scope scope = jointly.scope(space);
        List<EventRow> found = events.in(scope, stretch, from, LIST + 1, now);
        long total = view.isEmpty()
                ? events.countComing(space, now)
                : view.equals("past") ? events.countPast(space, now) : events.countUndated(space);
        if (scope.beside() != null) {
            total += jointly.readable(events.in(scope.beside(), stretch, null, OTHERS, now), visit)
                    .size();
        }
        List<EventRow> read = found.subList(0, Math.min(LIST, found.size()));
        return new EventList(
                entries.of(jointly.readable(read, visit), visit),
                total,
                found.size() > LIST
                        ? "/api" + visit.space().path("webinar", "events") + "?view=" + view + "&after="
                                + Position.of(read.get(LIST - 1))
                        : null);
    }

    @GET
    @Path("{event}")
    @Requires(value = "webinar.read", item = "event")
    public WholeEvent event(@PathParam("event") long id, @Context Visit visit) {
        Events.Whole event = opening.find(id, visit);
        return new WholeEvent(
                entries.of(List.of(event.row()), visit).get(0),
                event.language(),
                event.body().html(),
                versions(event),
                event.details().speakers(),
                event.details().programme(),
                event.details().questions().stream().map(QuestionEntry::of).toList());
    }

    private static Map<String, String> versions(Events.Whole event) {
        Map<String, String> versions = new LinkedHashMap<>();
        event.versions().forEach((language, body) -> versions.put(language, body.html()));
        return versions;
    }
}
