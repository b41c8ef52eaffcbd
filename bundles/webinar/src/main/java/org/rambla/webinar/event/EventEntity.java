// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentState;
import org.rambla.api.text.Localised;

/** An event while it changes; pages read {@link EventRow}. */
@Entity
@Table(name = "webinar_event")
public class EventEntity {
    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "space_id")
    private long space;

    private long author;
    private String title;
    private String language;

    @Lob
    private String body;

    private int sanitiser;
    private String status;
    private String reason = "";
    private String reasons = "";

    @Column(name = "starts_at")
    private long startsAt;

    @Column(name = "ends_at")
    private long endsAt;

    private String zone;

    @Column(name = "moved_from")
    private long movedFrom;

    @Column(name = "was_at")
    private long wasAt;

    private String way;
    private String venue;
    private String venues = "";
    private String link;
    private String meeting;
    private boolean room;
    private String recording = "";
    private String topic = "";
    private String reminders = "";
    private boolean thanks;

    @Column(name = "thanks_all")
    private boolean thanksAll;

    private String spoken;
    private String interpreted;

    @Lob
    private String details;

    private String admission;
    private int capacity;

    @Column(name = "per_city")
    private int perCity;

    @Column(name = "opens_at")
    private long opensAt;

    @Column(name = "closes_at")
    private long closesAt;

    private String state = ContentState.PUBLISHED.name();

    @Column(name = "created_at")
    private long createdAt;

    protected EventEntity() {}

    /** A new event; {@link #describe} says what it is. */
    public EventEntity(long id, long space, long author, ZoneId zone, Instant at) {
        this.id = id;
        this.space = space;
        this.author = author;
        this.zone = zone.getId();
        this.createdAt = at.toEpochMilli();
    }

    public long id() {
        return id;
    }

    public long space() {
        return space;
    }

    /** Counts what organisers changed. */
    public int version() {
        return version;
    }

    public Localised title() {
        return Localised.fromJson(title);
    }

    public Status status() {
        return Status.valueOf(status);
    }

    public boolean published() {
        return state.equals(ContentState.PUBLISHED.name());
    }

    /** Only those who moderate or manage its space see it. */
    void hide() {
        state = ContentState.HIDDEN.name();
    }

    /** Whoever reads its space sees it again. */
    void show() {
        state = ContentState.PUBLISHED.name();
    }

    /** Takes what its organiser typed. A date that is taken away is remembered. */
    public void describe(EventDraft draft) {
        title = draft.title().toJson();
        language = draft.language();
        body = draft.body().html();
        sanitiser = draft.body().sanitiser();
        way = draft.way().name();
        venue = draft.venue().in(draft.language());
        venues = draft.venue().isEmpty() ? "" : draft.venue().toJson();
        link = draft.link();
        meeting = draft.meeting();
        room = draft.room();
        recording = draft.recording();
        topic = draft.topic();
        reminders = draft.reminders().stream().map(String::valueOf).collect(Collectors.joining(" "));
        thanks = draft.thanks() != Thanked.NOBODY;
        thanksAll = draft.thanks() == Thanked.PLACED;
        spoken = String.join(" ", draft.spoken());
        interpreted = String.join(" ", draft.interpreted());
        details = draft.details().toJson();
        status = draft.status().name();
        explain(draft.reason());
        admit(draft.terms());
        move(draft.when());
    }

    private void admit(Terms terms) {
        admission = terms.who().name();
        capacity = terms.capacity();
        perCity = terms.perCity();
        opensAt = terms.opens() == null ? 0 : terms.opens().toEpochMilli();
        closesAt = terms.closes() == null ? 0 : terms.closes().toEpochMilli();
    }

    /**
     * Registrants are told of a change: of when it began before, too, where that is another moment now.
     *
     * @param cancelled whether it was until now: nobody was told of dates that it had meanwhile
     */
    void moved(When was, boolean cancelled) {
        long present = was == null ? 0 : was.start().toEpochMilli();
        long before = cancelled && movedFrom != 0 ? movedFrom : present;
        movedFrom = before == startsAt ? 0 : before;
    }

    /** All that registrants have to be told of when it changes, as one text. */
    public String practical() {
        Way taken = Way.valueOf(way);
        return String.join(
                "|",
                status,
                startsAt + "-" + endsAt,
                zone,
                way,
                taken.placed() ? places() : "",
                taken.online() ? room ? "room" : meeting : "");
    }

    /** The venue in all its languages, the same for one that was stored when there was one only. */
    private String places() {
        Map<String, String> texts = venues.isEmpty()
                ? Map.of(language, venue)
                : Localised.fromJson(venues).texts();
        return texts.entrySet().stream()
                .filter(text -> !text.getValue().isEmpty())
                .map(text -> text.getKey() + "=" + text.getValue())
                .sorted()
                .collect(Collectors.joining("|"));
    }

    /** Language tags. */
    List<String> interpreted() {
        return interpreted == null || interpreted.isEmpty() ? List.of() : List.of(interpreted.split(" "));
    }

    /** Who speaks, as {@link Details#called} tells them apart, in order. */
    List<String> speakers() {
        if (details == null) {
            return List.of();
        }
        Details all = Details.fromJson(details);
        return all.speakers().stream().map(all::called).toList();
    }

    /** Whether it is over. */
    public boolean past(Instant now) {
        return endsAt != 0 && endsAt <= now.toEpochMilli();
    }

    /** When it takes place; null while the date is not known. */
    When when() {
        return startsAt == 0
                ? null
                : new When(Instant.ofEpochMilli(startsAt), Instant.ofEpochMilli(endsAt), ZoneId.of(zone));
    }

    private void move(When when) {
        if (when != null) {
            wasAt = 0;
            startsAt = when.start().toEpochMilli();
            endsAt = when.end().toEpochMilli();
            zone = when.zone().getId();
        } else {
            wasAt = startsAt == 0 ? wasAt : startsAt;
            startsAt = 0;
            endsAt = 0;
        }
    }

    /** It can be seen there from now on. */
    public void recorded(String address) {
        recording = address;
    }

    /** It does not take place. */
    public void cancel(Localised why) {
        status = Status.CANCELLED.name();
        movedFrom = 0;
        explain(why);
    }

    private void explain(Localised why) {
        reason = why.in(language);
        reasons = why.isEmpty() ? "" : why.toJson();
    }
}
