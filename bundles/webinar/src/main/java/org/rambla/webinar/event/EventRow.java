// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.rambla.api.content.ContentState;
import org.rambla.api.persistence.Row;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Localised;

/**
 * An event as lists show it.
 *
 * @param version counts what organisers changed
 * @param when null while the date is not known
 * @param zone of the organiser
 * @param was when it was to be before it was postponed, or null
 * @param meeting where to join, "" for nowhere; only for those who are registered
 * @param room whether one joins on the network's own meeting server
 * @param recording where it can be seen afterwards, "" for nowhere
 * @param topic of the network's taxonomy, "" for none
 * @param reminders minutes before the beginning at which the registered are reminded
 * @param thanks whom the server thanks afterwards
 * @param confirmed how many have a place
 * @param waiting how many wait for one
 * @param series 0 when it stands alone
 * @param session number in the series
 * @param organisers how many other spaces organise it too
 * @param reason why it was postponed or cancelled, by language; in the one of the event where it is known in one only
 * @param venue in the language of the event
 * @param venues the venue by language; empty where it is known in one only
 * @param askedAt since when those who have a place are asked whether they can come on the new date; null for nobody
 * @param askUntil until when those who have a place may say whether they can come on the new date; null for no limit
 * @param replacedBy series that takes place instead when it is cancelled, 0 for none
 * @param movedFrom when it began before its last change; null where that left the beginning as it was
 */
public record EventRow(
        long id,
        int version,
        long space,
        long author,
        Localised title,
        Status status,
        Localised reason,
        When when,
        ZoneId zone,
        Instant was,
        Way way,
        String venue,
        String link,
        String meeting,
        boolean room,
        String recording,
        List<String> spoken,
        List<String> interpreted,
        Terms terms,
        String topic,
        List<Integer> reminders,
        Thanked thanks,
        int confirmed,
        int waiting,
        ContentState state,
        long series,
        int session,
        int organisers,
        long replacedBy,
        Localised venues,
        Instant askedAt,
        Instant askUntil,
        Instant movedFrom) {
    /** Of the table webinar_event, called e. */
    public static final String COLUMNS =
            "e.id, e.version, e.space_id, e.author, e.title, e.status, e.reason, e.reasons, e.language, e.starts_at, e.ends_at, e.zone,"
                    + " e.was_at, e.way, e.venue, e.link, e.meeting, e.room, e.recording, e.spoken, e.interpreted,"
                    + " e.state, e.admission, e.capacity, e.per_city, e.opens_at, e.closes_at, e.confirmed, e.waiting,"
                    + " e.series, e.session_number, e.organisers, e.replaced_by, e.topic, e.reminders, e.thanks,"
                    + " e.thanks_all, e.venues, e.asked_at, e.ask_until, e.moved_from";

    public static EventRow of(Row row) {
        ZoneId zone = ZoneId.of(row.text("zone"));
        boolean dated = row.number("starts_at") != 0;
        return new EventRow(
                row.number("id"),
                row.integer("version"),
                row.number("space_id"),
                row.number("author"),
                Localised.fromJson(row.text("title")),
                Status.valueOf(row.text("status")),
                reason(row),
                dated ? new When(row.instant("starts_at"), row.instant("ends_at"), zone) : null,
                zone,
                row.number("was_at") == 0 ? null : row.instant("was_at"),
                Way.valueOf(row.text("way")),
                row.text("venue"),
                row.text("link"),
                row.text("meeting"),
                row.flag("room"),
                row.text("recording"),
                tags(row.text("spoken")),
                tags(row.text("interpreted")),
                new Terms(
                        Terms.Who.valueOf(row.text("admission")),
                        row.integer("capacity"),
                        row.integer("per_city"),
                        row.number("opens_at") == 0 ? null : row.instant("opens_at"),
                        row.number("closes_at") == 0 ? null : row.instant("closes_at")),
                row.text("topic"),
                minutes(row.text("reminders")),
                thanked(row),
                row.integer("confirmed"),
                row.integer("waiting"),
                ContentState.valueOf(row.text("state")),
                row.number("series"),
                row.integer("session_number"),
                row.integer("organisers"),
                row.number("replaced_by"),
                Localised.fromJson(row.text("venues")),
                row.number("asked_at") == 0 ? null : row.instant("asked_at"),
                row.number("ask_until") == 0 ? null : row.instant("ask_until"),
                row.number("moved_from") == 0 ? null : row.instant("moved_from"));
    }

    private static Localised reason(Row row) {
        String known = row.text("reasons");
        return known.isEmpty() ? Localised.of(row.text("language"), row.text("reason")) : Localised.fromJson(known);
    }

    private static Thanked thanked(Row row) {
        return !row.flag("thanks") ? Thanked.NOBODY : row.flag("thanks_all") ? Thanked.PLACED : Thanked.PRESENT;
    }

    private static List<Integer> minutes(String text) {
        return tags(text).stream().map(Integer::valueOf).toList();
    }

    private static List<String> tags(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /** Whether it is over. */
    public boolean past(Instant now) {
        return when != null && !when.end().isAfter(now);
    }

    /** Whether there is somewhere to join, for those who are registered. */
    public boolean joinable() {
        return way.online() && (room || !meeting.isEmpty());
    }

    /** Where it takes place, for a reader; "" where one does not go anywhere. */
    public String venueIn(String language) {
        return !way.placed() ? "" : venues.isEmpty() ? venue : venues.in(language);
    }

    public boolean cancelled() {
        return status == Status.CANCELLED;
    }

    /** Whether there is a place left over all cities. */
    public boolean free() {
        return terms.capacity() == 0 || confirmed < terms.capacity();
    }

    /** Its page, and what lies below it. */
    public static String path(SpaceCard space, long event, String rest) {
        return space.path("webinar", "events/" + event + rest);
    }
}
