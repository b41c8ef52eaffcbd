// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;

/** An event as it was typed into {@link EventForm}: read, checked, and said in the form where it is wrong. */
public final class TypedEvent {
    private TypedEvent() {}

    /**
     * What was typed; messages are kept in the form when something is wrong, and null is returned.
     *
     * @param before the event as it is stored, null for a new one
     */
    public static EventDraft read(Form form, Events.Whole before, List<String> languages, Bodies bodies, Visit visit) {
        Localised title = titles(form, languages);
        String language = form.oneOf("language", Tongues.offered(visit).keySet());
        Body body = Descriptions.body(form, "body", before == null ? Body.EMPTY : before.body(), bodies);
        Map<String, Body> versions =
                Descriptions.read(form, before == null ? Map.of() : before.versions(), languages, language, bodies);
        boolean cancelled = before != null && before.row().cancelled();
        Status status = choice(
                Status.class,
                form,
                "status",
                cancelled
                        ? Set.of("PLANNED", "UNDATED", "POSTPONED", "CANCELLED")
                        : Set.of("PLANNED", "UNDATED", "POSTPONED"));
        // What is cancelled keeps its date, where it had one.
        When when = status == Status.PLANNED || status == Status.CANCELLED && dated(form) ? when(form) : null;
        if (status != Status.PLANNED && status != Status.CANCELLED && dated(form, before)) {
            form.reject("status", "webinar.problem.dated");
        }
        Way way = choice(Way.class, form, "way", Set.of("ONLINE", "ON_SITE", "HYBRID"));
        Localised venue = LineByLanguage.read(form, "venue", languages, EventForm.TEXT, language);
        if (way != null && way.placed() && venue.isEmpty()) {
            form.reject("venue." + languages.get(0), "web.problem.required");
        }
        Localised reason = LineByLanguage.read(form, "reason", languages, EventForm.REASON, language);
        if (status == Status.CANCELLED && reason.isEmpty() && form.valid()) {
            form.reject("reason." + languages.get(0), "web.problem.required");
        }
        String link = address(form, "link");
        String meeting = address(form, "meeting");
        String recording = address(form, "recording");
        List<String> spoken = tongues(form, "spoken", visit);
        List<String> interpreted = tongues(form, "interpreted", visit);
        Terms terms = TermsForm.read(form, when);
        Details details = DetailsForm.read(
                form,
                before == null ? List.of() : before.details().questions(),
                when,
                languages,
                LineByLanguage.tag(languages, language));
        List<Integer> reminders = RemindersForm.read(form, before);
        return form.valid()
                ? new EventDraft(
                        title,
                        language,
                        body,
                        versions,
                        status,
                        status == Status.POSTPONED || status == Status.CANCELLED ? reason : Localised.NONE,
                        when,
                        way,
                        venue,
                        link,
                        meeting,
                        form.checked("room"),
                        recording,
                        topic(form),
                        reminders,
                        thanked(form),
                        spoken,
                        interpreted,
                        terms,
                        details.withLines(EventLines.ids(details, language, before, bodies)))
                : null;
    }

    private static Thanked thanked(Form form) {
        return Stream.of(Thanked.values())
                .filter(one -> one.name().equals(form.value("thanks")))
                .findFirst()
                .orElse(Thanked.NOBODY);
    }

    private static String topic(Form form) {
        String topic = form.value("topic");
        return topic.matches("[\\w-]{1,60}") ? topic : "";
    }

    private static Localised titles(Form form, List<String> languages) {
        Map<String, String> titles = new LinkedHashMap<>();
        form.localised("title", languages, EventForm.TITLE, false)
                .texts()
                .forEach((language, text) -> titles.put(language, OneLine.of(text)));
        Localised title = new Localised(titles);
        if (title.isEmpty()) {
            form.reject("title." + languages.get(0), "webinar.problem.title");
        }
        return title;
    }

    static <T extends Enum<T>> T choice(Class<T> type, Form form, String field, Set<String> options) {
        String chosen = form.oneOf(field, options);
        return options.contains(chosen) ? Enum.valueOf(type, chosen) : null;
    }

    private static boolean dated(Form form) {
        return !TypedMoment.in(form, "start").date().isEmpty();
    }

    /** Whether there is a date which is not the one that the event has, and would be lost. */
    private static boolean dated(Form form, Events.Whole before) {
        String date = TypedMoment.in(form, "start").date();
        When now = before == null ? null : before.row().when();
        return !date.isEmpty()
                && (now == null
                        || !date.equals(TypedMoment.of(now.start(), now.zone()).date()));
    }

    private static When when(Form form) {
        ZoneId zone = EventForm.zone(form.oneOf("zone", Zones.all().keySet()));
        if (zone == null) {
            return null;
        }
        Instant start = TypedMoment.in(form, "start").read(form, "start", zone);
        Instant end = TypedMoment.in(form, "end").read(form, "end", zone);
        if (start == null || end == null) {
            return null;
        }
        if (!end.isAfter(start)) {
            form.reject("endTime", "webinar.problem.order");
        } else if (Duration.between(start, end).compareTo(EventForm.LONGEST) > 0) {
            form.reject("endDate", "webinar.problem.long", EventForm.LONGEST.toDays());
        }
        return new When(start, end, zone);
    }

    private static String address(Form form, String field) {
        String address = form.optional(field, EventForm.ADDRESS);
        if (!address.isEmpty() && !web(address)) {
            form.reject(field, "webinar.problem.address");
        }
        return address;
    }

    /** Whether it is a whole address of the web, which leads nowhere else. */
    static boolean web(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static List<String> tongues(Form form, String field, Visit visit) {
        Set<String> offered = Tongues.offered(visit).keySet();
        return form.values(field).stream()
                .filter(offered::contains)
                .distinct()
                .limit(10)
                .toList();
    }
}
