// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.series.SeriesForm;

/**
 * The form in which events are announced and changed.
 *
 * @param fields filled
 * @param form as it was sent; null for the first time
 * @param before the event as it is stored; null for a new one
 * @param base version that the organiser sees, 0 for a new one
 * @param languages of the interface, in each of which there may be a title
 */
public record EventForm(Fields fields, Form form, Events.Whole before, int base, List<String> languages, Visit visit) {
    /** No event takes longer; what does is several events. */
    public static final Duration LONGEST = Duration.ofDays(14);

    public static final int TITLE = 200;
    public static final int TEXT = 300;
    public static final int ADDRESS = 1_000;
    public static final int REASON = 500;
    /** Minutes before an event at which people are reminded where nobody says otherwise: a week, a day, an hour. */
    public static final List<Integer> REMINDERS = List.of(10_080, 1_440, 60);

    /**
     * An empty one.
     *
     * @param reminders with which events of the space begin
     */
    public static EventForm fresh(List<String> languages, List<Integer> reminders, Visit visit) {
        Fields fields = Fields.of(visit)
                .with("language", visit.language())
                .with("status", Status.PLANNED)
                .with("way", Way.ONLINE)
                .with("who", Terms.Who.SPACE)
                .with("thanks", Thanked.NOBODY)
                .with("zone", Zones.chosen(visit.zone()));
        RemindersForm.fill(fields, reminders);
        return new EventForm(fields, null, null, 0, languages, visit);
    }

    /** One that comes back. */
    public static EventForm back(Form form, Events.Whole before, int base, List<String> languages, Visit visit) {
        return new EventForm(Fields.of(visit, form), form, before, base, languages, visit);
    }

    /** One to change an event; a cancelled one stays so unless it gets a date again. */
    public static EventForm of(Events.Whole event, List<String> languages, Visit visit) {
        EventRow row = event.row();
        String language = LineByLanguage.tag(languages, event.language());
        Fields fields = Fields.of(visit)
                .with("title", row.title())
                .with("language", event.language())
                .with("body", event.body().html())
                .with("status", row.status())
                .with("reason", row.reason())
                .with("zone", row.zone().getId())
                .with("way", row.way())
                .with("venue", row.venues().isEmpty() ? Localised.of(language, row.venue()) : row.venues())
                .with("link", row.link())
                .with("meeting", row.meeting())
                .with("room", row.room() ? "1" : "")
                .with("topic", row.topic())
                .with("thanks", row.thanks())
                .with("recording", row.recording())
                .withAll("spoken", new LinkedHashSet<>(row.spoken()))
                .withAll("interpreted", new LinkedHashSet<>(row.interpreted()));
        if (row.when() != null) {
            typed(fields, "start", TypedMoment.of(row.when().start(), row.zone()));
            typed(fields, "end", TypedMoment.of(row.when().end(), row.zone()));
        }
        Descriptions.fill(fields, event.versions());
        TermsForm.fill(fields, row);
        SeriesForm.fill(fields, row);
        DetailsForm.fill(fields, event.details(), language);
        RemindersForm.fill(fields, row.reminders());
        AskingForm.fill(fields, row);
        return new EventForm(fields, null, event, row.version(), languages, visit);
    }

    /** Filled with a subject that somebody proposed. */
    void about(long suggestion, String title, String text) {
        fields.with("suggestion", suggestion)
                .with("title." + visit.language(), title)
                .with("body", text.isEmpty() ? "" : "<p>" + Html.escape(text).replace("\n", "</p><p>") + "</p>");
    }

    /** The same as a new one, on another day. */
    EventForm again() {
        Fields empty = fields.with("again", "1")
                .with("from", before.row().id())
                .with("takeFiles", "1")
                .with("takeSpaces", before.row().organisers() > 0 ? "1" : "")
                .with("reportPage", "")
                .with("startDate", "")
                .with("endDate", "")
                .with("session", "")
                .with("recording", "")
                .with("report", "")
                .with("status", Status.PLANNED);
        names("reason").forEach(field -> empty.with(field, ""));
        for (String moment : List.of("opens", "closes")) {
            empty.with(moment + "Date", "").with(moment + "Time", "");
        }
        return new EventForm(empty, null, null, 0, languages, visit);
    }

    static void typed(Fields fields, String name, TypedMoment moment) {
        fields.with(name + "Date", moment.date())
                .with(name + "Time", moment.time())
                .with(name + "Hour", moment.hour());
    }

    /** Choices of the status: an event is cancelled elsewhere, here it only stays so. */
    public Map<String, String> statuses() {
        Map<String, String> statuses = new LinkedHashMap<>();
        if (before != null && before.row().cancelled()) {
            statuses.put(Status.CANCELLED.name(), visit.text("webinar.status.CANCELLED"));
        }
        for (Status status : List.of(Status.PLANNED, Status.UNDATED, Status.POSTPONED)) {
            statuses.put(status.name(), visit.text("webinar.status." + status.name()));
        }
        return statuses;
    }

    public Map<String, String> ways() {
        Map<String, String> ways = new LinkedHashMap<>();
        for (Way way : Way.values()) {
            ways.put(way.name(), visit.text("webinar.way." + way.name()));
        }
        return ways;
    }

    /** Names of the fields of a text in every language, and others. */
    public List<String> names(String field, String... others) {
        return Stream.concat(languages.stream().map(language -> field + "." + language), Stream.of(others))
                .toList();
    }

    /** Name of the field of the description in another language. */
    public String version(String language) {
        return Descriptions.field(language);
    }

    /** Whether there is a field for the description in a language: there is none for its own, unless something stands in it. */
    public boolean otherwise(String language) {
        return !language.equals(fields.value("language")) || versioned(language);
    }

    /** Whether a description in another language is shown opened. */
    public boolean versioned(String language) {
        String name = version(language);
        return !fields.value(name).isEmpty()
                || form != null
                        && (form.problem(name).isPresent()
                                || form.fields().stream().anyMatch(field -> field.startsWith(name + "-")));
    }

    /** Whether a question has options, or has to have some. */
    public boolean optioned(String name) {
        return form != null
                || languages.stream()
                        .anyMatch(tag -> !fields.value(name + "." + tag).isEmpty());
    }

    /** Which of the two, when clocks show an hour twice. */
    public Map<String, String> hours() {
        Map<String, String> hours = new LinkedHashMap<>();
        hours.put("", visit.text("webinar.form.hour.choose"));
        hours.put("earlier", visit.text("webinar.form.hour.earlier"));
        hours.put("later", visit.text("webinar.form.hour.later"));
        return hours;
    }

    /** Whether clocks show what stands in the fields twice, so that one has to be chosen. */
    public boolean twice(String name) {
        return zone(fields.value("zone")) != null && moment(name).twice(zone(fields.value("zone")));
    }

    private TypedMoment moment(String name) {
        return new TypedMoment(fields.value(name + "Date"), fields.value(name + "Time"), fields.value(name + "Hour"));
    }

    /** What stands in the fields, in words; "" when that is no date. */
    public String inWords() {
        ZoneId zone = zone(fields.value("zone"));
        if (zone == null) {
            return "";
        }
        Instant start = moment("start").instant(zone).orElse(null);
        Instant end = moment("end").instant(zone).orElse(null);
        return start == null || end == null || !end.isAfter(start)
                ? ""
                : new WhenWords(visit.messages()).words(new When(start, end, zone));
    }

    static ZoneId zone(String name) {
        return Zones.all().containsKey(name) ? ZoneId.of(name) : null;
    }

    /** Whom the server thanks afterwards, with labels. */
    public Map<String, String> thanked() {
        Map<String, String> thanked = new LinkedHashMap<>();
        for (Thanked one : Thanked.values()) {
            thanked.put(one.name(), visit.text("webinar.form.thanks." + one.name()));
        }
        return thanked;
    }

    /** What stands in one language only although the event has several, in the reader's words; empty for a new one. */
    public List<String> inOneLanguage() {
        return before == null ? List.of() : OneLanguage.of(before, visit);
    }
}
